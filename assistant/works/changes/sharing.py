"""Weights shared out: by the class totals of the profile, or what the rows of a second-level class have among them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.base import known_sum, show
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.vocabulary import SATISFACTION, read_level1, read_level2
from assistant.jobs.declaration.writers.rule_based.weights import allocate
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import with_filing
from assistant.works.state import WorkState
from assistant.works.weights import class_totals, moved_weights, sum_note, weighed

_ALL = frozenset({"", "全部", "全表", "所有", "整个表"})
_STEP = Decimal(5)
"""Points that go from the heaviest class to another where somebody wants “more” there and names no number."""
_MORE = Decimal(2)
"""How much more a row counts of a class that is to have more."""


def share_weights(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """All points, or those of one class, shared out evenly or with more for a class."""
    rows = state.filing.indicators
    if (level2 := read_level2(order.scope)) is not None and read_level1(order.scope) is None:
        return _within(level2, state, order, tools)
    totals = dict(class_totals(rows, tools.profile))
    if not totals:
        raise NotApplicable(f"“{tools.profile.title}”没有规定分值，可以逐条说“某指标给几分”。")
    if (read_level1(order.toward) in totals and read_level2(order.toward) is None) or order.toward in totals:
        totals = _shifted(totals, rows, read_level1(order.toward) or order.toward, tools)
    in_scope = {level1: t for level1, t in totals.items() if _has(order.scope, level1)}
    if not in_scope:
        raise NotApplicable(f"“{order.scope}”不是一级指标，请说：{'、'.join(totals)}，或者全部。")
    kept = weighed(rows, in_scope, _importance(rows, order.toward))
    noted = moved_weights(rows, kept)
    if not noted:
        raise NotApplicable("分值已经是这样分的，没有改动。")
    shown = "、".join(f"{level1}{show(total)}分" for level1, total in in_scope.items() if _members(rows, level1))
    outcome = ChangeOutcome(with_filing(state, indicators=kept), order.scope or "全部", _listed(rows), shown)
    return outcome.with_note(noted, sum_note(kept, tools.profile))


def _within(level2: str, state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The points that the rows of a second-level class have, evenly among them; all others stay."""
    rows = state.filing.indicators
    members = [r for r in rows if read_level2(r.level2) == level2]
    weights = [r.weight for r in members]
    if len(members) < _SEVERAL or None in weights:
        raise NotApplicable(f"“{order.scope}”要有两条以上有分值的指标才能匀，请逐条说“某指标给几分”。")
    total = known_sum(weights) or Decimal(0)
    shares = dict(zip((r.id for r in members), allocate(total, [Decimal(1)] * len(members)), strict=True))
    kept = tuple(r.model_copy(update={"weight": shares[r.id]}) if r.id in shares else r for r in rows)
    noted = moved_weights(rows, kept)
    if not noted:
        raise NotApplicable("分值已经是这样分的，没有改动。")
    outcome = ChangeOutcome(with_filing(state, indicators=kept), order.scope, _listed(members), f"合计{show(total)}分")
    return outcome.with_note(noted, sum_note(kept, tools.profile))


_SEVERAL = 2


def _has(scope: str, level1: str) -> bool:
    return scope.strip() in _ALL or read_level1(scope) == level1


def _members(rows: Sequence[Indicator], level1: str) -> list[Indicator]:
    return [r for r in rows if read_level1(r.level1) == level1]


def _listed(rows: Sequence[Indicator]) -> str:
    return "、".join(f"{r.name}{'空' if r.weight is None else show(r.weight)}" for r in rows)


def _importance(rows: Sequence[Indicator], toward: str) -> Mapping[str, Decimal]:
    """Rows of the class that is to have more count double; without one all count the same."""
    wanted = read_level2(toward) if toward else None
    return {r.id: _MORE for r in rows if wanted and read_level2(r.level2) == wanted}


def _shifted(totals: Mapping[str, Decimal], rows: Sequence[Indicator], toward: str, tools: Tools) -> dict[str, Decimal]:
    """More points for one class, from the heaviest other one; satisfaction keeps its own."""
    if tools.profile.weights_fixed:
        raise NotApplicable(f"“{tools.profile.title}”规定了各类的分值，不能调整。")
    if not _members(rows, toward):
        raise NotApplicable(f"表里没有{toward}，不能多分给它。")
    givers = [c for c in totals if c not in {toward, SATISFACTION} and _members(rows, c)]
    heaviest = max(givers, key=lambda c: totals[c], default="")
    if not heaviest or totals[heaviest] <= _STEP:
        raise NotApplicable("没有可以匀出来的分值，请逐条说“某指标给几分”。")
    return {**totals, toward: totals[toward] + _STEP, heaviest: totals[heaviest] - _STEP}
