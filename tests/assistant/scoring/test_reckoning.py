"""A score from the numbers of a question: by the curve of the profile, open where something is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.language.calculation import StatedPart, Term
from assistant.language.target import Operator
from assistant.scoring.reckoning import (
    completion_of_parts,
    execution_of,
    grade_of,
    money,
    of_hundred,
    score_completion,
    score_execution_rate,
    score_rate,
    score_satisfaction,
)
from policy_corpus.catalog import load_profile

STEPPED, LINEAR = load_profile("central-2021"), load_profile("central-2020")
TEN = Decimal(10)


def part(kind, value, unit="元", **more):
    return StatedPart(kind, Decimal(value), unit, str(value), 0, 0, **more)


@pytest.mark.parametrize(
    ("parts", "budget", "executed"),
    [
        ([(Term.INITIAL, 500), (Term.EXECUTED, 450)], 500, 450),
        (
            [
                (Term.INITIAL, 500),
                (Term.ADDED, 100),
                (Term.CUT, 50),
                (Term.EXECUTED, 450),
            ],
            550,
            450,
        ),
        ([(Term.INITIAL, 500), (Term.ADJUSTED, 480), (Term.EXECUTED, 450)], 480, 450),
        ([(Term.FISCAL, 300), (Term.OTHER, 200), (Term.EXECUTED, 450)], 500, 450),
        (
            [
                (Term.INITIAL, 500),
                (Term.FISCAL, 300),
                (Term.OTHER, 200),
                (Term.EXECUTED, 450),
            ],
            500,
            450,
        ),
        (
            [(Term.INITIAL, 500), (Term.CARRIED_IN, 100), (Term.EXECUTED, 450)],
            600,
            450,
        ),
        ([(Term.INITIAL, 500), (Term.LEFT, 50)], 500, 450),
        ([(Term.UNKNOWN, 500), (Term.EXECUTED, 450)], 500, 450),
        ([(Term.INITIAL, 500), (Term.EXECUTED, 200), (Term.EXECUTED, 250)], 500, 450),
    ],
)
def test_the_budget_as_it_was_adjusted_is_kept_to_what_was_spent(parts, budget, executed):
    found = execution_of([part(kind, value) for kind, value in parts])
    assert (found.budget, found.executed, found.missing) == (budget, executed, "")


def test_what_is_left_over_counts_as_money_that_came_in_where_more_was_spent_than_given():
    found = execution_of([part(Term.INITIAL, 500), part(Term.LEFT, 100), part(Term.EXECUTED, 550)])
    assert (found.budget, found.executed) == (600, 550)


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        ([part(Term.EXECUTED, 450)], "全年预算数"), ([], "全年预算数"),
        ([part(Term.INITIAL, 500)], "全年执行数（支出了多少）"),
        ([part(Term.INITIAL, 0), part(Term.EXECUTED, 0)], "不为0的全年预算数"),
        ([part(Term.UNKNOWN, 500, "人"), part(Term.EXECUTED, 450)], "全年预算数"),
    ],
)  # fmt: skip
def test_what_is_missing_is_stated_and_no_rate_is_given(parts, missing):
    found = execution_of(parts)
    assert (found.missing, found.rate, found.exact) == (missing, None, None)


def test_the_rate_is_rounded_for_show_alone():
    found = execution_of([part(Term.INITIAL, 300), part(Term.EXECUTED, 200)])
    assert found.rate == Decimal("66.67")
    assert found.exact > found.rate - Decimal("0.01")
    assert found.exact != found.rate


@pytest.mark.parametrize(
    ("yuan", "stated"),
    [
        (9999, "9999元"), (10_000, "1万元"), (-50_000, "-5万元"), (4_652_000, "465.2万元"),
        (100_000_000, "1亿元"), ("123456.78", "123456.78元"), (0, "0元"),
    ],
)  # fmt: skip
def test_a_sum_is_stated_in_its_usual_unit_and_never_rounded(yuan, stated):
    assert money(Decimal(yuan)) == stated


def test_more_than_the_whole_budget_is_not_scored():
    made = score_execution_rate(Decimal("100.01"), TEN, LINEAR.curves, completed=True)
    assert made.points is None
    assert "超过100%" in made.formula


def test_points_in_proportion_are_taken_of_the_exact_rate():
    exact = Decimal(200) / 300 * 100
    made = score_execution_rate(Decimal("66.67"), Decimal(100), LINEAR.curves, completed=None, exact=exact)
    assert made.points == Decimal("66.67")
    assert score_execution_rate(Decimal(80), TEN, LINEAR.curves, completed=None).points == 8


def test_steps_ask_whether_the_work_is_finished_and_tell_each_case():
    rate = Decimal(85)
    done, open_, unknown = (
        score_execution_rate(rate, TEN, STEPPED.curves, completed=state) for state in (True, False, None)
    )
    assert done.points == 10
    assert open_.points is not None
    assert open_.points < 10
    assert unknown.points is None
    assert "请说明项目是否已经完成" in unknown.formula


@pytest.mark.parametrize(("name_says_less", "rate"), [(False, "80"), (True, "100")])
def test_less_is_better_only_where_a_sign_or_the_name_says_so(name_says_less, rate):
    target, actual = part(Term.TARGET, 100, "元"), part(Term.ACTUAL, 80, "元")
    assert completion_of_parts(target, actual, at_most=name_says_less).rate == Decimal(rate)
    bound = replace(target, bound=Operator.AT_MOST)
    assert completion_of_parts(bound, actual, at_most=False).met


def test_a_target_takes_the_unit_of_the_actual_value_where_it_has_none():
    done = completion_of_parts(part(Term.TARGET, 100, ""), part(Term.ACTUAL, 90, "人"), at_most=False)
    assert done.rate == 90
    assert score_completion(done, TEN, LINEAR.curves).points == 9


@pytest.mark.parametrize(("curves", "points"), [(LINEAR.curves, True), (STEPPED.curves, False)])
def test_far_below_the_threshold_there_is_nothing(curves, points):
    assert bool(score_rate(Decimal(30), TEN, curves).points) is points


def test_satisfaction_goes_by_the_steps_of_the_profile_or_in_proportion_to_its_target():
    plain = LINEAR.curves.model_copy(update={"satisfaction_steps": ()})
    assert score_satisfaction(Decimal(90), Decimal(81), TEN, plain).points == 9
    assert score_satisfaction(None, Decimal(81), TEN, plain).points == Decimal("8.1")
    assert score_satisfaction(Decimal(90), Decimal(95), TEN, plain).points == 10


@pytest.mark.parametrize(
    ("score", "word"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")]
)
def test_a_grade_holds_from_its_bound_on_and_nothing_is_rounded_up(score, word):
    assert grade_of(Decimal(score), LINEAR) == word


def test_without_grades_there_is_no_word_and_other_totals_are_brought_to_a_hundred():
    assert grade_of(Decimal(95), LINEAR.model_copy(update={"grades": ()})) == ""
    assert of_hundred(Decimal(81), Decimal(90)) == 90
