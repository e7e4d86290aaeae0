"""Questionnaires ask what the indicators promise, one thing at a time, and take no side."""

import json

import pytest

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.jobs.survey.questionnaire import questionnaire
from tests.fakes.approved import approved


def pleased(*names):
    rows = [Indicator(level1="满意度指标", level2="服务对象满意度指标", name=name, target="≥90%") for name in names]
    base = [r for r in approved().indicators if "满意" not in r.name]
    return approved(indicators=(*base, *rows))


def texts(made):
    return [q.text for q in made.questions]


def test_a_questionnaire_goes_from_outputs_to_the_whole():
    (made,) = questionnaire(approved())
    assert (made.title, made.audience) == ("养老护理员培训满意度调查问卷", "参训学员")
    assert texts(made) == [
        "在“护理员培训”方面，您的满意程度是：", "在“经验推广街道”方面，您的满意程度是：",
        "在“项目实施的及时程度”方面，您的满意程度是：", "在“养老服务水平”方面，您的满意程度是：",
        "在“获得服务的便利程度”方面，您的满意程度是：", "在“工作人员的服务态度”方面，您的满意程度是：",
        "在“项目信息的公开程度”方面，您的满意程度是：", "总的来看，您对本项目的满意程度是：",
    ]  # fmt: skip
    assert made.questions[0].indicator == "护理员培训人次"
    assert made.questions[-1].indicator == "参训学员满意度"
    assert "不记姓名" in made.greeting
    assert made.open_question
    assert not made.background


def test_every_audience_has_its_own_questionnaire_and_says_who_answers():
    made = questionnaire(pleased("学生和家长满意度", "社区群众满意度"))
    assert [q.audience for q in made] == ["学生", "家长", "社区群众"]
    assert {q.background_options for q in made} == {("学生", "家长", "社区群众", "其他")}


def test_one_audience_may_be_asked_for_by_part_of_its_name_or_anew():
    filing = pleased("参训学员对食堂的满意度")
    assert [q.audience for q in questionnaire(filing, "学员")] == ["学员"]
    assert "在“食堂”方面，您的满意程度是：" in texts(questionnaire(filing, "学员")[0])
    assert "在“食堂”方面，您的满意程度是：" not in texts(questionnaire(filing, "用人企业")[0])


def test_without_a_satisfaction_indicator_those_served_are_asked():
    assert [q.audience for q in questionnaire(pleased())] == ["服务对象"]
    assert [q.audience for q in questionnaire(Filing())] == ["服务对象"]


def test_a_department_is_asked_about_from_four_sides():
    (made,) = questionnaire(approved(), degree_360=True)
    assert made.background_options == ("上级", "同级", "下级", "服务对象")
    assert made.title == "青溪县民政局履职满意度调查问卷（360度）"
    assert "在“工作效率”方面，您的满意程度是：" in texts(made)


@pytest.mark.shared
def test_questions_of_real_projects_are_single_neutral_and_few(shared):
    filings = sorted((shared / "real_filings" / "clean_dev").glob("*.json"))
    assert filings
    for path in filings:
        drafted = questionnaire(Filing.model_validate(json.loads(path.read_text(encoding="utf-8"))))
        assert drafted, path.name
        for made in drafted:
            assert 4 <= len(made.questions) <= 12
            assert len(set(texts(made))) == len(made.questions)
            assert all(len(q.options) == 5 for q in made.questions)
            assert not any(word in q for q in texts(made) for word in ("和", "是否显著", "提升", "吗"))
