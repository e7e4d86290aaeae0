"""Weights are shared out exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.weights import allocate, confirmed_first, weigh
from policy_corpus.catalog import load_profile


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


def effect(target, kind=SourceKind.BRIEF):
    item = Indicator(level1="效益指标", level2="社会效益指标", name="受益", target=target, source=Source(kind=kind))
    return DraftRow(item, Decimal(5))


def weights(*rows):
    return [r.indicator.weight for r in weigh(confirmed_first(rows), load_profile("central-2021"))]


def test_a_class_goes_to_what_is_known_and_little_of_it_to_an_open_value():
    known, opened = weights(effect("≥3个"), effect(placeholder("模型建议1-2个，请确认"), SourceKind.MODEL))
    assert known + opened == weights(effect("≥3个"))[0]
    assert opened < known / 5


def test_a_suggested_value_weighs_less_than_a_stated_one_until_it_is_confirmed():
    stated, suggested = weights(effect("≥3个"), effect("≥90%", SourceKind.LIBRARY))
    assert 0 < suggested < stated


def test_open_values_alone_share_what_their_class_must_have():
    one, other = weights(effect(placeholder("甲")), effect(placeholder("乙")))
    assert one == other == weights(effect("≥3个"))[0] / 2
