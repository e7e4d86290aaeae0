"""Words around a quantity are taken off and say how they bound it."""

from decimal import Decimal

import pytest

from assistant.language.numeral.bounds import NumeralBound, StatedBounds, apply_bound, without_bounds


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("约3000人", "3000人", NumeralBound.ABOUT),
        ("3000人左右", "3000人", NumeralBound.ABOUT),
        ("大概三千块左右", "三千块", NumeralBound.ABOUT),
        ("不到三千", "三千", NumeralBound.MOST),
        ("三千不到", "三千", NumeralBound.MOST),
        ("不超过20万元", "20万元", NumeralBound.MOST),
        ("超过20万元", "20万元", NumeralBound.LEAST),
        ("10万+", "10万", NumeralBound.LEAST),
        ("五十出头", "五十", NumeralBound.BEYOND),
        ("共计：三百户", "三百户", None),
        ("三百户", "三百户", None),
    ],
)
def test_a_bounding_word_is_known_on_either_side(text, words, bound):
    assert without_bounds(text) == StatedBounds(words, bound)


def test_two_bounds_that_do_not_agree_are_contradictory():
    assert without_bounds("至少三百以内").contradictory


def test_about_reaches_half_a_last_place_and_leaves_a_span_alone():
    low, high = Decimal(3000), Decimal(4000)
    assert apply_bound(low, low, NumeralBound.ABOUT) == (2500, 3500)
    assert apply_bound(low, low, NumeralBound.BEYOND) == (3000, 3500)
    assert apply_bound(low, high, NumeralBound.ABOUT) == (low, high)
    assert apply_bound(low, high, NumeralBound.LEAST) == (low, None)
    assert apply_bound(low, high, NumeralBound.MOST) == (None, high)
