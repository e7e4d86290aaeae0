"""The scores of a self-evaluation, by the curves of the profile, each with its formula. Nothing is estimated.

Execution       linear or in steps (财预〔2021〕101号 三（七）2), on 全年执行数 ÷ 全年预算数
Quantitative    linear with cap (财预〔2020〕10号 第十六条) or from the 60 % threshold (101号 三（七）2)
Satisfaction    linear or in steps (101号 三（七）4)
Qualitative     a chosen point in one of three bands, with a reason (10号 第十六条: 100–80、80–60、60–0)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.base import show
from assistant.domain.filing import Filing, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Curves, Profile
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.scoring.completion import Completion, completion
from assistant.scoring.curves import FULL, Score, linear, rounded, steps, threshold


@dataclass(frozen=True)
class Band:
    """A band of 10号 第十六条 for text targets; ``low`` to ``high`` percent of the weight."""

    word: str
    low: Decimal
    high: Decimal


BANDS = (
    Band("达成年度指标", Decimal(80), FULL),
    Band("部分达成年度指标并具有一定效果", Decimal(60), Decimal(80)),
    Band("未达成年度指标且效果较差", Decimal(0), Decimal(60)),
)


@dataclass(frozen=True)
class Choice:
    """What a person decided about a text target: a share of the weight in percent, and why."""

    share: Decimal
    reason: str


@dataclass(frozen=True)
class Options:
    """What the documents leave to the unit."""

    far_over: Decimal = Decimal(30)
    """Percentage points above target from which completion is 超出较多; no document gives the number."""
    reduce_far_over: bool = False
    """Whether points are taken off then: the weight × deviation beyond the bound, halved at most (10号 第十六条 asks
    for a reduction by deviation where the target was set too low, and leaves the formula open)."""


@dataclass(frozen=True)
class RowScore:
    """The score of one indicator or of the execution of the budget; ``points`` None with what is missing."""

    name: str
    weight: Decimal | None
    points: Decimal | None
    formula: str = ""
    missing: str = ""
    completion: Completion | None = None
    far_over: bool = False

    @property
    def deviation_due(self) -> bool:
        """Whether a cause has to be given: target missed, or exceeded by far (10号 第十五条)."""
        met = self.completion.met if self.completion else None
        return self.far_over or met is False


@dataclass(frozen=True)
class SelfEvaluation:
    """All scores of a filing. ``total`` and ``grade`` are None as long as something is missing."""

    execution: RowScore
    rows: tuple[RowScore, ...]
    total: Decimal | None
    grade: str | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still missing, a line each."""
        return tuple(f"{r.name}：{r.missing}" for r in (self.execution, *self.rows) if r.missing)


def evaluate(
    filing: Filing, profile: Profile, choices: Mapping[str, Choice] | None = None, options: Options | None = None
) -> SelfEvaluation:
    """Score a filing that holds actual values. ``choices`` by indicator name decide text targets.

    Raises ValueError where the profile has no curves, or a choice lies outside 0 to 100 %.
    """
    if profile.curves is None:
        raise ValueError(f"口径“{profile.id}”没有规定计分办法")
    chosen, given = choices or {}, options or Options()
    execution = score_execution(filing.funds, profile)
    rows = tuple(score_row(row, profile.curves, chosen.get(row.name), given) for row in filing.indicators)
    points = [r.points for r in (execution, *rows)]
    total = None if None in points else sum((p for p in points if p is not None), Decimal(0))
    return SelfEvaluation(execution, rows, total, None if total is None else grade(total, profile))


def grade(total: Decimal, profile: Profile) -> str | None:
    """The word of the band a total falls in; None where the profile has no grades."""
    bands = sorted(profile.grades, key=lambda g: -g.from_score)
    return next((g.word for g in bands if total >= g.from_score), None)


def score_execution(funds: Funds, profile: Profile) -> RowScore:
    """预算执行率 and its points: 全年执行数 ÷ 全年预算数, the initial budget where none was adjusted."""
    name, weight = "预算执行率", funds.execution_weight or profile.execution_weight
    budget = funds.adjusted if funds.adjusted is not None else funds.initial
    if weight is None or profile.curves is None:
        return RowScore(name, weight, None, missing="口径没有规定预算执行率的分值")
    if not budget or funds.executed is None:
        return RowScore(name, weight, None, missing="没有填写全年预算数或全年执行数")
    rate = rounded(funds.executed / budget * FULL)
    said = f"执行率{show(funds.executed)}÷{show(budget)}={show(rate)}%"
    curves = profile.curves
    stepped = curves.execution == "steps"
    score = steps(rate, weight, curves.execution_steps) if stepped else linear(rate, weight)
    done = Completion(rate, rate >= FULL, said)
    return RowScore(name, weight, score.points, f"{said}；{score.formula}", completion=done)


def score_row(row: Indicator, curves: Curves, choice: Choice | None, options: Options) -> RowScore:
    """One indicator by its curve."""
    if row.weight is None:
        return RowScore(row.name, None, None, missing="没有分值")
    done = completion(row.parsed, row.parsed_actual)
    if done.rate is None:
        if choice is None or not (row.actual or "").strip():
            return RowScore(row.name, row.weight, None, missing=done.missing, completion=done)
        return _chosen(row, row.weight, choice)
    score = _by_curve(row, row.weight, done.rate, curves)
    far = done.over > options.far_over
    points, formula = score.points, f"{done.formula}={show(done.rate)}%；{score.formula}"
    if far and options.reduce_far_over:
        points, formula = _reduced(row.weight, done.over, options, formula)
    return RowScore(row.name, row.weight, points, formula, completion=done, far_over=far)


def _by_curve(row: Indicator, weight: Decimal, rate: Decimal, curves: Curves) -> Score:
    pleased = read_level1(row.level1) == SATISFACTION and row.parsed.unit == "%"
    if pleased and curves.satisfaction == "steps":
        return steps(_said_rate(row, rate), weight, curves.satisfaction_steps)
    if curves.quantitative == "threshold_linear":
        return threshold(rate, weight, curves.threshold)
    return linear(rate, weight)


def _said_rate(row: Indicator, rate: Decimal) -> Decimal:
    """Satisfaction steps count the satisfaction itself, not its completion rate (101号 三（七）4)."""
    actual = row.parsed_actual
    return actual.low if actual.low is not None else actual.high if actual.high is not None else rate


def _chosen(row: Indicator, weight: Decimal, choice: Choice) -> RowScore:
    if not Decimal(0) <= choice.share <= FULL:
        raise ValueError(f"“{row.name}”选定的比例应在0至100%之间")
    band = next(b for b in BANDS if choice.share >= b.low)
    points = rounded(weight * choice.share / FULL)
    said = f"{band.word}（{show(band.low)}%—{show(band.high)}%），取{show(choice.share)}%：{choice.reason}"
    met = Completion(None, choice.share >= BANDS[0].low, said)
    return RowScore(
        row.name, weight, points, f"{said}；{show(weight)}分×{show(choice.share)}%={show(points)}分", completion=met
    )


def _reduced(weight: Decimal, over: Decimal, options: Options, before: str) -> tuple[Decimal, str]:
    """Less by the deviation beyond the bound, by half of the weight at most."""
    share = min(over - options.far_over, FULL / 2)
    points = rounded(weight * (FULL - share) / FULL)
    said = f"超出{show(over)}%，大于{show(options.far_over)}%的部分按偏离度调减{show(share)}%，得{show(points)}分"
    return points, f"{before}；{said}"
