"""Weights of the rows held to the class totals of the profile (101号 三（六）, 10号 第十三条)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.base import known_sum, show
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import SATISFACTION, is_cost, read_level1
from assistant.jobs.declaration.writers.rule_based.weights import allocate


def class_totals(rows: Sequence[Indicator], profile: Profile) -> Mapping[str, Decimal]:
    """What each first-level class of these rows adds up to by the profile; empty where the profile has no weights."""
    scheme = profile.scheme(
        cost=any(is_cost(r.level1, r.level2) for r in rows),
        satisfaction=any(read_level1(r.level1) == SATISFACTION for r in rows),
    )
    return {} if scheme is None else {read_level1(name) or name: total for name, total in scheme.weights.items()}


def weighed(
    rows: Sequence[Indicator], totals: Mapping[str, Decimal], importance: Mapping[str, Decimal]
) -> tuple[Indicator, ...]:
    """The rows with the total of each class shared out by importance (by row id; 1 where none is given)."""
    weights: dict[str, Decimal] = {}
    for level1, total in totals.items():
        members = [r for r in rows if read_level1(r.level1) == level1]
        if members:
            shares = allocate(total, [importance.get(r.id, Decimal(1)) for r in members])
            weights |= {r.id: share for r, share in zip(members, shares, strict=True)}
    return tuple(r.model_copy(update={"weight": weights[r.id]}) if r.id in weights else r for r in rows)


def is_right(rows: Sequence[Indicator], profile: Profile) -> bool:
    """Whether every class adds up to its total; False where the profile has no weights."""
    totals = class_totals(rows, profile)
    return bool(totals) and all(
        _sum_of(rows, level1) == total for level1, total in totals.items() if _members(rows, level1)
    )


def kept_right(before: Sequence[Indicator], after: Sequence[Indicator], profile: Profile) -> tuple[Indicator, ...]:
    """The new rows with their classes filled up again, where the weights added up before; else as they are.

    A class keeps the points it had, unless classes came or went: then the profile says what each has. In a class that
    does not add up, rows keep their proportions, and a row without weight counts as much as the mean of the others.
    """
    due = class_totals(before, profile)
    if not due or _whole(before) != known_sum(due.values()):
        return tuple(after)
    same = {read_level1(r.level1) for r in before} == {read_level1(r.level1) for r in after}
    had = {level1: total for level1 in due if (total := _sum_of(before, level1))}
    totals = had if same else class_totals(after, profile)
    off = {level1: total for level1, total in totals.items() if _sum_of(after, level1) != total}
    importance = {r.id: _importance(r, after) for r in after}
    return weighed(after, off, importance)


def _importance(row: Indicator, rows: Sequence[Indicator]) -> Decimal:
    known = [w for r in _members(rows, read_level1(row.level1) or "") if (w := r.weight)]
    mean = known_sum(known) / len(known) if known else Decimal(1)
    return row.weight or mean


def _members(rows: Sequence[Indicator], level1: str) -> list[Indicator]:
    return [r for r in rows if read_level1(r.level1) == level1]


def _whole(rows: Sequence[Indicator]) -> Decimal | None:
    weights = [r.weight for r in rows]
    return None if None in weights else known_sum(weights)


def _sum_of(rows: Sequence[Indicator], level1: str) -> Decimal | None:
    weights = [r.weight for r in _members(rows, level1)]
    return None if None in weights else known_sum(weights)


def moved_weights(before: Sequence[Indicator], after: Sequence[Indicator]) -> str:
    """Which rows have other weights than before, in one line; "" where none."""
    was = {r.id: r.weight for r in before}
    moved = [r for r in after if r.id in was and r.weight != was[r.id]]
    shown = "、".join(f"{r.name} {_points(was[r.id])}→{_points(r.weight)}" for r in moved)
    return f"分值随之调整：{shown}" if moved else ""


def sum_note(rows: Sequence[Indicator], profile: Profile) -> str:
    """What the weights add up to and should, where they do not; "" where they do or nothing says what they should."""
    weights = [r.weight for r in rows]
    due = profile.declaration_total or known_sum(class_totals(rows, profile).values())
    total = known_sum(weights)
    if not due or not any(w is not None for w in weights) or (total == due and None not in weights):
        return ""
    if None in weights and total == due:
        return f"有{weights.count(None)}条还没有分值，其余合计已是{show(due)}分，可以说“重新分配分值”"
    return f"现在合计{show(total)}分，应为{show(due)}分，可以说“重新分配分值”"


def _points(weight: Decimal | None) -> str:
    return "空" if weight is None else show(weight)
