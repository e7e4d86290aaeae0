"""``jixiao form``: a form of another kind from one that there is; what did not fit is said."""

import json

import pytest

from assistant.cli import errors

RESULTS = "全年执行数: 210.5\n指标:\n  - {名称: 护理员培训人次, 完成值: 700人次}\n  - {名称: 捐赠图书, 完成值: 30册}\n"


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "到七月.yaml"
    path.write_text(RESULTS, encoding="utf-8")
    return path


def test_a_monitoring_form_is_filled_and_written(run, declaration, results, tmp_path, capsys):
    out = tmp_path / "out"
    code, shown = run(
        "form", "绩效运行监控表", str(declaration), "--results", str(results), "--months", "7",
        "--out", str(out), "--json", capsys=capsys,
    )  # fmt: skip
    noted = json.loads(shown.out)
    assert code == errors.DONE
    row = next(r for r in noted["filing"]["indicators"] if r["name"] == "护理员培训人次")
    assert (noted["filing"]["form"], noted["filing"]["months"], row["progress"]) == ("monitoring", 7, "700人次")
    assert [r["name"] for r in noted["unknown"]] == ["捐赠图书"]
    assert sorted(p.suffix for p in out.iterdir()) == [".docx", ".json"]


def test_for_people_it_says_what_is_still_missing(run, declaration, results, tmp_path, capsys):
    code, shown = run(
        "form", "monitoring", str(declaration), "--results", str(results), "--out", str(tmp_path), capsys=capsys
    )
    assert code == errors.DONE
    assert "没有使用：完成情况中的“捐赠图书：30册”" in shown.out
    assert "“完成目标可能性”没有填写" in shown.out
    assert "草稿" in shown.out


def test_a_form_that_cannot_be_filled_is_refused_with_those_that_can(run, declaration, tmp_path, capsys):
    code, shown = run("form", "审核表", str(declaration), "--out", str(tmp_path), capsys=capsys)
    assert (code, shown.err.count("\n")) == (errors.WRONG_USE, 1)
    assert "绩效运行监控表" in shown.err
