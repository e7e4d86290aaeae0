"""The arithmetic of an evaluation: weights of the score sheet, points from verdicts, rates, totals and grade.

Weights     a class's weight (10号 第十四条) spread over its rows by their shares, to a tenth of a point, nothing lost
Points      a review point that is met counts in full, partly met by half, not met for nothing; silence is no score
Rates       实际到位÷预算, 实际支出÷实际到位 (10号附2), linear and capped at the weight
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, ClassTotal, PointFinding, Verdict
from assistant.domain.framework import Framework, FrameworkIndicator, ScoringMethod, Stage
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.rates import percent
from assistant.domain.vocabulary import COST, OUTPUT, OUTPUT_COST, SATISFACTION, read_level1, read_level2
from assistant.scoring.curves import Score, linear, rounded
from assistant.scoring.self_evaluation import grade

TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_HALF = Decimal("0.5")
_COUNTS = {Verdict.MET: Decimal(1), Verdict.PARTLY: _HALF, Verdict.NOT_MET: Decimal(0)}


@dataclass(frozen=True)
class SheetRow:
    """A row of the score sheet: a row of the framework, or an approved indicator that stands in its place."""

    row: FrameworkIndicator
    weight: Decimal
    goal: Indicator | None = None


def spread(total: Decimal, shares: Sequence[Decimal], step: Decimal = TENTH) -> tuple[Decimal, ...]:
    """A total in proportion to shares, in whole steps, adding up exactly (largest remainder, the first of equals).

    Equal parts where all shares are 0; no parts for no shares. A total that is no multiple of the step keeps its rest
    in the part with the largest remainder.
    """
    weights = shares if any(shares) else [Decimal(1)] * len(shares)
    whole = sum(weights, Decimal(0))
    exact = [total * w / whole for w in weights]
    parts = [(e / step).to_integral_value(ROUND_FLOOR) * step for e in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    rest = total - sum(parts, Decimal(0))
    for i in order:
        parts[i] += min(step, rest)
        rest -= min(step, rest)
    return tuple(parts)


def score_sheet(framework: Framework, stage: Stage, approved: Sequence[Indicator]) -> tuple[SheetRow, ...]:
    """The rows of the score sheet with their weights, together 100.

    An approved indicator stands in the place of the framework's row of its class; all of a first-level class share the
    weight of the rows they replace, by their approved weights. A row without any stays.
    """
    weights = next(w.weights for w in framework.weights if w.stage is stage)
    homes = [(home_of(goal, framework), goal) for goal in approved]
    found: list[SheetRow] = []
    for level1 in framework.level1:
        rows = [r for r in framework.indicators if r.level1 == level1]
        parts = dict(zip(map(id, rows), spread(weights[level1], [r.share for r in rows]), strict=True))
        here = [(home, goal) for row in rows for home, goal in homes if home is row]
        pool = sum((parts[id(row)] for row in rows if any(home is row for home, _ in here)), Decimal(0))
        own = iter(_pooled(pool, [goal for _, goal in here]))
        for row in rows:
            goals = [goal for home, goal in here if home is row]
            found += [SheetRow(row, next(own), goal) for goal in goals] or [SheetRow(row, parts[id(row)])]
    return tuple(found)


def _pooled(pool: Decimal, goals: Sequence[Indicator]) -> tuple[Decimal, ...]:
    """By approved weights, in equal parts where one is unknown; in hundredths where a tenth would leave a row empty."""
    known = [g.weight for g in goals if g.weight is not None]
    shares = known if len(known) == len(goals) else [Decimal(1)] * len(goals)
    parts = spread(pool, shares)
    return parts if all(parts) else spread(pool, shares, HUNDREDTH)


def home_of(goal: Indicator, framework: Framework) -> FrameworkIndicator | None:
    """The framework's row that an approved indicator belongs to, by its second-level class, else by its first."""
    rows = [r for r in framework.indicators if r.method is ScoringMethod.GOALS]
    wanted = read_level2(goal.level2) or (OUTPUT_COST if read_level1(goal.level1) == COST else "")
    home = next((r for r in rows if wanted in r.goal_classes), None)
    return home or next(_by_level1(goal, rows, framework), None)


def _by_level1(
    goal: Indicator, rows: Sequence[FrameworkIndicator], framework: Framework
) -> Iterator[FrameworkIndicator]:
    level1 = read_level1(goal.level1)
    if level1 is None:
        return
    output = level1 in {OUTPUT, COST}
    wanted = framework.results[0] if output else framework.results[-1]
    inside = [r for r in rows if r.level1 == wanted]
    yield from reversed(inside) if level1 == SATISFACTION else inside


def point_weights(row: FrameworkIndicator, weight: Decimal) -> tuple[Decimal, ...]:
    """What hangs on each review point, to a hundredth of a point."""
    return spread(weight, [p.share or Decimal(0) for p in row.points], HUNDREDTH)


def earned(point: PointFinding) -> Decimal | None:
    """The points of one review point; None where the papers are silent."""
    share = _COUNTS.get(point.verdict)
    return None if share is None else rounded(point.weight * share)


def points_score(points: Sequence[PointFinding]) -> Score | None:
    """The sum over the review points with its formula; None as long as the papers are silent on one of them."""
    found = [earned(p) for p in points]
    if not found or None in found:
        return None
    known = [p for p in found if p is not None]
    total = sum(known, Decimal(0))
    return Score(total, f"{'+'.join(show(p) for p in known)}={show(total)}分" if len(known) > 1 else f"{show(total)}分")


def rate_score(part: Decimal, whole: Decimal, weight: Decimal) -> Score:
    """A rate of two amounts scored linearly with a cap, numbers in the formula."""
    rate = percent(part, whole)
    score = linear(rate, weight)
    return Score(score.points, f"{show(part)}÷{show(whole)}×100%={show(rate)}%；{score.formula}")


def class_totals(indicators: Sequence[Assessed]) -> tuple[ClassTotal, ...]:
    """Weight and score of every first-level class, in the order of the sheet; no score where one is missing."""
    found = []
    for level1 in dict.fromkeys(i.level1 for i in indicators):
        rows = [i for i in indicators if i.level1 == level1]
        weight = sum((i.weight for i in rows), Decimal(0))
        found.append(ClassTotal(level1=level1, weight=weight, score=_whole([i.score for i in rows])))
    return tuple(found)


def total_and_grade(classes: Sequence[ClassTotal], profile: Profile) -> tuple[Decimal | None, str | None]:
    """The total and its grade; both None as long as a score is missing."""
    total = _whole([c.score for c in classes])
    return total, None if total is None else grade(total, profile)


def _whole(scores: Sequence[Decimal | None]) -> Decimal | None:
    known = [s for s in scores if s is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(scores) else None
