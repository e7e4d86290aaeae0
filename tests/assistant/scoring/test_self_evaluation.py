"""Scores of a self-evaluation, case by case as a finance officer would reckon them, and the totals."""

from decimal import Decimal

import pytest
import yaml

from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.forms.reader import read_filings
from assistant.scoring.self_evaluation import Choice, Options, evaluate, grade, score_execution, score_row, scored
from policy_corpus.catalog import load_profile
from tests import CASES_FOLDER

FOLDER = CASES_FOLDER / "scoring"
CASES = yaml.safe_load((FOLDER / "indicators.yaml").read_text(encoding="utf-8"))
EXECUTIONS = yaml.safe_load((FOLDER / "execution.yaml").read_text(encoding="utf-8"))


def exact(number):
    return None if number is None else Decimal(str(number))


def indicator(case):
    return Indicator(
        level1=case.get("level1", "产出指标"), level2=case.get("level2", ""), name=case.get("name", case["note"]),
        target=case["target"], actual=case["actual"], weight=case["weight"],
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["note"])
def test_an_indicator_is_scored_as_reckoned_by_hand(case):
    choice = Choice(exact(case["choice"]), case.get("reason", "材料齐全，效果明显")) if "choice" in case else None
    options = Options(reduce_far_over=case.get("reduce", False))
    made = score_row(indicator(case), load_profile(case["profile"]).curves, choice, options)
    assert made.points == exact(case["points"])
    assert bool(made.formula) is (case["points"] is not None)
    assert bool(made.missing) is (case["points"] is None)
    assert case.get("formula", "") in made.formula
    assert case.get("missing", "") in made.missing
    assert made.deviation_due is case.get("cause", made.deviation_due)


@pytest.mark.parametrize("case", EXECUTIONS, ids=lambda c: c["note"])
def test_the_execution_of_the_budget_is_scored_as_reckoned_by_hand(case):
    funds = Funds(
        initial=case.get("initial"), adjusted=case.get("adjusted"), executed=case.get("executed"),
        execution_weight=case.get("weight"),
    )  # fmt: skip
    made = score_execution(funds, load_profile(case["profile"]), completed=case.get("completed"))
    assert made.points == exact(case["points"])
    assert case.get("formula", "") in made.formula
    assert case.get("missing", "") in made.missing


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


def test_a_profile_without_curves_scores_nothing():
    bare = load_profile("central-2020").model_copy(update={"curves": None})
    with pytest.raises(ValueError, match="没有规定计分办法"):
        evaluate(filing(), bare)
    assert score_execution(Funds(initial=100, executed=90), bare).missing == "口径没有规定预算执行率的分值"


def test_without_points_for_it_the_execution_is_not_scored():
    weightless = load_profile("central-2020").model_copy(update={"execution_weight": None})
    assert score_execution(Funds(initial=100, executed=90), weightless).missing == "口径没有规定预算执行率的分值"


def test_choices_and_options_given_by_the_caller_go_before_those_of_the_rows():
    row = TEXT_ROW.model_copy(update={"chosen_share": Decimal(50), "chosen_reason": "自评"})
    noted = filing(row, over("150人"))
    made = evaluate(
        noted, load_profile("central-2020"), {"乙": Choice(Decimal(90), "问卷")}, Options(reduce_far_over=True)
    )
    assert [r.points for r in made.rows] == [36, 8]
    assert [r.points for r in evaluate(noted, load_profile("central-2020")).rows] == [20, 10]


def test_a_row_without_points_keeps_the_total_open():
    made = evaluate(filing(DONE_ROW.model_copy(update={"weight": None})), load_profile("central-2020"))
    assert (made.total, made.grade, made.rows[0].missing) == (None, None, "没有分值")


@pytest.mark.parametrize(("executed", "met"), [(100, True), (99, False), (101, True)])
def test_a_budget_that_was_not_reached_asks_for_a_cause(executed, met):
    made = score_execution(Funds(initial=100, executed=executed), load_profile("central-2020"))
    assert (made.completion.met, made.deviation_due) == (met, not met)


def test_a_completed_project_has_all_points_only_where_the_profile_says_so():
    profile = load_profile("central-2021")
    curves = profile.curves.model_copy(update={"execution_full_when_completed": False})
    by_steps = profile.model_copy(update={"curves": curves})
    assert score_execution(Funds(initial=100, executed=90), by_steps, completed=True).points == 7


@pytest.mark.parametrize("share", [0, 100])
def test_the_ends_of_the_bands_may_be_chosen(share):
    made = score_row(TEXT_ROW, load_profile("central-2020").curves, Choice(Decimal(share), "现场核实"), Options())
    assert made.points == Decimal(40) * share / 100


