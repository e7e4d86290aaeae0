"""Roles from the model where it gives them, from the trained tagger elsewhere; what the form of a number rules out
stays ruled out, and of two readings of the money the one whose sums close wins."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from assistant.domain.ledger import Ledger, NumberRole
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.ledger.tagger import Tag, Tagger, shipped_tagger

CONFIDENCE = 0.95
"""Of a role that the model gives; above what grammar alone turns round."""
_R = NumberRole
_BY_GRAMMAR = frozenset({_R.ORDER, _R.RANGE_END})
Roles = Mapping[int, NumberRole]
"""The role of a token by its index."""


class JoinedTagger:
    """The model's roles laid over those of the trained tagger."""

    def __init__(self, roles: Roles, inner: Tagger | None = None) -> None:
        self._roles, self._inner = roles, inner or shipped_tagger()

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        tags = self._inner.tag(rows, barred)
        return [self._one(i, tag, barred[i]) for i, tag in enumerate(tags)]

    def _one(self, at: int, tag: Tag, never: Collection[str]) -> Tag:
        role = self._roles.get(at)
        if role is None or role in _BY_GRAMMAR or role.value in never:
            return tag
        return Tag(role, CONFIDENCE)


def read_with(text: str, year: int | None, roles: Roles) -> tuple[Ledger, str]:
    """The ledger with the model's roles, and a Chinese line where its reading of the money gave way."""
    own, joined = read_ledger(text, year), read_ledger(text, year, JoinedTagger(roles))
    if _plans(own) and not _plans(joined):
        return own, "大模型没有读出一个计划要做的数，数的用途都按规则的读法。"
    if closing(own) <= closing(joined):
        return joined, ""
    money = {e.start for e in (*own.entries, *joined.entries) if e.role.is_money}
    kept = {at: role for at, role in roles.items() if not role.is_money}
    without = read_ledger(text, year, JoinedTagger(_outside(kept, text, money)))
    return without, "大模型读的资金合计对不上，规则读的对得上，资金按规则的读法。"


def _outside(roles: Roles, text: str, starts: Collection[int]) -> Roles:
    from assistant.jobs.declaration.ledger.features import ledger_tokens

    tokens = ledger_tokens(text)
    return {at: role for at, role in roles.items() if tokens[at].start not in starts}


def _plans(ledger: Ledger) -> bool:
    """Whether any number is something to be done or reached."""
    return any(e.role.makes_row and not e.role.is_money for e in ledger.entries)


def closing(ledger: Ledger) -> int:
    """How many of the two, sources and uses, add up to the one total."""
    totals = {e.yuan for e in ledger.of(_R.MONEY_TOTAL) if e.yuan}
    if len(totals) != 1:
        return 0
    total = totals.pop()
    return sum(_adds_up(ledger, role, total) for role in (_R.MONEY_SOURCE, _R.MONEY_USE))


def _adds_up(ledger: Ledger, role: NumberRole, total: Decimal) -> bool:
    parts = [(e.yuan, e.about) for e in ledger.of(role) if e.yuan]
    sums = {sum(y for y, _ in parts), sum(y for y, _ in dict.fromkeys(parts)), sum({y for y, _ in parts})}
    return bool(parts) and total in sums
