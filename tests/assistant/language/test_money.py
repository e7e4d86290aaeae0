"""Money is an exact amount in a stated unit; a unit is read only where one is named, and only ours."""

from decimal import Decimal

import pytest

from assistant.language.money import Money, MoneyUnit, read_money_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目资金（万元）", MoneyUnit.WAN),
        ("元", MoneyUnit.YUAN),
        ("单位：亿元", MoneyUnit.YI),
        ("万元/元", None),
        ("万元、亿元", None),
        ("金额", None),
        ("", None),
        ("美元", None),
        ("万美元", None),
        ("单元数", None),
        ("单元改造（万元）", MoneyUnit.WAN),
    ],
)
def test_a_unit_is_read_where_one_of_ours_is_named(text, unit):
    assert read_money_unit(text) is unit


def test_the_same_money_in_another_unit_is_not_rounded():
    assert Money(amount="1", unit=MoneyUnit.YUAN).to(MoneyUnit.YI).amount == Decimal("1E-8")
    assert Money(amount="465.2", unit=MoneyUnit.WAN).yuan == 4_652_000


def test_amounts_are_the_same_within_half_of_the_last_digit():
    wan = Money(amount="465.20", unit=MoneyUnit.WAN)
    assert wan.same_as(Money(amount="4652050", unit=MoneyUnit.YUAN))
    assert not wan.same_as(Money(amount="4652051", unit=MoneyUnit.YUAN))


def test_money_is_shown_with_its_unit():
    assert str(Money(amount="465.20", unit=MoneyUnit.WAN)) == "465.2万元"
