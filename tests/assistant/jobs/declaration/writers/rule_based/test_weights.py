"""Weights are shared out exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.jobs.declaration.writers.rule_based.weights import allocate


@given(
    st.sampled_from([10, 20, 30, 40, 50]), st.lists(st.sampled_from(["1", "1.5", "2", "3"]), min_size=1, max_size=60)
)
def test_shares_add_up_to_the_total_and_none_is_zero(total, importances):
    shares = allocate(Decimal(total), [Decimal(i) for i in importances])
    assert sum(shares) == total
    assert min(shares) > 0


def test_what_matters_more_weighs_more():
    heavy, light = allocate(Decimal(40), [Decimal(3), Decimal(1)])
    assert heavy > light


def test_nothing_to_share_among_is_refused():
    with pytest.raises(ValueError, match="没有可分配"):
        allocate(Decimal(40), [])
