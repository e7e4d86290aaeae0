"""Share out the first-level weights of the profile among the rows, exactly.

Whole points where there are enough of them, half points otherwise: forms are read by people. What is left after
rounding goes to the rows that lost most (largest remainder), so the sum is always the profile's.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from assistant.domain.placeholders import is_placeholder
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import COST, SATISFACTION, read_level1
from assistant.jobs.declaration.writers.rule_based.row import DraftRow

_STEPS = (Decimal(1), Decimal("0.5"), Decimal("0.1"), Decimal("0.01"))
_OPEN, _SUGGESTED = Decimal("0.1"), Decimal("0.5")
"""How much of its importance a row keeps while its value is open, or is one that nobody has confirmed."""


def allocate(total: Decimal, importances: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Shares of ``total`` in proportion to the importances, each at least one step, adding up to ``total`` exactly.

    Raises ValueError where there is nothing to share among or the total is not positive.
    """
    if not importances or total <= 0:
        raise ValueError("没有可分配的指标，或分值不大于零")
    step = _step(total, len(importances))
    units = int(total / step) - len(importances)
    weight_sum = sum(importances)
    exact = [Decimal(units) * i / weight_sum for i in importances]
    floors = [int(x.to_integral_value(ROUND_FLOOR)) for x in exact]
    by_loss = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for i in by_loss[: units - sum(floors)]:
        floors[i] += 1
    shares = [(1 + f) * step for f in floors]
    shares[0] += total - sum(shares)
    return tuple(s.normalize() + 0 for s in shares)


def _step(total: Decimal, count: int) -> Decimal:
    return next((s for s in _STEPS if total / s >= count and total % s == 0), total / count)


def confirmed_first(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows with less importance where the value is open or only suggested: their class goes to what is known.

    A class of nothing else shares what it must have.
    """
    return [replace(r, importance=r.importance * _surety(r)) for r in rows]


def _surety(row: DraftRow) -> Decimal:
    if is_placeholder(row.indicator.target):
        return _OPEN
    return _SUGGESTED if row.is_proposed else Decimal(1)


def weigh(rows: Sequence[DraftRow], profile: Profile) -> tuple[DraftRow, ...]:
    """The rows with their weights set by the profile's scheme; unchanged where the profile has no weights.

    The rows must already stand in the classes of the profile (``Profile.place``).
    """
    scheme = profile.scheme(
        cost=any(r.level1 == COST for r in rows),
        satisfaction=any(r.level1 == SATISFACTION for r in rows),
    )
    if scheme is None:
        return tuple(rows)
    weights: dict[int, Decimal] = {}
    for level1, total in scheme.weights.items():
        members = [i for i, r in enumerate(rows) if r.level1 == read_level1(level1)]
        if members:
            weights |= dict(zip(members, allocate(total, [rows[i].importance for i in members]), strict=True))
    return tuple(r.with_changes(weight=weights.get(i)) for i, r in enumerate(rows))
