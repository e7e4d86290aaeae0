"""A batch of filings is reviewed to the end: every filing is a row, and so is every file that cannot be read."""

import os
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.bootstrap import Product
from assistant.domain.filing import Filing, Project
from assistant.domain.finding import Finding, Severity
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import ReadFiling
from assistant.jobs.review.job import Reviewed, Reviews, Unread
from assistant.rules.engine import ReviewResult
from generators.results_template import render_results_template
from policy_corpus.catalog import ProfileNotFound, load_profile
from tests.fakes.approved import approved
from tests.fakes.forms import CONTRADICTORY, DECLARED, DEPARTMENT, EVALUATED, MONITORED, REVIEWED, word


@pytest.fixture(scope="module")
def reviews():
    return Product().reviews


def declaration(folder, name="申报表.json", **changes):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(approved(**changes).model_dump_json(), encoding="utf-8")
    return path


def rows(batch):
    return [(row.source, row.filing.form if isinstance(row, Reviewed) else row.reason) for row in batch.rows]


BAD = {
    "空.docx": b"",
    "假.docx": b"plain text",
    "断.json": b"{",
    "旧.xls": b"\xd0\xcf\x11\xe0" + b"0" * 100,
    "信.json": b'{"hello": 1}',
}


def test_bad_files_are_rows_and_the_others_are_reviewed(reviews, tmp_path):
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    good = declaration(tmp_path, "好.json")
    batch = reviews.review([*(tmp_path / name for name in BAD), tmp_path / "不在.docx", good])
    assert [row.source for row in batch.unread] == [*BAD, "不在.docx"]
    assert all(row.reason and "\n" not in row.reason and row.source in row.reason for row in batch.unread)
    assert [row.source for row in batch.reviewed] == ["好.json"]


def test_the_hostile_files_of_the_reference_are_rows_beside_a_good_one(reviews, shared, tmp_path):
    folder = shared / "hostile_inputs"
    names = ("laughs.docx", "macro_vba.docx", "gridspan_noval.docx", "money_1e5000.json", "num_1e9.json",
             "year_big.json", "surrogate.json", "deep_brief.json", "int_brief.json", "ctrl_name.json")  # fmt: skip
    paths = [folder / name for name in names if (folder / name).is_file()]
    if not paths:
        pytest.skip("没有 hostile_inputs")
    batch = reviews.review([*paths, declaration(tmp_path)])
    assert {row.source.partition("#")[0] for row in batch.rows} == {p.name for p in paths} | {"申报表.json"}
    assert isinstance(batch.rows[-1], Reviewed)


class Reader:
    """Gives what it was told for a file's name, or raises it."""

    def __init__(self, **by_stem):
        self.by_stem = by_stem

    def __call__(self, path):
        found = self.by_stem[path.stem]
        if isinstance(found, Exception):
            raise found
        return [ReadFiling(filing, path.name) for filing in found]


def filing(name="护理员培训", form=FormKind.GOAL_DECLARATION, **changes):
    return Filing(form=form, project=Project(name=name), **changes)


def passed(_filing, _profile, others=()):
    return ReviewResult((), ())


def heads(read, review=passed, profile=load_profile):
    return Reviews(review, lambda name: profile(name or "central-2021"), {FormKind.GOAL_DECLARATION}, read)


@pytest.mark.parametrize(
    "error", [KeyError("w:p"), RecursionError(), MemoryError(), PermissionError(13, "x"), ValueError()]
)
def test_whatever_a_reader_raises_stays_with_its_file(error):
    batch = heads(Reader(坏=error, 好=[filing()])).review([Path("坏.docx"), Path("好.docx")])
    bad, good = batch.rows
    assert isinstance(bad, Unread)
    assert bad.reason.startswith("“坏.docx”")
    assert bad.cause is error
    assert isinstance(good, Reviewed)


def test_a_rule_that_fails_on_one_filing_leaves_the_others_reviewed():
    def review(one, _profile, others=()):
        if one.year == 2020:
            raise ZeroDivisionError
        return ReviewResult((), ())

    batch = heads(Reader(表=[filing(year=2020), filing(year=2026)]), review).review([Path("表.docx")])
    bad, good = batch.rows
    assert (bad.source, good.filing.year) == ("表.docx", 2026)
    assert "检查时程序出错（ZeroDivisionError）" in bad.reason


