"""Shares in percent: one rounding everywhere, and what counts as the same number when papers round."""

from decimal import Decimal

import pytest

from assistant.domain.rates import percent, rounds_to


@pytest.mark.parametrize(
    ("part", "whole", "rate"),
    [
        ("16.245", "20", "81.23"),  # a half goes up, as in official tables
        ("16.225", "20", "81.13"),
        ("1", "3", "33.33"),
        ("99999", "100000", "99.99"),  # not quite all is not 100 %
        ("100", "100", "100"),
        ("120001", "100000", "120"),
        ("0", "5", "0"),
    ],
)
def test_a_share_is_rounded_half_up_and_never_up_to_the_whole(part, whole, rate):
    assert percent(Decimal(part), Decimal(whole)) == Decimal(rate)


@pytest.mark.parametrize("shown", ["81.225", "81.22", "81.23", "81.2", "81"])
def test_fair_roundings_are_the_same_number(shown):
    assert rounds_to(Decimal(shown), Decimal("81.225"))


@pytest.mark.parametrize("shown", ["81.24", "81.3", "82", "81.224"])
def test_anything_else_is_another_number(shown):
    assert not rounds_to(Decimal(shown), Decimal("81.225"))


def test_not_quite_all_may_be_cut_below_the_whole():
    assert rounds_to(Decimal("99.99"), Decimal("99.999"))
    assert rounds_to(Decimal(100), Decimal("99.999"))
    assert not rounds_to(Decimal("99.98"), Decimal("99.999"))
