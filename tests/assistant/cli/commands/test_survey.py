"""``jixiao survey``: questionnaires out, answers in, errors in one line."""

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assistant.domain.survey import SurveyResult
from tests.fakes.command import jixiao


def survey(*args):
    return jixiao("survey", *args)


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "答案.csv"
    rows = ["群体,您是否满意", *["学员,满意"] * 40, *["学员,一般"] * 10, *["教师,非常满意"] * 10, *["教师,不满意"] * 10]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_questionnaire_and_answer_sheet_are_written_and_the_answers_count(declaration, tmp_path):
    out = tmp_path / "问卷"
    done = survey("questionnaire", declaration, "--out", out)
    assert done.returncode == 0, done.stderr
    names = sorted(p.name for p in out.iterdir())
    assert names == ["养老护理员培训满意度调查问卷_参训学员.docx", "养老护理员培训满意度调查问卷_答案录入表.xlsx"]
    book = openpyxl.load_workbook(out / names[1])
    book.active.cell(4, 2).value, book.active.cell(5, 2).value = "满意", "一般"
    book.save(tmp_path / "填好.xlsx")
    counted = survey("count", tmp_path / "填好.xlsx", "--json")
    assert json.loads(counted.stdout)["rate"] == 50


def test_the_department_is_asked_about_from_four_sides(declaration, tmp_path):
    done = survey("questionnaire", declaration, "--out", tmp_path / "a", "--degree-360", "--json")
    assert json.loads(done.stdout)["questionnaires"][0]["background_options"] == ["上级", "同级", "下级", "服务对象"]
    assert survey("questionnaire", declaration, "--out", tmp_path, "--degree-360", "--audience", "学员").returncode == 2
    assert survey("questionnaire", declaration).returncode == 2


def test_a_count_is_weighed_saved_and_explained(answers, tmp_path):
    saved = tmp_path / "结果" / "满意度.json"
    done = survey(
        "count",
        answers,
        "--weights",
        "学员=60，教师=40",
        "--population",
        "学员=300,教师=40",
        "--sent",
        90,
        "--save",
        saved,
    )
    assert done.returncode == 0, done.stderr
    result = SurveyResult.model_validate_json(saved.read_text(encoding="utf-8"))
    assert (result.rate, result.population, result.sent) == (68, 340, 90)
    assert "学员80%×60%＋教师50%×40%=68%" in done.stdout
    assert saved.with_suffix(".txt").read_text(encoding="utf-8") == done.stdout


def test_json_is_the_result_alone(answers):
    done = survey("count", answers, "--method", "mean_points", "--population", 1000, "--json")
    result = SurveyResult.model_validate(json.loads(done.stdout))
    assert (result.method, result.rate, result.recommended) == ("mean_points", Decimal("72.86"), 278)


@pytest.mark.parametrize(
    ("options", "code", "stated"),
    [
        (["--weights", "学员=60,教师=50"], 2, "合计110"), (["--weights", "学员"], 2, "看不懂"),
        (["--weights", "学员=多,教师=40"], 2, "不是数字"), (["--weights", ""], 2, "是空的"),
        (["--population", "3.5"], 2, "大于0的整数"), (["--population", "家长=5"], 2, "没有群体“家长”"),
        (["--method", "x"], 2, "method"), (["--group", "片区"], 3, "片区"), (["--save", "x.txt"], 2, ".json"),
        (["--sent", "0"], 2, "sent"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line(answers, options, code, stated):
    done = survey("count", answers, *options)
    assert done.returncode == code
    assert done.stderr.startswith("错误：")
    assert stated in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_one_line(tmp_path):
    done = survey("count", tmp_path / "没有.csv")
    assert done.returncode == 3
    assert "找不到文件" in done.stderr


def test_a_wrong_number_names_the_option_and_the_whole_command(answers):
    done = survey("count", answers, "--sent", 0)
    assert done.returncode == 2
    assert done.stderr == "错误：参数 --sent 的值不对。用法见 jixiao survey count --help。\n"


def test_a_project_without_a_name_gives_files_without_marks(declaration, tmp_path):
    filing = json.loads(Path(declaration).read_text(encoding="utf-8"))
    filing["project"]["name"] = "【待补充：项目名称】"
    path = tmp_path / "d.json"
    path.write_text(json.dumps(filing, ensure_ascii=False), encoding="utf-8")
    survey("questionnaire", path, "--out", tmp_path / "out")
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == ["满意度调查问卷_参训学员.docx", "满意度调查问卷_答案录入表.xlsx"]
