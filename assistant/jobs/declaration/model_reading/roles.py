"""Roles from the model where it gives them, from the trained tagger elsewhere; what the form of a number rules out
stays ruled out, and of two readings of the money the one whose sums close wins."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.features import ledger_tokens
from assistant.jobs.declaration.ledger.reader import read_ledger, tagger_for
from assistant.jobs.declaration.ledger.subtotals import without_subtotals
from assistant.jobs.declaration.ledger.tagger import CERTAIN, Tag, Tagger

CONFIDENCE = 0.95
"""Of a role that the model gives; above what grammar alone turns round."""
_R = NumberRole
_SURE = 0.9
_NAMING = frozenset({_R.DOCUMENT, _R.IDENTIFIER})
_BY_GRAMMAR = frozenset({_R.ORDER, _R.RANGE_END})
Roles = Mapping[int, NumberRole]
"""The role of a token by its index."""


class JoinedTagger:
    """The model's roles laid over those of another tagger."""

    def __init__(self, roles: Roles, inner: Tagger) -> None:
        self._roles, self._inner = roles, inner
        self.given: dict[int, NumberRole] = {}
        """The roles of the model that the form of their numbers allows, once tagged."""

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        tags = self._inner.tag(rows, barred)
        return [self._one(i, tag, barred[i]) for i, tag in enumerate(tags)]

    def _one(self, at: int, tag: Tag, never: Collection[str]) -> Tag:
        role = self._roles.get(at)
        if role is _R.ORDER:
            return Tag(role, CERTAIN)  # whatever it orders, it is no money that a sum may close with
        if role is None or role in _BY_GRAMMAR or role.value in never:
            return tag
        if role in _NAMING and tag.role not in _NAMING and tag.confidence >= _SURE:
            return tag  # what is surely counted names nothing
        self.given[at] = role
        return Tag(role, CONFIDENCE)


def read_with(text: str, year: int | None, roles: Roles) -> tuple[Ledger, str]:
    """The ledger with the model's roles, and a Chinese line where its reading gave way."""
    orders = {at: role for at, role in roles.items() if role is _R.ORDER}
    inner = tagger_for(text, year)
    own, tagger = read_ledger(text, year, JoinedTagger(orders, inner)), JoinedTagger(roles, inner)
    joined = _as_given(read_ledger(text, year, tagger), text, tagger.given)
    if _plans(own) and not _plans(joined):
        return own, "大模型没有读出一个计划要做的数，数的用途都按规则的读法。"
    if closing(own) <= closing(joined):
        return joined, ""
    money = {e.start for e in (*own.entries, *joined.entries) if e.role.is_money}
    kept = {at: role for at, role in roles.items() if not role.is_money}
    without = JoinedTagger(_outside(kept, text, money) | orders, inner)
    ledger = _as_given(read_ledger(text, year, without), text, without.given)
    return ledger, "大模型读的资金合计对不上，规则读的对得上，资金按规则的读法。"


def _as_given(read: Ledger, text: str, given: Roles) -> Ledger:
    """The ledger with the roles that were given, where settling by words and sums turned them and nothing adds up the
    better for it."""
    tokens = ledger_tokens(text)
    wanted = {tokens[at].start: role for at, role in given.items()}
    entries = tuple(_turned(e, wanted.get(e.start, e.role)) for e in read.entries)
    restored = read.model_copy(update={"entries": entries})
    return restored if closing(restored) >= closing(read) else read


def _turned(entry: LedgerEntry, role: NumberRole) -> LedgerEntry:
    if entry.role in {role, *_BY_GRAMMAR} or (entry.role is _R.MONEY_USE and role is _R.PRICE):
        return entry  # a price that is more than all the money is none
    return entry.model_copy(update={"role": role})


def _outside(roles: Roles, text: str, starts: Collection[int]) -> dict[int, NumberRole]:
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
    stated = [y for y, _ in parts]
    plain = [stated[at] for at in without_subtotals(stated)]
    ways = (stated, [y for y, _ in dict.fromkeys(parts)], list(dict.fromkeys(stated)), plain)
    return bool(parts) and any(sum(way) == total for way in ways)
