"""``jixiao draft``: a brief in; a form, its JSON, findings and the account of every number out."""

import json

import pytest

from assistant.cli import errors

BRIEF = "青溪县民政局2027年护理员培训项目，培训护理员120人，11月底前完成，申请县财政资金12万元，学员满意度90%以上。"


@pytest.fixture
def brief(tmp_path):
    path = tmp_path / "简介.txt"
    path.write_text(BRIEF, encoding="utf-8")
    return str(path)


def test_json_has_the_filing_the_ledger_and_the_files(run, brief, tmp_path, capsys):
    code, shown = run("draft", brief, "--out", str(tmp_path / "out"), "--no-model", "--json", capsys=capsys)
    noted = json.loads(shown.out)
    assert code == errors.DONE
    assert {"filing", "ledger", "questions", "findings", "writer", "files"} <= set(noted)
    assert (noted["filing"]["year"], noted["writer"]) == (2027, "rule_based")
    assert {e["quote"] for e in noted["ledger"]} >= {"120人", "12万元"}
    assert len(noted["files"]) == len(list((tmp_path / "out").iterdir())) == 3


def test_for_people_it_shows_findings_questions_and_the_trace(run, brief, tmp_path, capsys):
    code, shown = run("draft", brief, "--out", str(tmp_path), "--no-model", "--trace", "--explain", capsys=capsys)
    assert code == errors.DONE
    for part in ("检查结果：", "请补充：", "规则起草，未使用大模型", "简介里的数字", "指标值的来源"):
        assert part in shown.out
    assert [p.name for p in tmp_path.glob("*立项说明.docx")]


def test_without_a_folder_it_says_what_to_write(run, brief, capsys):
    code, shown = run("draft", brief, "--no-model", capsys=capsys)
    assert code == errors.WRONG_USE
    assert "--out" in shown.err


def test_an_unknown_profile_is_named_with_those_there_are(run, brief, tmp_path, capsys):
    code, shown = run("draft", brief, "--out", str(tmp_path), "--profile", "atlantis", "--no-model", capsys=capsys)
    assert code == errors.WRONG_USE
    assert "central-2021" in shown.err
