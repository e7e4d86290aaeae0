"""What speech leaves out beside a number is read: the % of a rate, “each” before what one gets."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.language.target import Operator


def entry(text, quote):
    return next(e for e in read_ledger(text, 2027).entries if e.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("牧户满意度九十五往上。", "九十五", "%"),
        ("验收合格率98以上。", "98", "%"),
        ("群众满意度评分95分以上。", "95分", "分"),
        ("培训机构3家，培训率提高1.5倍。", "1.5倍", "倍"),
    ],
)
def test_a_bare_rate_is_a_percentage_and_a_stated_unit_stays(text, quote, unit):
    assert entry(text, quote).unit == unit


def test_one_of_them_before_what_each_gets_is_no_row():
    text = (
        "咱苏木今年给牧户盖暖棚圈五月动工十月十五下雪前必须盖完验收合格率百分之百一户一年多收入八千块受益五十二户"
        "里头脱贫户十九户棚圈咋也得用上十五年牧户满意度九十五往上"
    )
    found = {e.quote: e.role for e in read_ledger(text, 2027).entries}
    assert found["八千块"] is NumberRole.MONEY_EFFECT
    assert {role for quote, role in found.items() if quote in {"一户", "一年"}} <= {NumberRole.CONTEXT}


def test_a_frequency_stated_as_an_interval_is_one_row_of_at_most_so_long():
    text = "浮标6套，每15天巡查一遍，投资150万元，由县海洋渔业发展中心实施。"
    found = entry(text, "15天")
    assert (found.operator, found.level2, found.name[-4:]) == (Operator.AT_MOST, "时效指标", "间隔时间")
    assert not entry(text, "一遍").role.makes_row


def test_one_thing_with_its_money_is_still_an_output():
    assert entry("新建一座桥30万元，年底前完工。", "一座").role is NumberRole.OUTPUT


def test_a_measure_that_prices_are_counted_by_is_a_measure_elsewhere():
    found = entry("投资960万元，投放人工鱼礁1.2万空方，每空方500元，600万元。", "1.2万空方")
    assert (found.unit, found.role) == ("万空方", NumberRole.OUTPUT)
