"""The money of a brief solved: which amount is the total, so that its sources, and its uses, add up to it.

A choice of total, sources and uses is weighed by how likely the tagger holds each role, and gains where the sums close:
three amounts that add up to a fourth to the last 元 do so by chance about once in twenty briefs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.ledger import NumberRole

_R = NumberRole
Likely = Mapping[NumberRole, float]
"""Logarithms of the odds of roles against the likeliest one: 0 for that one, less for the others."""

_CLOSED = 7.0
"""What closed sums weigh, in the same logarithms."""
_SINGLE = 0.5
"""What one source that gives the whole weighs: it says little."""
_LEFT_OPEN = -1.5
"""What a source outside the closed sum costs."""
_PARTS = (_R.MONEY_SOURCE, _R.MONEY_USE)
_UNLIKELY = -9.0
_TOTAL_ROW = 3.0
_SHARED = 0.1
_KEPT = 1500
"""Partial sums kept while searching."""
_MOST = 28


@dataclass(frozen=True)
class MoneyAmount:
    """An amount of money of the plan: where it stands among the entries, its 元, and how likely each role is."""

    index: int
    value: Decimal
    likely: Likely
    total_row: bool = False
    given: float = 0.0
    """What the words around it say for its being a source, in the same logarithms."""

    def odds(self, role: NumberRole) -> float:
        """The logarithm of the odds of a role against the likeliest one."""
        found = max(self.likely.get(role, _UNLIKELY), _UNLIKELY)
        if role is _R.MONEY_SOURCE:
            found = min(found + self.given, 0.0)
        if not self.total_row:
            return found
        return min(found + _TOTAL_ROW, 0.0) if role is _R.MONEY_TOTAL else found - _TOTAL_ROW

    def without(self, role: NumberRole) -> float:
        """The odds of the best of the other roles."""
        return max((odds for other, odds in self.likely.items() if other is not role), default=_UNLIKELY)


@dataclass(frozen=True)
class MoneyReading:
    """Roles of amounts by their index; ``closed`` counts the sums that close."""

    score: float
    closed: int = 0
    roles: Mapping[int, NumberRole] = field(default_factory=dict)


def solve(amounts: Sequence[MoneyAmount]) -> MoneyReading | None:
    """The likeliest reading in which sources or uses make up a stated total; None where none is likelier than the
    roles that the tagger chose."""
    found = [_reading(amounts, total) for total in _totals(amounts)]
    best = max((r for r in found if r is not None), key=lambda r: r.score, default=None)
    return best if best is not None and best.score > _as_tagged(amounts) else None


def _as_tagged(amounts: Sequence[MoneyAmount]) -> float:
    """What the tagger's own roles weigh, with its sources that close nothing."""
    return _LEFT_OPEN * sum(not a.odds(_R.MONEY_SOURCE) for a in amounts)


def _totals(amounts: Sequence[MoneyAmount]) -> Iterator[MoneyAmount]:
    """For each value the amount that is likeliest its total."""
    best: dict[Decimal, MoneyAmount] = {}
    for amount in amounts:
        known = best.get(amount.value)
        if known is None or amount.odds(_R.MONEY_TOTAL) >= known.odds(_R.MONEY_TOTAL):
            best[amount.value] = amount
    return (a for a in best.values() if a.value > 0 and a.odds(_R.MONEY_TOTAL) > _UNLIKELY)


def _reading(amounts: Sequence[MoneyAmount], total: MoneyAmount) -> MoneyReading | None:
    """The likeliest sources and uses of a total; None where nothing closes and it stands in no row of sums."""
    others = [a for a in amounts if a is not total]
    score = total.odds(_R.MONEY_TOTAL) + sum(
        a.without(_R.MONEY_TOTAL) for a in others if a.value != total.value and not a.odds(_R.MONEY_TOTAL)
    )
    tried = [_closed(others, total, order) for order in (_PARTS, _PARTS[::-1])]
    parts = max(tried, key=lambda found: sum(gain for gain, _ in found.values()))
    if not parts and not total.total_row:
        return None
    roles = {i: role for role, (_, chosen) in parts.items() for i in chosen}
    score += sum(gain for gain, _ in parts.values()) + total.total_row
    score += _LEFT_OPEN * sum(a.index not in roles and not a.odds(_R.MONEY_SOURCE) for a in others)
    return MoneyReading(score, len(parts), {**roles, total.index: _R.MONEY_TOTAL})


def _closed(
    amounts: Sequence[MoneyAmount], total: MoneyAmount, order: Sequence[NumberRole]
) -> dict[NumberRole, tuple[float, tuple[int, ...]]]:
    """The sums that close, and what each gains; the first role of an order takes its amounts first."""
    found: dict[NumberRole, tuple[float, tuple[int, ...]]] = {}
    for role in order:
        taken = {i for _, chosen in found.values() for i in chosen}
        part = _closing([a for a in amounts if a.index not in taken], total.value, role)
        gain = part[0] + (_CLOSED if len(part[1]) > 1 else _SINGLE) if part else 0.0
        if part and gain > 0:
            found[role] = gain, part[1]
    return found


def _closing(amounts: Sequence[MoneyAmount], whole: Decimal, role: NumberRole) -> tuple[float, tuple[int, ...]] | None:
    """The likeliest amounts of a role that add up to a whole, with what they cost; None where none do."""
    able = [a for a in amounts if 0 < a.value <= whole and a.odds(role) > _UNLIKELY]
    able = sorted(sorted(able, key=lambda a: -a.odds(role))[:_MOST], key=lambda a: a.index)
    sums: dict[Decimal, tuple[float, tuple[int, ...]]] = {Decimal(0): (0.0, ())}
    for amount in able:
        cost = amount.odds(role)
        for value, (score, chosen) in list(sums.items()):
            reached = value + amount.value
            if reached <= whole and (reached not in sums or sums[reached][0] < score + cost):
                sums[reached] = (score + cost, (*chosen, amount.index))
        if len(sums) > _KEPT:
            sums = dict(sorted(sums.items(), key=lambda item: -item[1][0])[:_KEPT])
    return _weighed(sums[whole], amounts, role) if whole in sums else None


def _weighed(
    found: tuple[float, tuple[int, ...]], amounts: Sequence[MoneyAmount], role: NumberRole
) -> tuple[float, tuple[int, ...]]:
    """Amounts that add up are of one kind: what is doubtful of one is doubtful of all, and counts for the most once."""
    score, chosen = found
    least = min((a.odds(role) for a in amounts if a.index in chosen), default=0.0)
    return least + _SHARED * (score - least), chosen
