"""The bounds of a clause that are measures of their own: ages, names and bases only say of what the measure is."""

from decimal import Decimal

import pytest

from assistant.language.target import Operator
from assistant.language.target_bounds import Bound, BoundClause


def bound(low, unit="", operator=Operator.EQUAL, subject="", **more):
    return Bound(operator, Decimal(low), Decimal(low), unit, "", "", 0, subject, **more)


def measures(*bounds):
    clause = BoundClause("", "", bounds, (), has_open_sign=False, has_ratio=False)
    return [b.low for b in clause.measures]


def test_two_numbers_are_two_measures():
    assert measures(bound(8, "公里"), bound(1820, "米")) == [8, 1820]


@pytest.mark.parametrize("unit", ["日", "小时", "分钟", "个月"])
def test_a_limit_of_time_before_a_rate_belongs_to_the_rate(unit):
    assert measures(bound(5, unit, Operator.AT_MOST), bound(95, "%", subject="办结率")) == [95]


@pytest.mark.parametrize(
    "later", [bound(95, "%", subject="办结"), bound(95, "个", subject="办结率"), bound(95, "", subject="办结率")]
)
def test_a_limit_of_time_stays_where_no_rate_in_percent_follows(later):
    assert measures(bound(5, "日", Operator.AT_MOST), later) == [5, 95]


def test_a_time_that_is_at_least_is_no_limit():
    assert measures(bound(5, "日", Operator.AT_LEAST), bound(95, "%", subject="办结率")) == [5, 95]


def test_a_number_in_a_name_counts_only_where_nothing_follows():
    assert measures(bound(12328, may_be_name=True), bound(100, "%")) == [100]
    assert measures(bound(12328, may_be_name=True)) == [12328]


def test_the_base_of_a_change_is_left_out():
    assert measures(bound(2, "小时", is_base=True), bound(30, "分钟")) == [30]


def test_an_age_is_never_a_measure():
    assert measures(bound(60, "周岁", is_condition=True)) == []
    assert measures(bound(100, "户"), bound(60, "周岁", is_condition=True)) == [100]


def test_a_clause_without_bounds_measures_nothing():
    assert measures() == []
