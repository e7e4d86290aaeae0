"""Scores from completion rates, exact to the hundredth, on both sides of every border."""

from decimal import Decimal

import pytest

from assistant.scoring.curves import linear, steps, threshold
from policy_corpus.catalog import load_profile

CURVES = load_profile("central-2021").curves


@pytest.mark.parametrize(
    ("rate", "weight", "points"),
    [("72", "10", "7.2"), ("100", "10", "10"), ("250", "10", "10"), ("0", "10", "0"), ("66.67", "15", "10")],
)
def test_linear_is_in_proportion_and_capped(rate, weight, points):
    assert linear(Decimal(rate), Decimal(weight)).points == Decimal(points)


@pytest.mark.parametrize(
    ("rate", "points"), [("59.99", "0"), ("60", "0"), ("80", "10"), ("90", "15"), ("100", "20"), ("130", "20")]
)
def test_threshold_counts_from_sixty_percent(rate, points):
    assert threshold(Decimal(rate), Decimal(20), CURVES.threshold).points == Decimal(points)


@pytest.mark.parametrize(
    ("rate", "points"), [("100", "10"), ("99.9", "7"), ("80", "7"), ("79.9", "5"), ("60", "5"), ("59", "0")]
)
def test_execution_is_scored_in_steps(rate, points):
    assert steps(Decimal(rate), Decimal(10), CURVES.execution_steps).points == Decimal(points)


@pytest.mark.parametrize(
    ("rate", "points"), [("90", "10"), ("89.9", "8"), ("80", "8"), ("79", "5"), ("60", "5"), ("59.9", "0")]
)
def test_satisfaction_is_scored_in_steps(rate, points):
    assert steps(Decimal(rate), Decimal(10), CURVES.satisfaction_steps).points == Decimal(points)


def test_the_formula_shows_its_numbers():
    assert threshold(Decimal(90), Decimal(20), Decimal(60)).formula == "（90%－60%）÷（1－60%）×20分=15分"
