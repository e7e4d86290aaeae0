"""Who is asked what, read from the name of an indicator; what people cannot judge is not asked."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.jobs.survey.questionnaire_words import (
    SurveyAspect,
    aspect,
    audiences,
    department_aspects,
    general_aspects,
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("学生满意度", {"学生": ""}), ("接受服务的老年人满意度（%）", {"接受服务的老年人": ""}),
        ("服务对象满意率", {"服务对象": ""}),
        ("老师、学生对食堂的满意度", {"老师": "食堂", "学生": "食堂"}), ("企业对本项目满意度", {"企业": ""}),
        ("培训满意度", {"服务对象": "培训"}), ("满意度", {"服务对象": ""}),
        ("社会公众或服务对象满意度", {"社会公众或服务对象": ""}),
        ("【待补充：对象】满意度", {}), ("培训合格率", {}),
    ],
)  # fmt: skip
def test_who_is_asked_what_is_read_from_the_indicator(name, found):
    row = Indicator(level1="满意度指标", name=name)
    assert audiences([row]) == {who: [SurveyAspect(name, subject)] for who, subject in found.items()}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("老年助餐服务人次", "老年助餐服务"), ("普通教室照明达标率", "普通教室照明"),
        ("有效持证读者增长率", "有效持证读者变化"),
        ("居民生活环境改善程度", "居民生活环境变化"), ("养老服务水平", "养老服务水平"),
        ("项目总成本", ""), ("工程验收合格率", ""),
        ("安全责任事故数", ""), ("道路和桥梁数量", ""), ("补贴发放及时率", "补贴发放"),
        ("受益学生人数", ""), ("环境卫生达标率", "环境卫生"),
        ("数量", ""),
    ],
)  # fmt: skip
def test_only_what_people_can_judge_is_asked_and_a_rise_is_asked_as_a_change(name, asked):
    assert aspect(name) == asked


def rows(*names):
    return [Indicator(level1="满意度指标", name=name) for name in names]


def test_two_indicators_of_the_same_people_make_one_group():
    found = audiences(rows("学生满意度", "学生对食堂的满意度"))
    assert found == {"学生": [SurveyAspect("学生满意度"), SurveyAspect("学生对食堂的满意度", "食堂")]}


def test_groups_stand_in_the_order_of_the_indicators():
    assert list(audiences(rows("家长和教师满意度", "学生满意度"))) == ["家长", "教师", "学生"]


@pytest.mark.parametrize("name", ["和谐社区居民满意度", "与会人员满意度"])
def test_a_joining_word_within_a_word_joins_nothing(name):
    assert list(audiences(rows(name))) == [name.removesuffix("满意度")]


def test_a_note_in_brackets_is_not_asked():
    assert list(audiences(rows("学生（抽样）满意度（%）"))) == ["学生"]


@pytest.mark.parametrize("names", [(), ("",), ("培训人次",), ("满意度调查完成率",)])
def test_without_an_indicator_of_satisfaction_nobody_is_asked(names):
    assert audiences(rows(*names)) == {}


@pytest.mark.parametrize("aspects", [general_aspects(), department_aspects()])
def test_what_anybody_can_be_asked_is_worded_once_and_without_a_verdict(aspects):
    assert len(set(aspects)) == len(aspects) >= 3
    assert not [a for a in aspects if "满意" in a or "是否" in a]


@pytest.mark.parametrize(("name", "asked"), [("", ""), ("　", ""), ("率", ""), ("卫生", "卫生"), ("民生", "民生")])
def test_a_name_too_short_to_be_asked_is_not(name, asked):
    assert aspect(name) == asked