def test_a_profile_that_a_filing_names_and_nobody_has_is_its_own_trouble():
    batch = heads(Reader(甲=[filing(profile="nowhere")], 乙=[filing()])).review([Path("甲.docx"), Path("乙.docx")])
    assert "没有“nowhere”这个口径" in batch.unread[0].reason
    assert len(batch.reviewed) == 1


def test_a_profile_that_the_user_names_and_nobody_has_is_refused_at_once():
    with pytest.raises(ProfileNotFound):
        heads(Reader(甲=[filing()])).review([Path("甲.docx")], "nowhere")


def test_the_chosen_profile_goes_before_that_of_the_filing():
    own, other = heads(Reader(甲=[filing(profile="shanghai")])), [Path("甲.docx")]
    assert own.review(other).reviewed[0].profile.id == "shanghai"
    assert own.review(other, "central-2020").reviewed[0].profile.id == "central-2020"


def test_filings_of_one_project_are_compared_with_each_other_and_with_no_other():
    seen = {}

    def review(one, _profile, others=()):
        seen[one.id] = [other.id for other in others]
        return ReviewResult((), ())

    found = {
        "甲": [filing(id="a", name="护理员 培训"), filing(id="b", name="道路养护")],
        "乙": [filing(id="c"), filing(id="m", form=FormKind.MONITORING), filing(id="u", form=FormKind.UNKNOWN)],
    }
    heads(Reader(**found), review).review([Path("甲.docx"), Path("乙.docx")])
    assert seen == {"a": ["c"], "b": [], "c": ["a"]}


@pytest.mark.parametrize(
    ("form", "kind", "stated"),
    [
        (REVIEWED, FormKind.REVIEW_FORM, "这是绩效目标审核表，目前没有这种表的检查规则，没有检查。"),
        (CONTRADICTORY, FormKind.UNKNOWN, "认不出是哪一种绩效表：标题是“项目支出绩效自评表（2026年度）”，列是"),
    ],
)
def test_a_kind_without_rules_is_named_and_not_judged_by_the_rules_of_another(reviews, tmp_path, form, kind, stated):
    (row,) = reviews.review([word(tmp_path / "表.docx", form)]).rows
    assert (row.filing.form, row.result.findings, row.result.skipped) == (kind, (), ())
    assert row.unchecked.startswith(stated)
    assert row.unchecked.endswith("没有检查。")


def test_our_own_results_sheet_is_named_and_not_judged_as_a_self_evaluation(reviews, tmp_path):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(render_results_template(approved()))
    (row,) = reviews.review([path]).rows
    assert (row.filing.form, row.result.findings, row.result.skipped) == (FormKind.RESULTS_SHEET, (), ())
    assert row.unchecked.startswith("这是完成情况填报表。")
    assert "jixiao evaluate" in row.unchecked


@pytest.mark.parametrize("form", [DECLARED, EVALUATED])
def test_kinds_with_rules_are_judged_by_them(reviews, tmp_path, form):
    (row,) = reviews.review([word(tmp_path / "表.docx", form)]).rows
    assert row.result.findings
    assert row.unchecked == ""


@pytest.mark.parametrize(
    ("severity", "stands"), [("fatal", True), ("error", True), ("warning", False), ("info", False)]
)
def test_findings_that_must_be_mended_stand_in_the_whole_batch(severity, stands):
    found = Finding(
        code="X", name="x", severity=Severity(severity), confidence=Decimal(1), path="", message="", advice=""
    )
    batch = heads(Reader(甲=[filing()]), lambda *_, **__: ReviewResult((found,), ())).review([Path("甲.docx")])
    assert batch.has_errors is stands


def test_folders_are_read_with_what_is_below_them_and_named_by_their_place(reviews, tmp_path):
    folder = tmp_path / "一批"
    word(declaration(folder / "甲").parent / "监控.docx", MONITORED)
    declaration(folder / "乙", "申报表.json")
    for name in ("说明.txt", "网页.html", "名单.csv", "汇报.pptx"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "扫描.pdf").write_bytes(b"%PDF-1.4")
    (folder / "~$监控.docx").write_bytes(b"lock")
    batch = reviews.review([folder])
    assert [row.source for row in batch.rows] == ["乙/申报表.json", "扫描.pdf", "甲/申报表.json", "甲/监控.docx"]
    assert [row.source for row in batch.unread] == ["扫描.pdf"]


