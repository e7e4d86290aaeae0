"""Papers as they reach a unit are known for what they are: each document of a file by itself."""

import docx
import pytest

from assistant.domain.policy import PolicyStatus
from assistant.jobs.questions.originals.reader import read_policies
from tests.fakes import policy_papers as battery


@pytest.fixture
def read(tmp_path):
    def from_text(text, encoding="utf-8"):
        path = tmp_path / "文件.txt"
        path.write_bytes(text.encode(encoding))
        return read_policies(path)

    return from_text


def heads(found):
    return [(r.title, r.doc_no, r.issuer) for r in found]


def test_a_forwarding_notice_is_itself_and_what_it_forwards_stands_by_itself(read):
    notice, ten = read(battery.FORWARDING)
    assert notice.title.startswith("关于转发《财政部关于印发")
    assert (notice.doc_no, notice.issuer, notice.region) == ("青市财〔2020〕15号", "青溪市财政局", "青溪")
    assert [n.doc_no for n in notice.forwards] == ["财预〔2020〕10号"]
    assert heads([ten]) == [("项目支出绩效评价管理办法", "财预〔2020〕10号", "财政部")]
    assert (str(notice.date), str(ten.date), str(ten.validity.effective)) == ("2020-04-02", "2020-02-25", "2020-02-25")


def test_a_notice_that_forwards_without_the_text_does_not_become_what_it_forwards(read):
    (notice,) = read(battery.FORWARDING_ALONE)
    assert notice.doc_no == "青市财〔2020〕15号"
    assert any("6月30日" in line for piece in notice.pieces for line in piece.lines)


def test_a_notice_without_a_number_of_its_own_does_not_take_that_of_what_it_forwards(read):
    (notice,) = read(battery.FORWARDING_ALONE.replace("青市财〔2020〕15号\n", ""))
    assert notice.doc_no == ""


def test_a_compilation_is_its_six_documents(read):
    found = read(battery.compilation())
    assert [r.title for r in found] == [f"青溪市绩效管理第{c}类事项办法" for c in "甲乙丙丁戊己"]
    assert [r.doc_no for r in found] == [f"青市财效〔2020〕{n}号" for n in range(1, 7)]
    assert [r.pieces[1].lines for r in found] == [[f"期限为{n}0个工作日。"] for n in range(1, 7)]
    assert [r.number for r in found] == [1, 2, 3, 4, 5, 6]


def test_two_rules_under_one_number_are_two_and_have_the_head_of_their_notice(read):
    goals, monitoring = read(battery.TWO_UNDER_ONE_NUMBER)
    assert (goals.title, monitoring.title) == ("青溪市预算绩效目标管理办法", "青溪市预算绩效监控管理办法")
    assert {goals.doc_no, monitoring.doc_no} == {"青市财效〔2021〕6号"}
    assert (monitoring.issuer, str(monitoring.date)) == ("青溪市财政局", "2021-03-09")
    assert (str(goals.validity.effective), str(goals.validity.until)) == ("2021-03-09", "2026-03-08")
    assert str(monitoring.validity.effective) == "2021-05-01"


def test_the_repeal_clause_names_each_document_and_says_where_only_a_part_is_meant(read):
    (one,) = read(battery.REPEALING)
    assert [n.shown for n in one.validity.repeals] == [
        "《青溪市财政支出绩效评价办法》（青市财〔2013〕8号）", "《青溪市自评规程》（青市财〔2015〕2号）的部分条款",
    ]  # fmt: skip
    assert (one.validity.status, str(one.validity.effective)) == (PolicyStatus.TRIAL, "2022-05-01")


def test_a_notice_with_a_form_attached_is_one_document_and_keeps_the_form(read):
    (one,) = read(battery.WITH_ATTACHMENT)
    assert (one.title, one.doc_no) == ("关于开展2022年度绩效自评工作的通知", "青市财效〔2023〕11号")
    assert "附件1" in [p.place for p in one.pieces]
    assert "产出指标 数量指标 10 10" in "".join(one.pieces[-1].lines)


def test_old_encodings_are_read(read):
    assert heads(read(battery.TWO_UNDER_ONE_NUMBER, "gb18030")) == heads(read(battery.TWO_UNDER_ONE_NUMBER))


def test_cells_that_say_the_same_are_all_kept(tmp_path):
    document = docx.Document()
    for line in battery.REPEALING.splitlines():
        document.add_paragraph(line)
    table = document.add_table(1, 4)
    for cell, text in zip(table.rows[0].cells, ("数量指标", "10", "10", "已完成"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "a.docx"))
    (one,) = read_policies(tmp_path / "a.docx")
    assert "数量指标 10 10 已完成" in "".join(one.pieces[-1].lines)


@pytest.mark.slow
def test_all_sources_in_one_file_are_noted_apart(read, shared, catalog):
    folder = shared / "reference" / "policy_sources"
    texts = [(folder / e["source_file"]).read_text(encoding="utf-8") for e in catalog if e.get("source_file")]
    found = read("\n".join(text.partition("-->")[2] for text in texts))
    assert len(found) == len(texts)
    assert sum(r.articles for r in found) > 1300


def test_each_source_of_the_corpus_is_one_document_with_its_title_and_number(shared, catalog):
    from assistant.jobs.questions.originals.identity import matches
    from policy_corpus import policies

    wrong = []
    for entry in (e for e in catalog if e.get("source_file")):
        found = read_policies(shared / "reference" / "policy_sources" / entry["source_file"])
        same = [m.document.id for m in matches(found[0], policies.documents()) if m.is_same]
        if len(found) != 1 or same[:1] != [entry["id"]]:
            wrong.append(entry["id"])
    assert wrong == ["caiyu-2018-167"], "its scan bears the title of the document that it is about"
