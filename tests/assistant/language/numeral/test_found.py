"""A numeral says how much it states, exactly or within bounds, and never more."""

from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.language.numeral.found import Numeral, NumeralKind


def between(text, low, high):
    return Numeral(0, len(text), text, None, Decimal(low), high if high is None else Decimal(high))


def test_what_has_no_value_no_bound_and_no_fraction_is_not_read():
    assert not Numeral(0, 2, "三八").is_read


@pytest.mark.parametrize(
    "found",
    [
        Numeral(0, 1, "零", Decimal(0)),
        Numeral(0, 2, "上百", low=Decimal(0)),
        Numeral(0, 4, "三分之一", fraction=Fraction(1, 3), kind=NumeralKind.SHARE),
    ],
)
def test_zero_a_bound_and_a_fraction_are_read(found):
    assert found.is_read


def test_an_exact_numeral_states_its_value():
    assert Numeral(0, 3, "300", Decimal(300)).stated == 300


@pytest.mark.parametrize(
    ("text", "low", "high", "stated"),
    [
        ("300多", 300, 399, 300),
        ("20余万", 200_000, 299_999, 200_000),
        ("３００多", 300, 399, 300),
        ("1个多亿", 10**8, 2 * 10**8, 10**8),
        ("近3000", 2700, 3000, 3000),
        ("接近3000", 2700, 3000, 3000),
        ("三十来", 27, 33, 30),
    ],
)
def test_an_approximate_numeral_states_the_number_that_is_written(text, low, high, stated):
    assert between(text, low, high).stated == stated


@pytest.mark.parametrize(
    ("text", "low", "high"), [("几十", 20, 90), ("七八十", 70, 80), ("几百多", 200, 999), ("上百", 100, None)]
)
def test_where_no_number_is_written_none_is_stated(text, low, high):
    assert between(text, low, high).stated is None


def test_a_numeral_is_sure_unless_it_says_otherwise():
    assert not Numeral(0, 1, "三", Decimal(3)).doubtful
    assert Numeral(0, 1, "三", Decimal(3)).kind is NumeralKind.NUMBER