def test_files_of_several_folders_are_named_with_their_folder(reviews, tmp_path):
    folders = [declaration(tmp_path / name).parent for name in "甲乙"]
    assert [row.source for row in reviews.review(folders).rows] == ["甲/申报表.json", "乙/申报表.json"]


def test_a_folder_without_filings_says_so(reviews, tmp_path):
    assert "没有能读的绩效表文件" in reviews.review([tmp_path]).unread[0].reason


def test_a_zip_archive_is_read_member_by_member(reviews, tmp_path):
    path = tmp_path / "一批.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(word(tmp_path / "m.docx", MONITORED), "甲/监控.docx")
        archive.writestr("乙/坏.json", "{")
        archive.writestr("内.zip", b"PK")
        archive.writestr("说明.md", "x")
    assert rows(reviews.review([path])) == [
        ("一批.zip/甲/监控.docx", FormKind.MONITORING),
        ("一批.zip/乙/坏.json", "“坏.json”不是有效的 JSON，请检查文件是否完整。"),
        ("一批.zip/内.zip", "“一批.zip/内.zip”是压缩包里的压缩包，没有打开，请先解压再试。"),
    ]


def test_a_broken_archive_is_a_row(reviews, tmp_path):
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 nothing")
    batch = reviews.review([tmp_path / "坏.zip", declaration(tmp_path)])
    assert "不是有效的 ZIP 压缩包" in batch.unread[0].reason
    assert len(batch.reviewed) == 1


def test_two_files_of_one_name_are_noted_apart(reviews, tmp_path):
    one, other = declaration(tmp_path / "甲"), declaration(tmp_path / "乙")
    assert [row.source for row in reviews.review([one, other]).rows] == [str(one), str(other)]


THREE = Reader(甲=[filing()], 乙=[filing()], 丙=[filing()])
PATHS = [Path(f"{name}.docx") for name in "甲乙丙"]


def test_progress_is_noted_file_by_file():
    noted = []
    heads(THREE).review(PATHS, progress=lambda *step: noted.append(step))
    assert noted == [(0, 3, "甲.docx"), (1, 3, "乙.docx"), (2, 3, "丙.docx"), (3, 3, "")]


def test_what_was_not_reached_when_the_user_cancelled_is_a_row():
    reached = []
    batch = heads(THREE).review(
        PATHS, progress=lambda done, _total, _name: reached.append(done), cancelled=lambda: max(reached) >= 1
    )
    assert [(row.source, row.reason) for row in batch.unread] == [(p.name, "已取消，没有检查。") for p in PATHS]


def test_a_name_in_the_bytes_of_a_chinese_windows_is_shown_in_characters(reviews, tmp_path):
    (tmp_path / os.fsdecode("坏表.json".encode("gb18030"))).write_bytes(b"{")
    (row,) = reviews.review([tmp_path]).rows
    assert (row.source, row.reason) == ("坏表.json", "“坏表.json”不是有效的 JSON，请检查文件是否完整。")


def test_the_goals_of_a_department_are_judged_by_the_rules_that_hold_for_them(reviews, tmp_path):
    (row,) = reviews.review([word(tmp_path / "表.docx", DEPARTMENT)]).rows
    assert row.filing.form is FormKind.DEPARTMENT_GOAL
    assert {f.name for f in row.result.findings} >= {"goal-missing", "quantity-or-quality-missing"}
    assert not [f for f in row.result.findings if f.code.startswith("WGT") or "weight" in f.name]


@pytest.mark.parametrize(("count", "checked"), [(1000, True), (1001, False)])
def test_a_form_of_more_rows_than_a_check_takes_is_said_and_not_checked(tmp_path, count, checked):
    filing = approved()
    item = ReadFiling(filing.model_copy(update={"indicators": filing.indicators[:1] * count}), "长.xlsx")
    none, profile = ReviewResult((), ()), load_profile("central-2021")
    reviews = Reviews(lambda *_a, **_k: none, lambda _id: profile, {filing.form}, lambda _path: [item])
    path = tmp_path / "长.xlsx"
    path.write_bytes(b"x")
    [row] = reviews.review([path]).rows
    assert ("1001条指标" in row.unchecked) is not checked
