"""Words around a quantity are taken off and say how they bound it."""

from decimal import Decimal

import pytest

from assistant.language.numeral.bounds import Bound, Stated, apply_bound, without_bounds


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("约3000人", "3000人", Bound.ABOUT),
        ("3000人左右", "3000人", Bound.ABOUT),
        ("大概三千块左右", "三千块", Bound.ABOUT),
        ("不到三千", "三千", Bound.MOST),
        ("三千不到", "三千", Bound.MOST),
        ("不超过20万元", "20万元", Bound.MOST),
        ("超过20万元", "20万元", Bound.LEAST),
        ("10万+", "10万", Bound.LEAST),
        ("五十出头", "五十", Bound.BEYOND),
        ("共计：三百户", "三百户", None),
        ("三百户", "三百户", None),
    ],
)
def test_a_bounding_word_is_known_on_either_side(text, words, bound):
    assert without_bounds(text) == Stated(words, bound)


def test_two_bounds_that_do_not_agree_are_contradictory():
    assert without_bounds("至少三百以内").contradictory


def test_about_reaches_half_a_last_place_and_leaves_a_span_alone():
    low, high = Decimal(3000), Decimal(4000)
    assert apply_bound(low, low, Bound.ABOUT) == (2500, 3500)
    assert apply_bound(low, low, Bound.BEYOND) == (3000, 3500)
    assert apply_bound(low, high, Bound.ABOUT) == (low, high)
    assert apply_bound(low, high, Bound.LEAST) == (low, None)
    assert apply_bound(low, high, Bound.MOST) == (None, high)
