"""The scores of a self-evaluation, by the curves of the profile, each with its formula. Nothing is estimated.

Execution       linear or in steps (财预〔2021〕101号 三（七）), on 全年执行数 ÷ 全年预算数
Quantitative    linear with cap (财预〔2020〕10号 第十六条) or from the 60 % threshold (101号 三（七）2)
Yes or no       all or nothing (101号 三（七）1); dates likewise, unless the profile takes off points by the day
Satisfaction    linear or in steps (101号 三（七）4)
Qualitative     a chosen point in one of three bands, with a reason (10号 第十六条)
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Curves, Profile, QualitativeBand
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.language.target import Operator
from assistant.scoring.bands import choice_of, chosen
from assistant.scoring.completion import Completion, completion_of
from assistant.scoring.curves import FULL, Score, linear, rounded, steps, threshold
from assistant.scoring.execution import score_execution
from assistant.scoring.row_score import Choice, Options, RowScore

__all__ = [
    "Choice",
    "Options",
    "RowScore",
    "SelfEvaluation",
    "evaluate",
    "grade",
    "score_execution",
    "score_row",
    "scored",
]


@dataclass(frozen=True)
class SelfEvaluation:
    """All scores of a filing. ``total`` and ``grade`` are None as long as something is missing; ``grade`` also where
    the weights do not come to 100, for which the grades are made (10号 第十八条: 百分制)."""

    execution: RowScore
    rows: tuple[RowScore, ...]
    total: Decimal | None
    grade: str | None
    bands: tuple[QualitativeBand, ...] = ()
    """The bands that text targets may be placed in, of the profile."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still missing, a line each."""
        return tuple(f"{r.name}：{r.missing}" for r in (self.execution, *self.rows) if r.missing)


def scored(filing: Filing, profile: Profile, options: Options | None = None) -> tuple[Filing, SelfEvaluation]:
    """The filing with scores, formulas, total and grade filled in, and the scores themselves.

    Text targets take the share and reason that stand in their rows. What cannot be scored is left None, printed scores
    that were there before included. Raises ValueError as ``evaluate`` does.
    """
    made = evaluate(filing, profile, None, options)
    rows = tuple(
        row.model_copy(update={"score": score.points, "score_formula": score.formula})
        for row, score in zip(filing.indicators, made.rows, strict=True)
    )
    execution = made.execution
    money = {
        "execution_rate": execution.completion.rate if execution.completion else None,
        "execution_weight": execution.weight,
        "execution_score": execution.points,
    }
    filled = {
        "indicators": rows,
        "funds": filing.funds.model_copy(update=money),
        "total_score": made.total,
        "grade": made.grade or "",
    }
    return filing.model_copy(update=filled), made


def evaluate(
    filing: Filing, profile: Profile, choices: Mapping[str, Choice] | None = None, options: Options | None = None
) -> SelfEvaluation:
    """Score a filing that holds actual values. ``choices`` by indicator name go before those in the rows.

    Raises ValueError where the profile has no curves, or a choice lies outside 0 to 100 %.
    """
    if profile.curves is None:
        raise ValueError(f"口径“{profile.id}”没有规定计分办法")
    picked, given = choices or {}, options or Options()
    execution = score_execution(filing.funds, profile, completed=filing.project.completed)
    rows = tuple(score_row(row, profile.curves, picked.get(row.name), given) for row in filing.indicators)
    points = [r.points for r in (execution, *rows)]
    total = None if None in points or not rows else sum((p for p in points if p is not None), Decimal(0))
    whole = sum((r.weight for r in (execution, *rows) if r.weight is not None), Decimal(0))
    word = None if total is None or whole != FULL else grade(total, profile)
    return SelfEvaluation(execution, rows, total, word, profile.curves.qualitative_bands)


def grade(total: Decimal, profile: Profile) -> str | None:
    """The word of the band a total falls in; None where the profile has no grades."""
    bands = sorted(profile.grades, key=lambda g: -g.from_score)
    return next((g.word for g in bands if total >= g.from_score), None)