def test_without_an_amount_there_is_no_rate_of_execution():
    unspent = Filing(funds=Funds(initial=100), indicators=(DONE_ROW,))
    funds = scored(unspent, load_profile("central-2020"))[0].funds
    assert (funds.execution_rate, funds.execution_score) == (None, None)


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


TEXT_ROW = Indicator(level1="效益指标", name="乙", target="显著提升", actual="提升", weight=40)
DONE_ROW = Indicator(level1="产出指标", name="甲", target="≥100人", actual="90人", weight=50)


def test_a_scored_filing_carries_scores_formulas_total_and_grade():
    chosen = TEXT_ROW.model_copy(update={"chosen_share": Decimal(85), "chosen_reason": "问卷显示普遍好转"})
    done, made = scored(filing(DONE_ROW, chosen), load_profile("central-2020"))
    assert [r.score for r in done.indicators] == [45, 34]
    assert [r.score_formula for r in done.indicators] == [r.formula for r in made.rows]
    assert "问卷显示普遍好转" in done.indicators[1].score_formula
    assert (done.funds.execution_rate, done.funds.execution_weight, done.funds.execution_score) == (100, 10, 10)
    assert (done.total_score, done.grade) == (made.total, made.grade) == (89, "良")


def test_what_cannot_be_scored_is_left_open_and_an_old_score_does_not_stay():
    old = TEXT_ROW.model_copy(update={"score": Decimal(40), "score_formula": "旧"})
    stale = filing(DONE_ROW, old).model_copy(update={"total_score": Decimal(95), "grade": "优"})
    done, made = scored(stale, load_profile("central-2020"))
    assert (done.indicators[1].score, done.indicators[1].score_formula) == (None, "")
    assert (done.total_score, done.grade) == (None, "")
    assert made.missing == ("乙：定性指标，须由评价人选定档次并说明理由",)


def test_scoring_twice_gives_the_same_filing():
    once, _ = scored(filing(DONE_ROW, TEXT_ROW), load_profile("hubei"))
    assert scored(once, load_profile("hubei"))[0] == once


def test_a_completed_project_has_all_points_by_101():
    spent = Filing(funds=Funds(initial=100, executed=90), project=Project(completed=True), indicators=(DONE_ROW,))
    assert scored(spent, load_profile("central-2021"))[0].funds.execution_score == 10
    assert scored(spent, load_profile("central-2020"))[0].funds.execution_score == 9


def test_a_filing_without_indicators_has_no_total():
    assert scored(filing(), load_profile("central-2020"))[0].total_score is None


def test_the_bands_offered_are_those_of_the_profile():
    bands = scored(filing(TEXT_ROW), load_profile("hubei"))[1].bands
    assert [(b.low, b.high) for b in bands] == [(80, 100), (50, 80), (0, 50)]


@pytest.mark.parametrize(
    ("actual", "points"), [("2026年12月5日", "7.5"), ("2027年3月30日", "0"), ("2026年11月30日", "10")]
)
def test_a_unit_may_take_points_off_by_the_day(actual, points):
    curves = load_profile("central-2020").curves.model_copy(update={"late_per_day": Decimal(5)})
    row = Indicator(level1="产出指标", name="甲", target="2026年11月30日前", actual=actual, weight=10)
    made = score_row(row, curves, None, Options())
    assert made.points == Decimal(points)
    assert made.deviation_due is (made.points < 10)


def test_a_profile_without_bands_leaves_text_targets_open():
    curves = load_profile("central-2020").curves.model_copy(update={"qualitative_bands": ()})
    assert score_row(TEXT_ROW, curves, Choice(Decimal(90), "好"), Options()).missing == "口径没有规定定性指标的档次"


@pytest.mark.parametrize("name", ["clean-d03", "clean-d04", "clean-d06", "clean-d08", "clean-d10"])
def test_clean_self_evaluations_are_scored_as_printed(shared, name):
    read = read_filings(shared / "real_filings" / "clean_dev" / f"{name}.json")[0].filing
    done, _ = scored(read, load_profile(read.profile))
    assert [r.score for r in done.indicators] == [r.score for r in read.indicators]
    assert (done.funds.execution_score, done.total_score) == (read.funds.execution_score, read.total_score)


def test_weights_that_do_not_come_to_a_hundred_have_a_total_and_no_grade():
    rows = (DONE_ROW, DONE_ROW.model_copy(update={"name": "丙", "weight": Decimal(45)}))
    done, made = scored(filing(*rows), load_profile("central-2020"))
    assert (done.total_score, done.grade, made.grade) == (Decimal("95.5"), "", None)
