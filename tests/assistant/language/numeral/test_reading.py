"""The value of a whole numeral is exact or None, never a guess."""

from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.language.numeral.reading import exact_decimal, read_figure, read_number, significant_digits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-3.5", "-3.5"),
        ("+3", "3"),
        ("负三百", "-300"),
        ("零下五", "-5"),
        ("25w", "250000"),
        ("12k", "12000"),
        ("1.34万亿", "1340000000000"),
        ("一万万", "100000000"),
        ("半个亿", "50000000"),
        ("九十九个半", "99.5"),
        ("一亿半", "150000000"),
        ("一又四分之一", "1.25"),
        ("3点5亿", "350000000"),
    ],
)
def test_a_numeral_is_read_with_sign_scale_half_and_point(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "负",
        "一百个半",
        "零个半",
        "一又三分之一",
        "一又二分之三",
        "一又二分之零",
        "三点五十",
        "25W",
        "八成",
        "十几",
    ],
)
def test_what_a_careful_clerk_could_not_be_sure_of_has_no_value(text):
    assert read_number(text) is None


def test_more_digits_than_arithmetic_keeps_are_refused():
    assert read_number("1" * 28) == int("1" * 28)
    assert read_number("1" * 29) is None


def test_a_figure_of_more_than_15_digits_is_a_code():
    assert read_figure("123456789012345") == 123456789012345
    assert read_figure("1234567890123456") is None
    assert read_figure("1" + "0" * 20) == 10**20
    assert read_figure("元") is None


@pytest.mark.parametrize(("value", "digits"), [("1200", 2), ("0", 1), ("0.050", 1), ("1.05", 3), ("-12", 2)])
def test_zeros_at_the_end_are_no_significant_digits(value, digits):
    assert significant_digits(Decimal(value)) == digits


@pytest.mark.parametrize(
    ("fraction", "value"),
    [(Fraction(1, 8), "0.125"), (Fraction(3, 20), "0.15"), (Fraction(4, 2), "2"), (Fraction(1, 3), None)],
)
def test_a_fraction_is_a_decimal_only_where_it_ends(fraction, value):
    assert exact_decimal(fraction) == (None if value is None else Decimal(value))


def test_a_fraction_with_too_many_digits_is_none():
    assert exact_decimal(Fraction(1, 2**20)) is not None
    assert exact_decimal(Fraction(1, 2**60)) is None
