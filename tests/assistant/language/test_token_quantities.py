"""Money, counts and plain numbers are tokens in the unit they are written in, with what each one is for."""

from decimal import Decimal

import pytest

from assistant.language.token_quantities import quantity, with_scale
from assistant.language.tokens import find_tokens


def read(text, at=0):
    found = quantity(text, at)
    return found and (text[at : found["end"]], found["kind"], found["number"], found["unit"])


@pytest.mark.parametrize(
    ("text", "shown", "kind", "number", "unit"),
    [
        ("86.4万元，", "86.4万元", "money", "86.4", "万元"),
        ("50块钱", "50块钱", "money", "50", "元"),
        ("120万尾", "120万尾", "count", "120", "万尾"),
        ("三个村", "三个", "count", "3", "个"),
        ("35万。", "35万", "number", "35", "万"),
        ("2020", "2020", "number", "2020", ""),
        ("半年", "半年", "count", "0.5", "年"),
        ("19公里半", "19公里半", "count", "19.5", "公里"),
        ("1500多口人", "1500多口", "count", "1500", "口"),
        ("3千瓦时", "3千瓦时", "count", "3", "千瓦时"),
        ("20千克种子", "20千克", "count", "20", "千克"),
        ("5千人", "5千人", "count", "5000", "人"),
    ],
)
def test_a_number_keeps_the_unit_it_is_written_in(text, shown, kind, number, unit):
    assert read(text) == (shown, kind, Decimal(number), unit)


def test_a_pavilion_of_eight_corners_is_no_money():
    assert (quantity("八角亭一座", 0) or {}).get("kind") != "money"


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        ("4.2", "万株", "42000"),
        ("2", "亿元", "200000000"),
        ("3", "千元", "3000"),
        ("3", "千米", "3"),
        ("3", "千瓦时", "3"),
        ("2", "百分点", "2"),
        ("3", "人", "3"),
        ("3", "", "3"),
    ],
)
def test_the_scale_at_the_head_of_a_unit_is_multiplied_in_and_a_measure_is_not(number, unit, value):
    assert with_scale(Decimal(number), unit) == Decimal(value)


def test_one_of_a_unit_or_somewhat_less_has_both_bounds():
    (token,) = find_tokens("出百八十块")
    assert (token.number, token.low, token.high, token.about) == (100, 80, 100, True)


def test_a_ratio_in_words_is_one_token_without_a_value():
    (token,) = find_tokens("警力按一比三配")
    assert (token.text, token.number, token.counts_nothing) == ("一比三", None, False)
