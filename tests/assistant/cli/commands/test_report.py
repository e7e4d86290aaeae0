"""``jixiao report``: papers in, report out; what cannot be done gets one line and an exit code."""

import json
import shutil
from pathlib import Path

import pytest

from tests import CASES_FOLDER
from tests.fakes.command import jixiao

CASE = CASES_FOLDER / "dossier"
PAPERS, DECLARATION, RESULTS = CASE / "资料", CASE / "申报表.json", CASE / "完成情况.yaml"


def report(*args):
    return jixiao("report", *args, "--no-model")


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return report(PAPERS, "--out", out, "--declaration", DECLARATION, "--results", RESULTS, "--json"), out


def test_papers_become_word_and_json(done):
    run, out = done
    answer = json.loads(run.stdout)
    assert run.returncode == 0
    assert {Path(f).suffix for f in answer["files"]} == {".docx", ".json"}
    assert all(Path(f).parent == out and Path(f).stat().st_size for f in answer["files"])
    assert answer["evaluation"]["indicators"]
    assert answer["writer"] == "rule_based"


def test_the_unit_s_own_figures_are_kept_to_the_papers(done):
    answer = json.loads(done[0].stdout)
    stated = " ".join(c["message"] for c in answer["evaluation"]["contradictions"])
    assert "改造教室数量" in stated
    assert "632间" in stated


def test_a_changed_score_moves_the_total_and_says_who_changed_it(tmp_path):
    scores = tmp_path / "得分调整.yaml"
    scores.write_text("每间教室改造成本: {score: 7, reason: 核对结算资料，没有超过7300元}\n", encoding="utf-8")
    run = report(PAPERS, "--out", tmp_path / "out", "--declaration", DECLARATION, "--scores", scores, "--json")
    evaluation = json.loads(run.stdout)["evaluation"]
    row = next(r for r in evaluation["indicators"] if r["name"] == "每间教室改造成本")
    assert (row["score"], row["edited"]) == (7, True)
    assert evaluation["total"] == pytest.approx(sum(r["score"] for r in evaluation["indicators"]))
    assert evaluation["grade"] == "优"


def test_without_a_declaration_the_framework_stands_alone(tmp_path):
    run = report(PAPERS, "--out", tmp_path, "--json")
    evaluation = json.loads(run.stdout)["evaluation"]
    assert run.returncode == 0
    assert "青溪县" in evaluation["project"]["name"]
    assert {r["level1"] for r in evaluation["indicators"]} == {"决策", "过程", "产出", "效益"}


def _empty(tmp_path):
    (tmp_path / "空").mkdir()
    return (tmp_path / "空",)


def _only_unreadable(tmp_path):
    folder = tmp_path / "坏"
    folder.mkdir()
    (folder / "合同.pdf").write_bytes(b"%PDF-1.4 broken")
    return (folder,)


def _scores_without_reason(tmp_path):
    (tmp_path / "s.yaml").write_text("A1: {score: 1}\n", encoding="utf-8")
    return PAPERS, "--scores", tmp_path / "s.yaml"


def _too_many_points(tmp_path):
    (tmp_path / "s.yaml").write_text("A1: {score: 99, reason: 试}\n", encoding="utf-8")
    return PAPERS, "--scores", tmp_path / "s.yaml"


def _results_of_nothing(tmp_path):
    return PAPERS, "--results", shutil.copy(RESULTS, tmp_path)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (lambda p: (p / "没有",), 3),
        (_empty, 3),
        (_only_unreadable, 3),
        (_scores_without_reason, 3),
        (_too_many_points, 2),
        (_results_of_nothing, 2),
        (lambda _: (PAPERS, "--framework", "nope"), 2),
        (lambda _: (PAPERS, "--profile", "nope"), 2),
        (lambda p: (PAPERS, "--survey", p / "没有.csv"), 3),
    ],
)
def test_what_cannot_be_done_gets_one_line_and_writes_nothing(tmp_path, args, code):
    run = report(*args(tmp_path), "--out", tmp_path / "out")
    assert run.returncode == code
    assert run.stderr.strip().splitlines()[-1].startswith("错误：")
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "out").exists()
