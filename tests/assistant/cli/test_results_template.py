"""``jixiao results-template`` writes the sheet beside the declaration, or where it is told."""

import json

from tests.fakes.command import jixiao


def test_the_sheet_stands_beside_the_declaration(declaration):
    done = jixiao("results-template", declaration)
    assert done.returncode == 0
    assert declaration.with_name("培训_完成情况填报表.xlsx").is_file()
    assert "请填写黄色格" in done.stdout


def test_the_sheet_goes_where_it_is_noted_and_json_says_so(declaration, tmp_path):
    target = tmp_path / "新建" / "表.xlsx"
    done = jixiao("results-template", declaration, "--out", target, "--json")
    assert json.loads(done.stdout) == {"project": "养老护理员培训", "indicators": 8, "files": [str(target)]}
    assert target.is_file()


def test_another_ending_is_wrong_use(declaration, tmp_path):
    done = jixiao("results-template", declaration, "--out", tmp_path / "表.docx")
    assert done.returncode == 2
    assert ".xlsx" in done.stderr


def test_a_file_that_is_no_declaration_is_one_line(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("{", encoding="utf-8")
    done = jixiao("results-template", path)
    assert done.returncode == 3
    assert done.stderr.startswith("错误：")
    assert not list(tmp_path.glob("*.xlsx"))
