"""A measure is known by what is not in it, not by a list."""

from decimal import Decimal

import pytest

from assistant.language.numeral.units import Quantity, is_measure, with_measure


@pytest.mark.parametrize(
    "words", ["枚", "标箱", "平方米", "个百分点", "千克", "千瓦时", "元/人", "m2", "㎡", "℃", "kw", "号人", "两"]
)
def test_letters_and_signs_of_units_are_a_measure(words):
    assert is_measure(words)


@pytest.mark.parametrize(
    "words", ["250人", "，5万", "）", "-5", "万元", "个三", "年多", "O0", "□元", "/人", "号楼", "后", "W", "年半"]
)
def test_a_number_a_stop_or_a_lookalike_is_none(words):
    assert not is_measure(words)


def test_a_word_with_duo_in_it_may_be_a_measure():
    assert is_measure("个多媒体教室")


@pytest.mark.parametrize(
    ("value", "rest", "found"),
    [
        ("3", "年半", Quantity("年", Decimal("3.5"))),
        ("3", "年多", Quantity("年", low=Decimal(3), high=Decimal(4))),
        ("3", "个多月", Quantity("个月", low=Decimal(3), high=Decimal(4))),
        ("1", "米七五", Quantity("米", Decimal("1.75"))),
        ("3", "亩二分五厘", Quantity("亩", Decimal("3.25"))),
        ("5", "角", Quantity("元", Decimal("0.5"))),
        ("3", "点半", None),
        ("3", "亩二两", None),
        ("3", "小时二十分", None),
        ("1.5", "年半", None),
    ],
)
def test_what_adds_to_a_number_is_added(value, rest, found):
    assert with_measure(Quantity("", Decimal(value)), rest) == found
