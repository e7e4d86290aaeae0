"""An amount is a number, a range or a number with a tolerance; where the ends do not fit it has no value."""

from decimal import Decimal

import pytest

from assistant.language.target_amounts import read_amount
from assistant.language.target_text import plain
from assistant.language.target_tokens import tokenise


def amount(text, at=0, **more):
    return read_amount(tokenise(plain(text)), at, **more)


def ends(text):
    found = amount(text)
    return found.low, found.high, found.unit


def test_a_number_is_its_own_low_and_high():
    found = amount("3次")
    assert (found.low, found.high, found.unit, found.is_range, found.end) == (3, 3, "次", False, 1)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3-5次", 3, 5, "次"),
        ("85%至90%", 85, 90, "%"),
        ("80%-90", 80, 90, "%"),
        ("5万-10万元", 5, 10, "万元"),
        ("80和90之间", 80, 90, ""),
        ("5-5次", 5, 5, "次"),
    ],
)
def test_two_ends_make_a_range_in_one_unit(text, low, high, unit):
    assert ends(text) == (Decimal(low), Decimal(high), unit)
    assert amount(text).is_range


@pytest.mark.parametrize("text", ["5-3次", "3米-5次"])
def test_ends_that_do_not_fit_have_no_value(text):
    found = amount(text)
    assert (found.low, found.high, found.is_range, found.end) == (None, None, True, 3)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("50±2毫米", 48, 52), ("50%±5%", 45, 55), ("1.5±0.1米", Decimal("1.4"), Decimal("1.6"))]
)
def test_a_tolerance_goes_to_both_sides(text, low, high):
    found = amount(text)
    assert (found.low, found.high) == (low, high)


def test_a_tolerance_in_percent_of_something_else_may_be_a_share_and_has_no_value():
    assert ends("50±5%")[:2] == (None, None)


def test_ends_below_zero_keep_their_signs():
    found = amount("-5～-2℃", 1, is_negative=True)
    assert (found.low, found.high, found.unit, found.end) == (-5, -2, "℃", 5)


def test_a_number_that_is_rounded_says_so_and_what_it_counts():
    found = amount("15余人")
    assert (found.low, found.more) == (15, True)
    assert amount("5个街道").counted == "街道"


def test_and_alone_makes_no_range():
    found = amount("80和90")
    assert (found.low, found.high, found.end) == (80, 80, 1)
