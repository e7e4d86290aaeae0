"""A share is read in percent, exactly; one without an end stays a fraction."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from assistant.language.numeral.approximate import Approximate
from assistant.language.numeral.shares import is_in_percent, read_approximate_share, read_fraction, read_share
from tests.fakes.number_words import shares


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("百分之九十二点五", "92.5"),
        ("百分之百", "100"),
        ("百分百", "100"),
        ("百分之一百二十", "120"),
        ("百分之95", "95"),
        ("百分之负二点一", "-2.1"),
        ("负百分之三", "-3"),
        ("千分之三", "0.3"),
        ("万分之五", "0.05"),
        ("９２．５％", "92.5"),
        ("5‰", "0.5"),
        ("-3%", "-3"),
        ("八成", "80"),
        ("八成七", "87"),
        ("一成半", "15"),
        ("8.5成", "85"),
        ("四分之三", "75"),
        ("一半", "50"),
        ("对半", "50"),
    ],
)
def test_a_share_is_in_percent(text, percent):
    assert read_share(text) == Decimal(percent)


def test_a_third_has_no_exact_percentage_but_is_a_fraction():
    assert read_share("三分之一") is None
    assert read_fraction("三分之一") == Fraction(1, 3)


@pytest.mark.parametrize(
    "text", ["百分之", "一分之三", "十二成", "八成八成", "七八成", "三百", "三成本", "百分之十几", ""]
)
def test_what_is_no_exact_share_is_none(text):
    assert read_fraction(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("七八成", "70", "80"),
        ("三成多", "30", "40"),
        ("近七成", "69", "70"),
        ("百分之九十几", "91", "99"),
        ("百分之三四十", "30", "40"),
        ("过半", "50", None),
    ],
)
def test_an_approximate_share_has_bounds_in_percent(text, low, high):
    assert read_approximate_share(text) == Approximate(Decimal(low), None if high is None else Decimal(high))


def test_hundredths_and_tenths_are_percentages_and_quarters_are_not():
    assert [is_in_percent(t) for t in ("百分之五", "千分之三", "八成", "5%", "四分之三")] == [
        True,
        True,
        True,
        True,
        False,
    ]


def test_random_shares_are_read_as_they_were_meant():
    rng = Random(20260101)  # noqa: S311 -- the same numbers each time
    pairs = [shares(rng) for _ in range(300)]
    assert [(t, v, read_share(t)) for t, v in pairs if read_share(t) != v] == []
