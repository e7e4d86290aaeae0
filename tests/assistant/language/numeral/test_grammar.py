"""The grammar of place values accepts a numeral with its one value, or refuses it."""

from decimal import Decimal

import pytest

from assistant.language.numeral.grammar import read_places


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("九千九百九十九亿九千九百九十九万九千九百九十九", 999_999_999_999),
        ("一万亿零五", 1_000_000_000_005),
        ("十万零五千", 105_000),
        ("一千零十五", 1015),
        ("两万零五", 20_005),
        ("一亿二", 120_000_000),
        ("三十亿五", 3_050_000_000),
        ("12万零345", 120_345),
        ("1百20", 120),
    ],
)
def test_units_fall_and_zero_fills_the_gap(text, value):
    assert read_places(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("百十", "十十", "一百百", "一百二百", "十百", "百二", "零五百", "一千零五百", "一千十五", "三万五十"),
        *("一百万五", "三千万五百", "二千万万亿", "五万万五", "12万345", "1千20百", "3十", "一千1.5百", "五个", ""),
    ],
)
def test_a_unit_out_of_place_or_a_gap_without_zero_is_refused(text):
    assert read_places(text) is None


def test_a_coefficient_in_words_stays_below_its_unit_and_an_arabic_one_need_not():
    assert read_places("十二万万") is None
    assert read_places("35000万") == 350_000_000
