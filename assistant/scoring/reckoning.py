"""A score from the numbers of a question by their parts: what it comes to, by which formula, and what is missing.

Shares the curves of self-evaluation. Nothing is guessed: without a target, a weight or the state of the work the answer
says what is open, or gives each case.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.base import show
from assistant.domain.profile import Curves, Profile, QualitativeBand
from assistant.domain.rates import percent
from assistant.language.calculation import StatedPart, Term
from assistant.language.polarity import NOT
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target
from assistant.scoring.completion import Completion, completion
from assistant.scoring.curves import FULL, Score, linear, rounded, steps, threshold

_SIGN = {Operator.AT_LEAST: "≥", Operator.AT_MOST: "≤", Operator.LESS_THAN: "<", Operator.MORE_THAN: ">"}
_LOWEST_BAND = re.compile(f"{NOT}(?:达成|实现)|较低|较差|程度低")
_HIGHEST_BAND = re.compile("达成|实现目标")
_POINTS = Decimal(10)
"""Of execution and satisfaction, where no weight is stated (10号 第十三条, 101号 三（六）)."""


@dataclass(frozen=True)
class BudgetExecution:
    """Budget and spending of a year, in 元, each with how it was reached; None with what is missing."""

    budget: Decimal | None
    executed: Decimal | None
    how: str = ""
    missing: str = ""

    @property
    def exact(self) -> Decimal | None:
        """The rate in percent, not rounded."""
        return self.executed / self.budget * FULL if self.budget and self.executed is not None else None

    @property
    def rate(self) -> Decimal | None:
        """全年执行数 ÷ 全年预算数 in percent."""
        return percent(self.executed, self.budget) if self.budget and self.executed is not None else None


@dataclass(frozen=True)
class Outcome:
    """One way of scoring with its points and formula; ``points`` None where the document gives no number."""

    points: Decimal | None
    formula: str


def execution_of(parts: Sequence[StatedPart]) -> BudgetExecution:
    """The budget as it was adjusted, and what was spent: stated, or what was not left over."""
    budget, how = _budget(parts)
    executed, spent = _executed(parts, budget)
    if budget is not None and executed is not None and budget < executed:
        parts = [replace(p, part=Term.CARRIED_IN) if p.part is Term.LEFT else p for p in parts]
        budget, how = _budget(parts)  # 结转 that only fits as money that came in
    if budget is None or executed is None:
        missing = "全年预算数" if budget is None else "全年执行数（支出了多少）"
        return BudgetExecution(budget, executed, missing=missing)
    if not budget:
        return BudgetExecution(None, executed, missing="不为0的全年预算数")
    return BudgetExecution(budget, executed, f"全年预算数{how}，全年执行数{spent}")


def _budget(parts: Sequence[StatedPart]) -> tuple[Decimal | None, str]:
    adjusted = [p for p in parts if p.part is Term.ADJUSTED]
    if adjusted:
        return adjusted[-1].value, money(adjusted[-1].value)
    sources = [p for p in parts if p.part in {Term.CARRIED_IN, Term.FISCAL, Term.OTHER}]
    first = [p for p in parts if p.part is Term.INITIAL]
    base = [*first, *sources]
    if first and sources and first[0].value == sum(p.value for p in sources):
        base = first[:1]
    if not base:
        base = [p for p in parts if p.part in {Term.RECEIVED, Term.UNKNOWN} and p.unit == "元"][:1]
    if not base:
        return None, ""
    signed = [(1, p) for p in base] + [(1 if p.part is Term.ADDED else -1, p) for p in parts if p.part in _CHANGES]
    total = sum((sign * p.value for sign, p in signed), Decimal(0))
    return total, _sum(signed, total)


_CHANGES = (Term.ADDED, Term.CUT)


def _executed(parts: Sequence[StatedPart], budget: Decimal | None) -> tuple[Decimal | None, str]:
    spent = [p for p in parts if p.part is Term.EXECUTED or (p.whole and p.part is not Term.UNKNOWN)]
    if spent:
        total = sum((p.value for p in spent), Decimal(0))
        return total, _sum([(1, p) for p in spent], total)
    left = [p for p in parts if p.part is Term.LEFT]
    if not left or budget is None:
        return None, ""
    rest = budget - sum((p.value for p in left), Decimal(0))
    return rest, f"{money(budget)}" + "".join(f"－{money(p.value)}" for p in left) + f"＝{money(rest)}"


def _sum(signed: Sequence[tuple[int, StatedPart]], total: Decimal) -> str:
    if len(signed) == 1:
        return money(total)
    terms = "".join(f"{'＋' if sign > 0 else '－'}{money(p.value)}" for sign, p in signed)
    return f"{terms.removeprefix('＋')}＝{money(total)}"


def money(yuan: Decimal) -> str:
    """A sum in the unit it is usually said in."""
    for scale, unit in ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元")):
        if abs(yuan) >= scale and (yuan / scale * 10_000) % 1 == 0:
            return f"{show(yuan / scale)}{unit}"
    return f"{show(yuan)}元"


def score_execution_rate(
    rate: Decimal, weight: Decimal, curves: Curves, *, completed: bool | None, exact: Decimal | None = None
) -> Outcome:
    """By the curve of a profile; where steps depend on whether the work is done and nobody said, each case.

    ``exact`` is the rate before it was rounded for show: points in proportion are taken of that.
    """
    if rate > FULL:
        return Outcome(None, f"执行率{show(rate)}%超过100%，文件没有规定怎样计分，请先核对预算数和执行数")
    if curves.execution != "steps":
        points = rounded(weight * (exact if exact is not None else rate) / FULL)
        return Outcome(points, f"{show(weight)}分×全年执行数÷全年预算数＝{show(points)}分")
    full = f"项目已完成且没有超出年度预算的，得满分{show(weight)}分"
    if completed:
        return Outcome(weight, full)
    step = steps(rate, weight, curves.execution_steps)
    unfinished = f"项目尚未完成的，执行率{step.formula}"
    return (
        Outcome(step.points, unfinished)
        if completed is False
        else Outcome(None, f"{unfinished}；{full}；请说明项目是否已经完成")
    )


def completion_of_parts(target: StatedPart, actual: StatedPart, *, at_most: bool) -> Completion:
    """How far an actual value reaches a target; ``at_most`` where the name says that less is better."""
    bound = target.bound or (Operator.AT_MOST if at_most else None)
    sign = _SIGN.get(bound, "") if bound else ""
    unit = target.unit or actual.unit
    wanted = parse_target(f"{sign}{show(target.value)}{unit}")
    return completion(wanted, parse_target(f"{show(actual.value)}{unit}"))


def score_completion(done: Completion, weight: Decimal, curves: Curves) -> Outcome:
    """A quantitative indicator by its completion rate."""
    if done.rate is None:
        return Outcome(None, done.missing)
    if done.whole or done.met:
        points = weight if done.met else Decimal(0)
        return Outcome(
            points, f"{done.formula}，{'达到指标值，得满分' if done.met else '没有达到，得'}{show(points)}分"
        )
    return score_rate(done.rate, weight, curves)


def score_rate(rate: Decimal, weight: Decimal, curves: Curves) -> Outcome:
    """A quantitative indicator by its rate."""
    if curves.quantitative == "threshold_linear":
        return _outcome(threshold(rate, weight, curves.threshold))
    return _outcome(linear(rate, weight))


def score_satisfaction(target: Decimal | None, actual: Decimal, weight: Decimal, curves: Curves) -> Outcome:
    """Satisfaction: in steps of its own value, or in proportion to its target."""
    if curves.satisfaction_steps:
        return _outcome(steps(actual, weight, curves.satisfaction_steps))
    if target is None:
        return _outcome(linear(actual, weight))
    return _outcome(linear(percent(actual, target), weight))


def score_band(text: str, weight: Decimal, curves: Curves) -> Outcome:
    """The range of points of the band that is named; of every band where none is."""
    bands = _bands_named(text, curves.qualitative_bands)
    reported = [f"“{b.word}”得{show(weight * b.low / FULL)}至{show(weight * b.high / FULL)}分" for b in bands]
    return Outcome(None, "；".join(reported) if reported else "没有写定性指标怎样分档")


def _bands_named(text: str, bands: Sequence[QualitativeBand]) -> Sequence[QualitativeBand]:
    """The middle one for 部分, the lowest for 未达成, the highest for 达成 alone; all where none is named."""
    ordered = sorted(bands, key=lambda b: b.high)
    if "部分" in text:
        return [b for b in ordered if "部分" in b.word]
    if _LOWEST_BAND.search(text):
        return ordered[:1]
    return ordered[-1:] if _HIGHEST_BAND.search(text) else ordered[::-1]


def grade_of(score: Decimal, profile: Profile) -> str:
    """The grade word of a score, without rounding up; "" where the profile has no grades."""
    bands = sorted(profile.grades, key=lambda b: -b.from_score)
    return next((b.word for b in bands if score >= b.from_score), "")


def of_hundred(score: Decimal, whole: Decimal) -> Decimal:
    """A score of another total in points of a hundred."""
    return rounded(score / whole * FULL)


def default_weight() -> Decimal:
    """The points of execution and of satisfaction where none are stated."""
    return _POINTS


def _outcome(score: Score) -> Outcome:
    return Outcome(score.points, score.formula)
