"""The money of a brief solved: which amount is the total, so that its sources, and its uses, add up to it.

A choice of total, sources and uses is weighed by how likely the tagger holds each role, and gains where the sums close:
three amounts that add up to a fourth to the last 元 do so by chance about once in twenty briefs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.ledger import NumberRole

_R = NumberRole
Likely = Mapping[NumberRole, float]
"""Logarithms of the odds of roles against the likeliest one: 0 for that one, less for the others."""

Part = tuple[float, tuple[int, ...]]
"""What some amounts cost in a role, and their indexes."""
Sums = Mapping[Decimal, Part]

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
_TOTALS = 8
"""Amounts that are tried as the total."""
_KEPT = 500
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
    sums = {role: _sums(amounts, role) for role in _PARTS}
    found = [_reading(amounts, total, sums) for total in _totals(amounts)]
    best = max((r for r in found if r is not None), key=lambda r: r.score, default=None)
    return best if best is not None and best.score > _as_tagged(amounts) else None


def _as_tagged(amounts: Sequence[MoneyAmount]) -> float:
    """What the tagger's own roles weigh, with its sources that close nothing."""
    return _LEFT_OPEN * sum(not a.odds(_R.MONEY_SOURCE) for a in amounts)


def _totals(amounts: Sequence[MoneyAmount]) -> Sequence[MoneyAmount]:
    """The likeliest totals, of each value one."""
    best: dict[Decimal, MoneyAmount] = {}
    for amount in amounts:
        known = best.get(amount.value)
        if known is None or amount.odds(_R.MONEY_TOTAL) >= known.odds(_R.MONEY_TOTAL):
            best[amount.value] = amount
    able = [a for a in best.values() if a.value > 0 and a.odds(_R.MONEY_TOTAL) > _UNLIKELY]
    return sorted(able, key=lambda a: -a.odds(_R.MONEY_TOTAL))[:_TOTALS]


def _reading(
    amounts: Sequence[MoneyAmount], total: MoneyAmount, sums: Mapping[NumberRole, Sums]
) -> MoneyReading | None:
    """The likeliest sources and uses of a total; None where nothing closes and it stands in no row of sums."""
    others = [a for a in amounts if a is not total]
    score = total.odds(_R.MONEY_TOTAL) + sum(
        a.without(_R.MONEY_TOTAL) for a in others if a.value != total.value and not a.odds(_R.MONEY_TOTAL)
    )
    tried = [_closed(others, total, order, sums) for order in (_PARTS, _PARTS[::-1])]
    parts = max(tried, key=lambda found: sum(gain for gain, _ in found.values()))
    if not parts and not total.total_row:
        return None
    roles = {i: role for role, (_, chosen) in parts.items() for i in chosen}
    score += sum(gain for gain, _ in parts.values()) + total.total_row
    score += _LEFT_OPEN * sum(a.index not in roles and not a.odds(_R.MONEY_SOURCE) for a in others)
    return MoneyReading(score, len(parts), {**roles, total.index: _R.MONEY_TOTAL})


def _closed(
    amounts: Sequence[MoneyAmount], total: MoneyAmount, order: Sequence[NumberRole], sums: Mapping[NumberRole, Sums]
) -> dict[NumberRole, Part]:
    """The sums that close, and what each gains; the first role of an order takes its amounts first."""
    found: dict[NumberRole, Part] = {}
    for role in order:
        taken = {i for _, chosen in found.values() for i in chosen}
        free = [a for a in amounts if a.index not in taken]
        several = sums[role].get(total.value)
        if several and taken & set(several[1]):
            several = _sums(free, role).get(total.value)
        parts = [_gain(several, amounts, role)] if several else []
        parts += [(a.odds(role) + _SINGLE, (a.index,)) for a in free if a.value == total.value]
        best = max(parts, default=(0.0, ()))
        if best[0] > 0:
            found[role] = best
    return found


def _gain(found: Part, amounts: Sequence[MoneyAmount], role: NumberRole) -> Part:
    """Amounts that add up are of one kind: what is doubtful of one is doubtful of all, and counts for the most once."""
    score, chosen = found
    least = min((a.odds(role) for a in amounts if a.index in chosen), default=0.0)
    return _CLOSED + least + _SHARED * (score - least), chosen


def _sums(amounts: Sequence[MoneyAmount], role: NumberRole) -> Sums:
    """For each sum that two or more amounts make up, the likeliest of them, with what they cost."""
    able = [a for a in amounts if a.value > 0 and a.odds(role) > _UNLIKELY]
    able = sorted(sorted(able, key=lambda a: -a.odds(role))[:_MOST], key=lambda a: a.index)
    most = max((a.value for a in amounts), default=Decimal(0))
    sums: dict[Decimal, Part] = {Decimal(0): (0.0, ())}
    several: dict[Decimal, Part] = {}
    for amount in able:
        cost = amount.odds(role)
        for value, (score, chosen) in list(sums.items()):
            reached, part = value + amount.value, (score + cost, (*chosen, amount.index))
            if reached > most:
                continue
            if chosen and (reached not in several or several[reached][0] < part[0]):
                several[reached] = part
            if reached not in sums or sums[reached][0] < part[0]:
                sums[reached] = part
        if len(sums) > _KEPT:
            sums = dict(sorted(sums.items(), key=lambda item: -item[1][0])[:_KEPT])
    return several
