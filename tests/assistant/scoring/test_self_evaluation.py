"""Scores of a self-evaluation, case by case as a finance officer would reckon them, and the totals."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from assistant.domain.filing import Filing, Funds
from assistant.domain.indicator import Indicator
from assistant.scoring.self_evaluation import Choice, Options, evaluate, grade, score_execution, score_row
from policy_corpus.catalog import load_profile

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "scoring" / "indicators.yaml").read_text(encoding="utf-8")
)


def indicator(case):
    return Indicator(
        level1=case.get("level1", "产出指标"), name=case["note"], target=case["target"], actual=case["actual"],
        weight=case["weight"],
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["note"])
def test_an_indicator_is_scored_as_reckoned_by_hand(case):
    choice = Choice(Decimal(case["choice"]), "材料齐全，效果明显") if "choice" in case else None
    scored = score_row(indicator(case), load_profile(case["profile"]).curves, choice, Options())
    wanted = case["points"]
    assert scored.points == (None if wanted is None else Decimal(str(wanted)))
    assert bool(scored.formula) is (wanted is not None)
    assert bool(scored.missing) is (wanted is None)


@pytest.mark.parametrize(
    ("profile", "executed", "points"),
    [
        ("central-2021", 100, 10), ("central-2021", 99, 7), ("central-2021", 60, 5), ("central-2021", 59, 0),
        ("central-2020", 93, Decimal("9.3")), ("central-2020", 120, 10),
    ],
)  # fmt: skip
def test_the_execution_of_the_budget_is_scored_on_the_adjusted_budget(profile, executed, points):
    scored = score_execution(Funds(initial=80, adjusted=100, executed=executed), load_profile(profile))
    assert scored.points == points
    assert f"{executed}÷100" in scored.formula


def test_without_amounts_the_execution_is_missing():
    assert (
        score_execution(Funds(adjusted=100), load_profile("central-2021")).missing == "没有填写全年预算数或全年执行数"
    )


def filing(*rows):
    return Filing(funds=Funds(adjusted=100, executed=100), indicators=rows)


def test_the_total_and_the_grade_follow_from_the_rows():
    rows = [
        Indicator(level1="产出指标", name="甲", target="≥100人", actual="100人", weight=50),
        Indicator(level1="效益指标", name="乙", target="≥90%", actual="72%", weight=40),
    ]
    made = evaluate(filing(*rows), load_profile("central-2020"))
    assert (made.total, made.grade) == (92, "优")
    assert [r.points for r in made.rows] == [50, 32]


def test_what_is_missing_keeps_the_total_open():
    made = evaluate(
        filing(Indicator(level1="产出指标", name="甲", target="≥1人", weight=90)), load_profile("central-2020")
    )
    assert (made.total, made.grade) == (None, None)
    assert made.missing == ("甲：没有填写实际完成值",)


@pytest.mark.parametrize(
    ("total", "word"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("59.99", "差")]
)
def test_a_grade_begins_at_its_border(total, word):
    assert grade(Decimal(total), load_profile("central-2021")) == word


def over(actual):
    return Indicator(level1="产出指标", name="甲", target="≥100人", actual=actual, weight=10)


def test_far_above_the_target_is_marked_and_a_cause_is_due():
    curves = load_profile("central-2020").curves
    assert not score_row(over("130人"), curves, None, Options()).far_over
    far = score_row(over("131人"), curves, None, Options())
    assert (far.far_over, far.deviation_due, far.points) == (True, True, 10)


def test_points_are_taken_off_for_it_only_where_the_unit_says_so():
    curves = load_profile("central-2020").curves
    scored = score_row(over("150人"), curves, None, Options(reduce_far_over=True))
    assert scored.points == 8
    assert "按偏离度调减20%" in scored.formula
    assert score_row(over("900人"), curves, None, Options(reduce_far_over=True)).points == 5


def test_a_missed_target_asks_for_a_cause():
    curves = load_profile("central-2020").curves
    assert score_row(over("99人"), curves, None, Options()).deviation_due
    assert not score_row(over("100人"), curves, None, Options()).deviation_due


def test_a_choice_outside_the_bands_is_refused():
    row = Indicator(level1="效益指标", name="甲", target="显著提升", actual="提升", weight=10)
    with pytest.raises(ValueError, match="0至100%"):
        score_row(row, load_profile("central-2020").curves, Choice(Decimal(101), "好"), Options())
