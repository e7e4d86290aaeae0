"""What forms of self-evaluations share: money by source, rates, points, rows by class; open where due."""

from decimal import Decimal

import pytest

from assistant.domain.filing import Filing, FundLine, Funds
from assistant.domain.indicator import Indicator
from generators.layouts import self_evaluation_parts as parts
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import half_filled, paired_filing

PROFILE = load_profile("central-2021")
WAN, YUAN = Funds(), Funds(unit="元")


def test_the_unit_is_the_profile_s_else_the_filing_s_else_ten_thousand():
    filing = Filing(funds=YUAN)
    assert parts.form_unit(filing, PROFILE.model_copy(update={"money_unit": "万元"})) == "万元"
    assert parts.form_unit(filing, None) == "元"
    assert parts.form_unit(Filing(funds=Funds(unit="若干")), None) == "万元"


@pytest.mark.parametrize(
    ("amount", "funds", "shown"),
    [("4652000", YUAN, "465.2"), ("465.20", WAN, "465.2"), ("0", WAN, "0"), ("7", Funds(unit="若干"), "7")],
)
def test_an_amount_is_turned_exactly_and_zero_is_shown(amount, funds, shown):
    assert parts.in_unit(Decimal(amount), funds, "万元") == shown
    assert parts.in_unit(None, funds, "万元") == ""


def test_where_nothing_was_adjusted_the_first_budget_is_that_of_the_year():
    assert parts.whole(Funds(initial=500, executed=400)) == (500, 500, 400)
    assert parts.whole(Funds(initial=500, adjusted=0)) == (500, 0, None)


def test_sources_are_added_and_unknown_ones_stay_empty():
    lines = (FundLine(source="central", initial=100, executed=90), FundLine(source="local", adjusted=50))
    assert parts.of_sources(Funds(lines=lines), ("central", "local")) == (100, 150, 90)
    assert parts.of_sources(Funds(lines=lines), ("own",)) == (None, None, None)


@pytest.mark.parametrize(
    ("executed", "budget", "shown"), [(None, 500, "【待补充】"), (None, None, ""), (None, 0, ""), (0, 500, "0")]
)
def test_money_spent_is_due_where_there_was_money(executed, budget, shown):
    assert parts.spent(executed, budget, WAN, "万元") == shown


@pytest.mark.parametrize(
    ("executed", "budget", "shown"), [("200", "300", "66.67%"), ("1", "0", ""), (None, "3", ""), ("3", "3", "100%")]
)
def test_a_rate_needs_both_sums(executed, budget, shown):
    assert parts.rate(executed and Decimal(executed), Decimal(budget)) == shown


def test_a_score_that_is_due_is_open_and_one_that_is_not_is_empty():
    assert (parts.points(None, due=True), parts.points(None, due=False)) == ("【待补充】", "")
    assert parts.points(Decimal("9.50"), due=False) == "9.5"


def test_the_execution_has_ten_points_unless_filing_or_profile_say_otherwise():
    assert parts.execution_weight(Filing(), None) == 10
    assert parts.execution_weight(Filing(), PROFILE.model_copy(update={"execution_weight": Decimal(20)})) == 20
    assert parts.execution_weight(Filing(funds=Funds(execution_weight=15)), PROFILE) == 15


def test_the_sum_of_weights_is_reckoned_only_where_all_are_known():
    rows = paired_filing().indicators
    assert parts.whole_weight(Filing(indicators=rows[1:]), PROFILE) == "90"
    assert parts.whole_weight(Filing(indicators=(*rows[1:], Indicator(level1="产出指标", name="甲"))), PROFILE) == "100"
    assert parts.whole_weight(Filing(), PROFILE) == "100"


def test_a_form_is_begun_with_its_first_actual_value():
    assert parts.is_begun(half_filled())
    assert not parts.is_begun(Filing(indicators=(Indicator(level1="产出指标", name="甲"),)))


def test_a_class_is_known_however_it_is_spelled_and_cost_comes_first():
    profile = load_profile("central-2020")
    rows = (
        Indicator(level1="产出", level2="数量", name="甲"),
        Indicator(level1="成本指标", level2="经济成本指标", name="乙"),
        Indicator(level1="别的", level2="某类", name="丙"),
    )  # fmt: skip
    found = parts.classes(Filing(indicators=rows), profile)
    assert [b[0] for b in found] == ["成本指标", *(c.name for c in profile.level1), "别的"]
    filled = parts.without_blank(found)
    assert [(b[0], [r.name for _, items in b[1] for r in items]) for b in filled] == [
        ("成本指标", ["乙"]), ("产出指标", ["甲"]), ("别的", ["丙"]),
    ]  # fmt: skip


def test_without_a_profile_classes_stand_as_they_were_filed():
    assert [b[0] for b in parts.classes(paired_filing(), None)] == ["成本指标", "产出指标", "效益指标", "满意度指标"]
