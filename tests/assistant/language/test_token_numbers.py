"""A numeral at a place of a text has its end, its exact value and the scale it is written in."""

from decimal import Decimal

import pytest

from assistant.language.token_numbers import factor, number_at


def read(text, at=0):
    found = number_at(text, at)
    return found and (text[at : found.end], found.value, found.scale)


@pytest.mark.parametrize(
    ("text", "shown", "value", "scale"),
    [
        ("2,500元", "2,500", "2500", ""),
        ("1,23", "1", "1", ""),
        ("86.4万", "86.4万", "86.4", "万"),
        ("1200万", "1200万", "1200", "万"),
        ("3万8", "3万8", "3.8", "万"),
        ("3万8千", "3万8千", "3.8", "万"),
        ("3万8月", "3万", "3", "万"),
        ("2.3个亿", "2.3个亿", "2.3", "亿"),
        ("5千万", "5千万", "5000", "万"),
        ("3万亿", "3万亿", "30000", "亿"),
        ("5千人", "5千", "5000", ""),
        ("25w", "25w", "25", "万"),
        ("25wh", "25", "25", ""),
        ("-5℃", "-5", "-5", ""),
    ],
)
def test_a_figure_counts_in_the_scale_it_is_written_in(text, shown, value, scale):
    assert read(text) == (shown, Decimal(value), scale)


@pytest.mark.parametrize("text", ["5千瓦", "5千克", "5百分点", "3万向"])
def test_a_measure_that_begins_like_a_scale_is_none(text):
    assert read(text)[0] == text[0]


@pytest.mark.parametrize(
    ("text", "shown", "value", "scale"),
    [
        ("六十万八。", "六十万八", "60.8", "万"),
        ("壹拾贰万伍仟元", "壹拾贰万伍仟", "125000", ""),
        ("一千二", "一千二", "1200", ""),
        ("一亿三千万", "一亿三千万", "13000", "万"),
        ("两亿", "两亿", "2", "亿"),
        ("九十二点五", "九十二点五", "92.5", ""),
        ("八千四十一万六", "八千", "8000", ""),
        ("八百六百户", "八百", "800", ""),
    ],
)
def test_a_numeral_in_words_counts_in_its_last_scale(text, shown, value, scale):
    assert read(text) == (shown, Decimal(value), scale)
    assert number_at(text, 0).chinese


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("七八个", 7, 8), ("三五天", 3, 5), ("十七八", 17, 18), ("二三十", 20, 30), ("几十", 20, 99)],
)
def test_two_digits_side_by_side_and_a_few_tens_are_a_span(text, low, high):
    found = number_at(text, 0)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(("text", "at"), [("", 0), ("元", 0), ("培训3人", 0), ("几", 0)])
def test_where_no_numeral_begins_none_is_read(text, at):
    assert number_at(text, at) is None


def test_the_plain_value_has_the_scale_multiplied_in():
    assert number_at("86.4万", 0).plain == 864_000
    assert number_at("12", 0).plain == 12


@pytest.mark.parametrize(("scale", "times"), [("", 1), ("万", 10_000), ("亿", 10**8), ("w", 10_000), ("吨", 1)])
def test_a_scale_multiplies_and_what_is_none_leaves_the_number(scale, times):
    assert factor(scale) == times
