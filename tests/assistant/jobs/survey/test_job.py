"""The survey job: questionnaires as files, a rate from a file of answers, and both as they are saved."""

import json
from decimal import Decimal

import pytest

from assistant.domain.survey import Questionnaire, SurveyQuestion
from assistant.files.interface import IntakeError
from assistant.jobs.survey.counting import Reach
from assistant.jobs.survey.job import Questionnaires, count, questionnaires, save
from tests.fakes.approved import approved


def answers(tmp_path, *lines):
    path = tmp_path / "答案.csv"
    path.write_text("\n".join(("身份,您是否满意", *lines)), encoding="utf-8")
    return path


def counted(tmp_path, **given):
    return count(answers(tmp_path, *["学生,满意"] * 3, "家长,一般"), "satisfied_share", **given)


def test_a_rate_comes_with_its_words(tmp_path):
    done = counted(tmp_path)
    assert done.result.rate == 75
    assert "75%" in done.text


def test_weights_and_reach_are_handed_on(tmp_path):
    weights = {"学生": Decimal(50), "家长": Decimal(50)}
    done = counted(tmp_path, weights=weights, reach=Reach(sent=10))
    assert (done.result.rate, done.result.sent) == (50, 10)


def test_a_group_that_is_not_there_is_refused_in_chinese(tmp_path):
    with pytest.raises(ValueError, match="没有群体“教师”"):
        counted(tmp_path, reach=Reach(by_group={"教师": 5}))


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path):
    with pytest.raises(IntakeError) as refused:
        count(tmp_path / "没有.csv", "satisfied_share")
    assert "\n" not in str(refused.value)


def test_the_analysis_is_saved_beside_the_result(tmp_path):
    done = counted(tmp_path)
    written, beside = save(done, tmp_path / "结果.json")
    assert (written.name, beside.name) == ("结果.json", "结果.txt")
    assert json.loads(written.read_text(encoding="utf-8"))["rate"] == 75
    assert beside.read_text(encoding="utf-8") == done.text


def test_a_declaration_gives_a_questionnaire_a_group_and_one_sheet(tmp_path):
    made = questionnaires(approved())
    assert [q.audience for q in made.made] == ["参训学员"]
    names = sorted(p.name for p in made.save(tmp_path))
    assert [n.rpartition(".")[2] for n in names] == ["docx", "xlsx"]
    assert "参训学员" in names[0]
    assert "答案录入表" in names[1]


def test_files_are_named_without_marks_and_signs_that_no_file_may_bear_and_cut_where_long(tmp_path):
    title = f"【待补充：年度】甲/乙：*项目? {'丙' * 80}"
    asked = Questionnaire(title=title, audience="学生", questions=(SurveyQuestion(text="您是否满意？"),))
    names = {p.stem for p in Questionnaires((asked,)).save(tmp_path)}
    assert names == {f"甲乙：项目{'丙' * 55}"}
    assert {len(n) for n in names} == {60}
