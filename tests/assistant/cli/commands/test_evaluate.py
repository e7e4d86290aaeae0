"""``jixiao evaluate``: scores with formulas, questions for causes, what could not be paired, three files."""

import json
import os
import subprocess
import sys

import pytest

from tests.fakes.command import jixiao

RESULTS = """
全年预算数: 480
全年执行数: 465.2
指标:
  - {名称: 护理员培训人次, 完成值: 1180人次}
  - {名称: 培训班期数, 完成值: 12期}
  - {名称: 捐赠图书数量, 完成值: 30册}
"""


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "完成情况.yaml"
    path.write_text(RESULTS, encoding="utf-8")
    return path


def test_scores_questions_and_files_are_printed(declaration, results, tmp_path):
    done = jixiao("evaluate", declaration, "--results", results, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "护理员培训人次：9.58 / 10 分　1180÷1200×100%=98.33%" in done.stdout
    assert "总分待定" in done.stdout
    assert "没有使用：完成情况中的“捐赠图书数量：30册”" in done.stdout
    assert "请补充：“护理员培训人次”" in done.stdout
    assert "经费保障、制度保障、人员保障、硬件条件保障、其他" in done.stdout
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_json_has_scores_with_formulas_and_stands_alone(declaration, results, tmp_path):
    done = jixiao("evaluate", declaration, "--results", results, "--out", tmp_path / "out", "--json")
    answer = json.loads(done.stdout)
    assert set(answer) >= {
        "filing", "scores", "unknown", "missing", "questions", "findings", "skipped", "writer", "files",
    }  # fmt: skip
    row = next(r for r in answer["scores"]["rows"] if r["name"] == "护理员培训人次")
    assert (row["weight"], row["score"], row["completion"], row["deviation_due"]) == (10, 9.58, 98.33, True)
    assert answer["scores"]["total"] is None
    assert answer["writer"] == "rule_based"


def test_a_finished_project_may_be_stated_to_be_so(declaration, results, tmp_path):
    done = jixiao("evaluate", declaration, "--results", results, "--out", tmp_path, "--completed", "--json")
    assert json.loads(done.stdout)["filing"]["project"]["completed"] is True


def test_the_text_of_the_report_is_noted_section_by_section(declaration, results, tmp_path):
    done = jixiao("evaluate", declaration, "--results", results, "--out", tmp_path, "--explain", "--json")
    keys = [n["key"] for n in json.loads(done.stdout)["narratives"]]
    assert keys[0] == "basics.overview"
    assert "deviations" in keys


def test_results_that_cannot_be_read_are_one_line(declaration, tmp_path):
    path = tmp_path / "r.yaml"
    path.write_text("指标: [", encoding="utf-8")
    done = jixiao("evaluate", declaration, "--results", path, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert done.stderr.strip().splitlines()[-1].startswith("错误：")
    assert not (tmp_path / "out").exists()


def test_a_missing_option_is_wrong_use(declaration):
    assert jixiao("evaluate", declaration).returncode == 2


def test_an_output_folder_that_is_a_file_is_named(declaration, results):
    done = jixiao("evaluate", declaration, "--results", results, "--out", declaration)
    assert done.returncode == 4
    assert "不能建立文件夹" in done.stderr


def test_without_a_folder_the_way_out_is_noted(declaration, results):
    done = jixiao("evaluate", declaration, "--results", results)
    assert done.returncode == 2
    assert "--out" in done.stderr


def test_what_a_model_would_be_sent_is_shown_and_nothing_is_written(declaration, results, tmp_path):
    environment = {**os.environ, "OPENAI_MODEL": "m", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "k"}
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli.main", "evaluate", declaration, "--results", results, "--show-prompt"],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "将发送到 127.0.0.1" in done.stdout
    assert "偏离绩效目标的原因" in done.stdout
    assert {p.name for p in tmp_path.iterdir()} == {declaration.name, results.name}


def test_a_form_without_indicators_and_a_row_without_a_name_are_stated_so(declaration, tmp_path):
    filing = json.loads(declaration.read_text(encoding="utf-8"))
    results = tmp_path / "r.yaml"
    results.write_text("全年预算数: 480\n全年执行数: 465.2\n", encoding="utf-8")
    for rows, stated in (
        ([], "总分待定，表中没有绩效指标。"),
        ([{**filing["indicators"][0], "name": ""}], "没有写名称的指标：待定"),
    ):
        path = tmp_path / "d.json"
        path.write_text(json.dumps({**filing, "indicators": rows}, ensure_ascii=False), encoding="utf-8")
        done = jixiao("evaluate", path, "--results", results, "--out", tmp_path / "out")
        assert stated in done.stdout, done.stderr
