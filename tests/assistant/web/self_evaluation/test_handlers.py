"""The tab 绩效自评: goals in, results in by any way, scores at once, deviations asked for, files out."""

import shutil

import openpyxl
import pytest

from assistant.bootstrap import Product
from assistant.domain.operation import Actor
from assistant.settings import Settings
from assistant.web.self_evaluation.handlers import SelfEvaluationPage, SelfEvaluationWork

PROFILE = "central-2020"
PLAIN, OPEN, FINISHED = False, False, True
"""No reduction for over-fulfilment; project not finished, finished."""
OUTPUTS = (
    "work", "note", "status", "initial", "adjusted", "executed", "achieved", "completed", "table", "asked", "found",
)  # fmt: skip
BRIEF = "护理员培训项目，培训护理员120人，2026年11月30日前完成，申请资金12万元，学员满意度达到90%以上。"


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    return Product(Settings(data_dir=tmp_path_factory.mktemp("data"), embedding="none", _env_file=None))


@pytest.fixture(scope="module")
def page(product):
    return SelfEvaluationPage(product)


@pytest.fixture(scope="module")
def begun(product, page):
    draft = product.pipeline.draft(BRIEF, product.profile(PROFILE), 2026)
    kept = product.store.works.create(PROFILE, 2026, Actor(), filing=draft.filing)
    return named(page.from_work(kept.work.id, PROFILE, PLAIN))


def named(values):
    return dict(zip(OUTPUTS, values, strict=True))


def said(page, work, text):
    return named(page.say(text, work, PROFILE, PLAIN))


def row(made, name):
    return next(r for r in made["table"] if name in r[1])


def is_kept(value):
    return isinstance(value, dict) and value.get("__type__") == "update" and len(value) == 1


def test_nothing_loaded_gets_a_line_and_changes_nothing(page):
    made = said(page, SelfEvaluationWork(), "培训实际完成118人")
    assert "请先载入" in made["note"]
    assert is_kept(made["table"])


def test_loaded_goals_wait_for_actual_values(begun):
    assert begun["status"].startswith("总分待定")
    assert row(begun, "护理员")[3] == ""


def test_a_sentence_brings_value_score_and_formula(page, begun):
    made = said(page, begun["work"], "培训护理员实际完成118人，资金执行11.4万元。")
    trained = row(made, "护理员")
    assert "118" in trained[3]
    assert "118÷120" in trained[6]
    assert made["executed"] == "11.4"


def test_a_missed_target_is_asked_for_its_cause_and_told_reasons_stay(page, begun):
    made = said(page, begun["work"], "培训护理员实际完成90人，资金执行12万元。")
    assert "护理员" in made["asked"]
    assert "人员保障" in made["asked"]
    rows = [list(r) for r in made["table"]]
    trained = row({"table": rows}, "护理员")
    trained[9], trained[10] = "人员保障", "原因：授课教师临时调离；改进措施：建立备选教师名单"
    again = named(page.edit(rows, "12", "12", "12", "", OPEN, made["work"], PROFILE, PLAIN))
    assert "授课教师临时调离" in row(again, "护理员")[10]


def test_a_changed_actual_changes_the_score_at_once(page, begun):
    made = said(page, begun["work"], "培训护理员实际完成90人，资金执行12万元。")
    rows = [list(r) for r in made["table"]]
    before = row(made, "护理员")[5]
    row({"table": rows}, "护理员")[3] = "120人"
    again = named(page.edit(rows, "12", "12", "12", "", FINISHED, made["work"], PROFILE, PLAIN))
    assert row(again, "护理员")[5] != before
    assert row(again, "护理员")[5] == row(again, "护理员")[4]


def test_a_bad_amount_keeps_everything_as_it_was(page, begun):
    made = named(page.edit(begun["table"], "十二万元", "", "", "", OPEN, begun["work"], PROFILE, PLAIN))
    assert "不是数字" in made["note"]
    assert is_kept(made["work"])


def test_a_file_that_holds_no_results_gets_one_line(page, begun, tmp_path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"not a workbook")
    made = named(page.results(str(path), begun["work"], PROFILE, PLAIN))
    assert made["note"].endswith("。")
    assert is_kept(made["table"])


def test_our_sheet_can_be_filled_and_read_back(page, begun, tmp_path):
    (given,) = page.template(begun["work"]).value
    path = shutil.copy(given["path"], tmp_path / "完成情况填报表.xlsx")
    made = named(page.results(path, begun["work"], PROFILE, PLAIN))
    assert "没有填写完成情况" in made["note"]
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(c for line in sheet.iter_rows() for c in line if c.value == "实际完成值")
    at = next(c.row for line in sheet.iter_rows() for c in line if "护理员" in str(c.value or "") and c.row > head.row)
    sheet.cell(at, head.column).value = "118人"
    book.save(path)
    made = named(page.results(path, begun["work"], PROFILE, PLAIN))
    assert row(made, "护理员")[3] == "118人"


def test_the_report_is_written_and_both_papers_come_out(page, begun):
    made = said(page, begun["work"], "培训护理员实际完成120人，资金执行12万元，学员满意度95%。")
    *_, (text, work, _) = page.explain(made["work"], None)
    assert "预算执行" in text
    assert work.done.narratives
    files = page.download(work).value
    names = [f["orig_name"] if isinstance(f, dict) else str(f) for f in files]
    assert any("自评表" in n for n in names)
    assert any("自评报告" in n for n in names)
