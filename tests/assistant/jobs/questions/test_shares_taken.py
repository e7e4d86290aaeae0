"""A sum of the question is taken by the share that the rule sets for it, and only for the same thing."""

import pytest

from assistant.jobs.questions.shares_taken import share_taken
from assistant.language.inquiries import find_inquiries

RULE = "重点评价对应的资金规模原则上不低于本地区上年新增债务限额的5%。"
RANGE = "评价结果为中的，按被评价年度预算的10%—30%扣减。"


def taken(question, rule):
    return share_taken(tuple(find_inquiries(question)), question, rule)


@pytest.mark.parametrize(
    ("question", "rule", "lead"),
    [
        ("去年新增债务限额400个亿，得评多少钱的项目", RULE, "400亿元×5%＝20亿元："),
        ("新增债务限额3600万元，最少评多少", RULE, "3600万元×5%＝180万元："),
        ("被评价那年预算800万，明年扣多少钱", RANGE, "800万元×10%—30%＝80万元—240万元："),
    ],
)
def test_the_reckoning_leads_the_answer(question, rule, lead):
    assert taken(question, rule) == lead


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("新增债务限额400亿，评价由谁做", RULE),
        ("我们项目400亿，得评多少", RULE),
        ("新增债务限额去年300亿今年400亿，得评多少", RULE),
        ("新增债务限额400亿，得评多少", "限额的5%且不少于1亿元。"),
        ("新增债务限额400亿，得评多少", "限额的5%，差的20%。"),
    ],
)
def test_nothing_is_reckoned_where_sum_or_share_is_not_plain(question, rule):
    assert taken(question, rule) == ""
