"""A unit is completed where the brief proves more of it than stands beside the number; the number keeps its own."""

import pytest

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.full_units import with_full_units
from assistant.language.layout import layout

_R = NumberRole


def said(text, *entries):
    """The unit in full of the last of some numbers, each with quote, role, value, unit and name, in their order."""
    found, at = list[LedgerEntry](), 0
    for quote, role, value, unit, *name in entries:
        at = text.index(quote, at)
        number = LedgerEntry(quote=quote, start=at, end=at + len(quote), value=value, unit=unit, role=role)
        found.append(number.model_copy(update={"name": "".join(name)}))
        at += len(quote)
    last = with_full_units(found, layout(text))[-1]
    assert last.unit == entries[-1][3]
    return last.unit_said


def test_a_price_is_per_what_stands_behind_a_stroke_however_wide():
    assert said("智能水表\t２８５元／块", ("２８５元", _R.PRICE, "285", "元")) == "元/块"


def test_a_price_is_per_the_count_that_makes_up_a_stated_amount_with_it():
    count, amount = ("900张", _R.OUTPUT, "900", "张"), ("162万", _R.MONEY_USE, "162", "万元")
    text = "自理床位补贴共162万，900张，每月150"
    assert said(text, amount, count, ("每月150", _R.PRICE, "150", "元/月")) == "元/张·月"
    other = ("162万", _R.MONEY_USE, "163", "万元")
    assert said(text, other, count, ("每月150", _R.PRICE, "150", "元/月")) == ""


@pytest.mark.parametrize(
    ("text", "quote", "unit", "expected"),
    [
        ("每个赛项分别奖1.5万元", "1.5万元", "万元", "万元/个"),
        ("综合造价每公里控制在17.5万元以内", "17.5万元", "万元", "万元/公里"),
        ("奖励费用控制在9万元以内", "9万元", "万元", ""),
    ],
)
def test_a_price_is_per_what_its_clause_says_it_is_for_each_of(text, quote, unit, expected):
    assert said(text, (quote, _R.PRICE, quote.removesuffix("万元"), unit)) == expected


def test_a_single_one_is_of_the_only_measure_of_the_brief_that_holds_its_word():
    area, price = ("2100平方米", _R.OUTPUT, "2100", "平方米"), ("2900元", _R.PRICE, "2900", "元")
    assert said("建设门诊楼2100平方米。单方造价控制在2900元以内。", area, price) == "元/平方米"
    earth = ("50立方米", _R.OUTPUT, "50", "立方米")
    assert said("门诊楼2100平方米、土方50立方米。单方造价控制在2900元以内。", area, earth, price) == ""


def test_a_bare_count_is_in_the_measure_of_its_column_or_of_its_name():
    table = "仪器\t台套\t单价（万元）\n手套箱\t6\t22\n通风柜\t30\t1.2\n"
    assert said(table, ("6", _R.OUTPUT, "6", "")) == "台套"
    assert said("一共九十来号人", ("九十来", _R.OUTPUT, "90", "", "村医培训人数")) == "人"
    assert said("一共九十来号人", ("九十来", _R.OUTPUT, "90", "", "村医培训规模")) == ""
