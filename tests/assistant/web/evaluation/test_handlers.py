"""The tab 绩效评价: papers in, score sheet with evidence, edited scores, report, files."""

import pytest

from assistant.bootstrap import Product
from assistant.settings import Settings
from assistant.web.evaluation.handlers import EvaluationPage, EvaluationWork, gathered
from tests import CASES_FOLDER
from tests.fakes.indexed import with_index

PROFILE = "central-2020"
CASE = CASES_FOLDER / "dossier"
OUTPUTS = ("work", "note", "status", "table", "chosen", "evidence", "papers", "facts")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    settings = Settings(data_dir=with_index(tmp_path_factory.mktemp("data"), "none"), embedding="none", _env_file=None)
    return EvaluationPage(Product(settings))


def declaration():
    return next(str(p) for p in sorted(CASE.glob("申报表.*")))


@pytest.fixture(scope="module")
def started(page):
    papers = sorted(str(p) for p in (CASE / "资料").rglob("*") if p.is_file())
    return [
        dict(zip(OUTPUTS, step, strict=True))
        for step in page.start(papers, declaration(), None, None, "project-2020", "completed", "部门评价", PROFILE)
    ]


def is_kept(value):
    return isinstance(value, dict) and value.get("__type__") == "update" and len(value) == 1


def test_no_papers_get_one_line(page):
    (step,) = page.start(None, None, None, None, "project-2020", "completed", "部门评价", PROFILE)
    assert "请先选择项目资料" in step[1]


def test_progress_is_told_while_papers_are_read(started):
    assert any("……" in step["note"] for step in started[:-1])


def test_papers_become_a_score_sheet_with_evidence(started):
    made = started[-1]
    assert made["note"].startswith("读了")
    assert {"决策", "过程", "产出", "效益"} == {row[1] for row in made["table"]}
    assert "佐证" in made["evidence"]
    assert "互相矛盾" in made["papers"]
    assert "第" in made["facts"]


def test_a_changed_score_needs_a_reason_and_moves_the_total(page, started):
    made = started[-1]
    rows = [list(row) for row in made["table"]]
    at = next(i for i, row in enumerate(rows) if row[4])
    rows[at][4] = "0"
    refused = dict(zip(OUTPUTS, page.rescore(rows, made["work"]), strict=True))
    assert "请在“调整理由”一栏写明理由" in refused["note"]
    assert is_kept(refused["work"])
    rows[at][7] = "现场核查不符"
    changed = dict(zip(OUTPUTS, page.rescore(rows, made["work"]), strict=True))
    assert changed["table"][at][4] == "0"
    assert changed["status"] != made["status"]
    assert "现场核查不符" in changed["table"][at][5] + changed["table"][at][6]


def test_the_report_is_written_section_by_section_and_saved(page, started):
    steps = list(page.write("", "2026年5月", started[-1]["work"], None))
    said, preview, _, work, errand = steps[-1]
    assert said.startswith("报告写好了")
    assert "一、" in preview
    assert errand is None
    files = [f["orig_name"] if isinstance(f, dict) else str(f) for f in page.download(work).value]
    assert any(name.endswith(".docx") for name in files)


def test_nothing_is_written_before_an_evaluation(page):
    (step,) = page.write("", "", EvaluationWork(), None)
    assert step[-1] is None
    assert all(is_kept(v) for v in step[:-1])


def test_two_papers_of_one_name_are_both_kept(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "out").mkdir()
    for folder in "ab":
        (tmp_path / folder / "合同.txt").write_text(folder, encoding="utf-8")
    gathered([str(tmp_path / "a" / "合同.txt"), str(tmp_path / "b" / "合同.txt")], tmp_path / "out")
    assert {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "out").iterdir()} == {
        "合同.txt": "a",
        "合同（2）.txt": "b",
    }


def test_results_that_were_not_used_are_told(page, tmp_path):
    results = tmp_path / "完成情况.yaml"
    results.write_text("指标:\n  改造教室数量: 632间\n  没有批复的指标: 5个\n", encoding="utf-8")
    papers = [str(p) for p in (CASE / "资料" / "05验收").glob("*.txt")]
    *_, step = page.start(
        papers, declaration(), str(results), None, "project-2020", "completed", "部门评价", PROFILE
    )  # fmt: skip
    assert "“没有批复的指标”对不上任何批复的指标，没有使用" in step[1]
