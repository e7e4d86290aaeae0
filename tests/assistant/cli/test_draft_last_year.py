"""jixiao draft with last year's form: the new form, what changed, and what is asked."""

import json

from tests.fakes.command import jixiao
from tests.fakes.last_year import last_year


def written(tmp_path):
    path = tmp_path / "去年.json"
    path.write_text(last_year().model_dump_json(), encoding="utf-8")
    return path


def test_the_form_is_rolled_on_with_changes_in_words(tmp_path):
    changes = "培训改150人，资金调到120万，自筹不变"
    done = jixiao("draft", written(tmp_path), "--changes", changes, "--out", tmp_path / "out", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert answer["filing"]["year"] == 2027
    assert {c["after"] for c in answer["changes"]} >= {"2027", "≥150人", "120万元"}
    assert all(changes[e["start"] : e["end"]] == e["quote"] for e in answer["ledger"])
    assert len(answer["files"]) == 3


def test_changes_may_stand_in_a_file_and_are_shown_to_people(tmp_path):
    changes = tmp_path / "变化.txt"
    changes.write_text("培训改150人，其他照旧。", encoding="utf-8")
    done = jixiao("draft", written(tmp_path), "--changes", changes, "--out", tmp_path / "out", "--year", "2028")
    assert done.returncode == 0
    assert "改动 指标“护理员培训人数”：≥120人 → ≥150人" in done.stdout
    assert "2026 → 2028" in done.stdout


def test_changes_without_a_form_are_one_line_that_says_what_to_do(tmp_path):
    brief = tmp_path / "brief.txt"
    brief.write_text("经费50万元，培训120人。", encoding="utf-8")
    done = jixiao("draft", brief, "--changes", "培训改150人", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "没有读到去年的表" in done.stderr
