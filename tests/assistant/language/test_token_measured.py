"""A number goes on to the end of its measure, to the second end of a range, or through its parts."""

from decimal import Decimal

import pytest

from assistant.language.token_quantities import quantity
from assistant.language.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3-5万元", 3, 5, "万元"),
        ("3万-5万元", 3, 5, "万元"),
        ("5000-1万元", 5000, 10_000, "元"),
        ("8000万-1亿元", 80_000_000, 100_000_000, "元"),
        ("5—8个", 5, 8, "个"),
        ("40至60岁", 40, 60, "岁"),
    ],
)
def test_a_range_has_two_ends_in_one_unit(text, low, high, unit):
    found = quantity(text, 0)
    assert (found["end"], found["low"], found["high"], found["unit"]) == (len(text), low, high, unit)


@pytest.mark.parametrize("text", ["5米-8次", "3至5"])
def test_two_numbers_of_other_things_or_without_measure_are_no_range(text):
    assert "second" not in quantity(text, 0)


@pytest.mark.parametrize(
    ("text", "shown", "number", "unit"),
    [
        ("录音2小时41分，", "2小时41分", "161", "分钟"),
        ("查了两小时零十分，", "两小时零十分", "130", "分钟"),
        ("最慢两小时五十。", "两小时五十", "170", "分钟"),
        ("改小两岁零五个月；", "两岁零五个月", "29", "个月"),
        ("三亩二分菜地", "三亩二分", "3.2", "亩"),
        ("捐银八十六两四钱，", "八十六两四钱", "86.4", "两"),
        ("压着三吨七绒。", "三吨七", "3.7", "吨"),
        ("价一块一毛八一斤，", "一块一毛八一斤", "1.18", "元"),
        ("每亩一块五毛，", "每亩一块五毛", "1.5", "元"),
        ("超额一双给两毛五。", "一双给两毛五", "0.25", "元"),
        ("馒头每人加一个。", "一个", "1", "个"),
        ("仅够一个乡周转", "一个", "1", "个"),
    ],
)
def test_what_is_stated_in_parts_is_one_quantity_in_its_lower_or_tenth_measure(text, shown, number, unit):
    found = [(t.text, t.number, t.unit) for t in find_tokens(text) if not t.counts_nothing]
    assert found == [(shown, Decimal(number), unit)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("培训3小时50人", ["3小时", "50人"]),
        ("3小时50分校", ["3小时", "50分"]),
        ("1年15个月", ["1年", "15个月"]),
        ("十里八乡", ["十里", "八乡"]),
        ("票价五十两级", ["五十", "两级"]),
        ("余款一成二年后结", ["一成", "二年"]),
    ],
)
def test_numbers_that_do_not_go_on_each_other_stay_apart(text, shown):
    assert [t.text for t in find_tokens(text)] == shown
