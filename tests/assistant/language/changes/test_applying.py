"""A value is changed exactly, written as it was written before; what cannot be reckoned is a problem, no guess."""

import pytest

from assistant.language.changes.applying import ChangeProblem, apply_order
from assistant.language.changes.reader import read_changes
from assistant.language.target_parser import parse_target


def changed(before, words, year=2027):
    [order] = read_changes(words)
    return apply_order(order, parse_target(before), year)


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("≥120人", "培训改150人", "≥150人"),
        ("=12个", "站点再加3个", "=15个"),
        ("≥6万人次", "助餐增加5000人次", "≥6.5万人次"),
        ("≥60000人次", "助餐调到6.5万人次", "≥65000人次"),
        ("≥60000人次", "助餐增加5000", "≥65000人次"),
        ("≥92%", "满意度提高2个点", "≥94%"),
        ("≥92%", "满意度提高2%", "≥94%"),
        ("≤6%", "贫血率再压半个点", "≤5.5%"),
        ("≥90%以上", "满意度调到不低于95%", "≥95%以上"),
        ("≥12个", "站点控制在10个以内", "≤10个"),
        ("≤40元/人", "标准打八折", "≤32元/人"),
        ("≥6场", "培训砍掉一半", "≥3场"),
        ("≥6场", "培训减少三分之一", "≥4场"),
        ("≥6场", "培训翻两番", "≥24场"),
        ("120万元", "资金压减10%", "108万元"),
        ("120万元", "资金调到1500000元", "150万元"),
        ("≥8万立方米", "清淤7.2万方", "≥7.2万立方米"),
        ("2026年11月30日前", "拨付改到12月15日前", "2027年12月15日前"),
        ("2027年11月30日前", "拨付推迟半个月", "2027年12月15日前"),
        ("2027年1月31日前", "拨付推迟一个月", "2027年2月28日前"),
        ("2027年3月10日前", "拨付提前15天", "2027年2月23日前"),
    ],
)
def test_the_new_value(before, words, after):
    found = changed(before, words)
    assert (found.text, found.problem) == (after, None)


@pytest.mark.parametrize(
    ("before", "words", "problem"),
    [
        ("≥95%", "满意度提高10个点", ChangeProblem.OVER_100),
        ("≥12个", "站点减少20个", ChangeProblem.BELOW_ZERO),
        ("≥15人", "培训砍掉一半", ChangeProblem.BROKEN),
        ("≥120人", "培训改12场", ChangeProblem.OTHER_UNIT),
        ("显著提升", "效果提高5个点", ChangeProblem.NO_NUMBER),
        ("≥120人", "培训改到6月底", ChangeProblem.OTHER_UNIT),
        ("每月10日前", "公示推迟一个月", ChangeProblem.NO_NUMBER),
    ],
)
def test_what_cannot_be_reckoned_is_a_problem(before, words, problem):
    assert changed(before, words).problem is problem


def test_the_reckoning_is_shown():
    assert changed("≥120人", "培训增加30人").formula == "120+30=150人"
    assert changed("≥15人", "培训砍掉一半").text == "7.5"