def score_row(row: Indicator, curves: Curves, choice: Choice | None, options: Options) -> RowScore:
    """One indicator by its curve; without ``choice`` a text target takes what was chosen in the row."""
    if row.weight is None:
        return RowScore(row.name, None, None, missing="没有分值")
    counted = _counted(row, row.weight, curves, choice, options)
    return counted if row.given_score is None else _given(row, row.given_score, counted)


def _given(row: Indicator, points: Decimal, counted: RowScore) -> RowScore:
    """What a person decided in place of the computed score; both are said, so that a reader sees the difference."""
    by_curve = f"（按口径计算为{show(counted.points)}分）" if counted.points is not None else ""
    formula = f"人工确定{show(points)}分，理由：{row.chosen_reason.rstrip('。；')}{by_curve}"
    return replace(counted, points=points, formula=formula, missing="")


def _counted(row: Indicator, weight: Decimal, curves: Curves, choice: Choice | None, options: Options) -> RowScore:
    done = completion_of(row)
    if done.rate is None:
        picked = choice or choice_of(row)
        if picked is None or not done.choosable:
            return RowScore(row.name, weight, None, missing=done.missing, completion=done)
        return chosen(row, weight, picked, curves.qualitative_bands)
    score = _by_curve(row, weight, done, curves)
    far = done.over > options.far_over
    points, formula = score.points, f"{_worked(done)}；{score.formula}"
    if far and options.reduce_far_over:
        points, formula = _reduced(weight, done.over, options, formula)
    return RowScore(row.name, weight, points, formula, completion=done, far_over=far)


def _worked(done: Completion) -> str:
    """The rate behind a fraction; other formulas say it in words."""
    return f"{done.formula}={show(done.rate)}%" if done.rate is not None and "÷" in done.formula else done.formula


def _by_curve(row: Indicator, weight: Decimal, done: Completion, curves: Curves) -> Score:
    rate = done.rate or Decimal(0)
    if done.days_late and curves.late_per_day is not None:
        return _late(weight, done.days_late, curves.late_per_day)
    if done.whole:
        return Score(weight, f"得满分{show(weight)}分") if done.met else Score(Decimal(0), "没有达到，不得分")
    target = row.parsed
    upward = target.operator in {Operator.AT_LEAST, Operator.MORE_THAN, Operator.EQUAL, Operator.RANGE}
    pleased = read_level1(row.level1) == SATISFACTION and target.unit == "%" and upward and not target.relative
    if pleased and curves.satisfaction == "steps":
        return steps(_stated_rate(row, rate), weight, curves.satisfaction_steps)
    if curves.quantitative == "threshold_linear":
        return threshold(rate, weight, curves.threshold)
    return linear(rate, weight)


def _late(weight: Decimal, days: int, per_day: Decimal) -> Score:
    """Less by the day, as the profile says."""
    off = min(days * per_day, FULL)
    points = rounded(weight * (FULL - off) / FULL)
    return Score(points, f"每逾期1天扣{show(per_day)}%，{show(weight)}分×（100%－{show(off)}%）={show(points)}分")


def _stated_rate(row: Indicator, rate: Decimal) -> Decimal:
    """Satisfaction steps count the satisfaction itself, not its completion rate (101号 三（七）4)."""
    actual = row.parsed_actual
    return actual.low if actual.low is not None else actual.high if actual.high is not None else rate


def _reduced(weight: Decimal, over: Decimal, options: Options, before: str) -> tuple[Decimal, str]:
    """Less by the deviation beyond the bound, by half of the weight at most."""
    share = min(over - options.far_over, FULL / 2)
    points = rounded(weight * (FULL - share) / FULL)
    stated = f"超出{show(over)}%，大于{show(options.far_over)}%的部分按偏离度调减{show(share)}%，得{show(points)}分"
    return points, f"{before}；{stated}"
