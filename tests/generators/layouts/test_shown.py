"""How a form shows money in its unit, money over the year by source, rates and points; open where due."""

from decimal import Decimal

import pytest

from assistant.domain.filing import Filing, FundLine, Funds
from assistant.domain.indicator import Indicator
from generators.layouts import shown
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import paired_filing

PROFILE = load_profile("central-2021")
WAN, YUAN = Funds(), Funds(unit="元")


def test_the_unit_is_the_profile_s_else_the_filing_s_else_ten_thousand():
    filing = Filing(funds=YUAN)
    assert shown.form_unit(filing, PROFILE.model_copy(update={"money_unit": "万元"})) == "万元"
    assert shown.form_unit(filing, None) == "元"
    assert shown.form_unit(Filing(funds=Funds(unit="若干")), None) == "万元"


@pytest.mark.parametrize(
    ("amount", "funds", "text"),
    [("4652000", YUAN, "465.2"), ("465.20", WAN, "465.2"), ("0", WAN, "0"), ("7", Funds(unit="若干"), "7")],
)
def test_an_amount_is_turned_exactly_and_zero_is_shown(amount, funds, text):
    assert shown.in_unit(Decimal(amount), funds, "万元") == text
    assert shown.in_unit(None, funds, "万元") == ""


def test_where_nothing_was_adjusted_the_first_budget_is_that_of_the_year():
    assert shown.whole(Funds(initial=500, executed=400)) == (500, 500, 400)
    assert shown.whole(Funds(initial=500, adjusted=0)) == (500, 0, None)


def test_sources_are_added_and_unknown_ones_stay_empty():
    lines = (FundLine(source="central", initial=100, executed=90), FundLine(source="local", adjusted=50))
    assert shown.of_sources(Funds(lines=lines), ("central", "local")) == (100, 150, 90)
    assert shown.of_sources(Funds(lines=lines), ("own",)) == (None, None, None)


@pytest.mark.parametrize(
    ("executed", "budget", "text"), [(None, 500, "【待补充】"), (None, None, ""), (None, 0, ""), (0, 500, "0")]
)
def test_money_spent_is_due_where_there_was_money(executed, budget, text):
    assert shown.spent(executed, budget, WAN, "万元") == text


@pytest.mark.parametrize(
    ("executed", "budget", "text"), [("200", "300", "66.67%"), ("1", "0", ""), (None, "3", ""), ("3", "3", "100%")]
)
def test_a_rate_needs_both_sums(executed, budget, text):
    assert shown.rate(executed and Decimal(executed), Decimal(budget)) == text


def test_a_score_that_is_due_is_open_and_one_that_is_not_is_empty():
    assert (shown.points(None, due=True), shown.points(None, due=False)) == ("【待补充】", "")
    assert shown.points(Decimal("9.50"), due=False) == "9.5"


def test_the_execution_has_ten_points_unless_filing_or_profile_say_otherwise():
    assert shown.execution_weight(Filing(), None) == 10
    assert shown.execution_weight(Filing(), PROFILE.model_copy(update={"execution_weight": Decimal(20)})) == 20
    assert shown.execution_weight(Filing(funds=Funds(execution_weight=15)), PROFILE) == 15


def test_the_sum_of_weights_is_reckoned_only_where_all_are_known():
    rows = paired_filing().indicators
    assert shown.whole_weight(Filing(indicators=rows[1:]), PROFILE) == "90"
    assert shown.whole_weight(Filing(indicators=(*rows[1:], Indicator(level1="产出指标", name="甲"))), PROFILE) == "100"
    assert shown.whole_weight(Filing(), PROFILE) == "100"
