"""Which row a clause of changes means: by the likeness of names, by what is counted, by the value it had."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.likeness import coverage, likeness
from assistant.language.measure_words import measure_kind, same_measure
from assistant.language.names import core
from assistant.language.target import Target
from assistant.language.tokens import TextToken, TokenKind

_ENOUGH, _WEAK, _MARGIN, _SHORTHAND = 0.5, 0.3, 0.12, 4
"""A match needs so much; with a unit that fits, less; and so much more than the next."""
_SHARES = frozenset({"%", "个点", "个百分点", "百分点", "点", "成"})
_FULL = 100
_EVERY = re.compile("都|均|各项?|所有|全部|两[条项个]|统一")
_RELATIVE = frozenset({ChangeKind.MORE, ChangeKind.LESS, ChangeKind.TIMES})
_CHARACTER = re.compile("[一-鿿A-Za-z]")


@dataclass(frozen=True)
class ChangeCandidate:
    """Something that may be changed: ``names`` that it goes by, and its value."""

    key: str
    names: tuple[str, ...]
    target: Target | None = None
    unit: str = ""
    is_date: bool = False

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money or a price."""
        return "元" in self.unit


@dataclass(frozen=True)
class ChangeMatch:
    """The keys that an order means; where it may mean several and says no more, they are ``unsure``."""

    keys: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def match_order(order: ChangeOrder, candidates: Sequence[ChangeCandidate]) -> ChangeMatch:
    """What an order with a subject means among the candidates."""
    scored = sorted(((_score(order, c), c.key) for c in candidates), key=lambda s: -s[0])
    if not scored:
        return ChangeMatch()
    best = scored[0][0]
    fitting = {c.key: _fits(order, c) for c in candidates}
    close = [key for score, key in scored if score > best - _MARGIN and score >= _WEAK]
    enough = _ENOUGH if fitting[scored[0][1]] is not True else _WEAK
    if best < enough or (best < _ENOUGH and not _short(order.subject)):
        return ChangeMatch()
    if len(close) == 1:
        return ChangeMatch((close[0],))
    if _EVERY.search(order.quote):
        return ChangeMatch(tuple(close))
    return ChangeMatch((), tuple(close))


def _score(order: ChangeOrder, candidate: ChangeCandidate) -> float:
    named = max((_named(piece, name) for piece in _pieces(order.subject) for name in candidate.names), default=0.0)
    if named <= 0:
        return 0.0
    fits = _fits(order, candidate)
    score = named + (0.15 if fits else -0.4 if fits is False else 0.0)
    return score + (0.3 if _was(order.old, candidate) else 0.0)


def _short(subject: str) -> bool:
    """Whether a weak likeness may do: a few characters stand for a name (站点), a whole name does not."""
    return len(core(subject.replace(" ", ""))) <= _SHORTHAND


def _pieces(subject: str) -> list[str]:
    parts = subject.split()
    return [*parts, "".join(parts)] if len(parts) > 1 else parts


def _named(words: str, name: str) -> float:
    """How surely words name something, 0 to 1: what they share with the name, then how alike both are."""
    mine, theirs = core(words) or words, core(name) or name
    if words == name or mine == theirs:
        return 1.0
    inside = 0.1 if mine in name or theirs in words else 0.0
    covered = (coverage(mine, name) + coverage(words, name)) / 2
    shared = max(covered, 0.9 * coverage(theirs, words))
    letters = _CHARACTER.findall(mine)
    loose = sum(c in name for c in letters) / len(letters) if letters else 0.0
    return min(1.0, max(0.6 * shared + 0.3 * likeness(mine, theirs) + inside, 0.35 * loose))


def _fits(order: ChangeOrder, candidate: ChangeCandidate) -> bool | None:
    """Whether the value of the order could be one of the candidate; None where nothing says."""
    value, unit = order.value, candidate.unit
    if order.kind is ChangeKind.TIMES:
        return None if candidate.is_money else unit not in _SHARES and not candidate.is_date
    if value is None or order.kind in {ChangeKind.DROP, ChangeKind.KEEP, ChangeKind.RENAME}:
        return None
    if value.kind in {TokenKind.DATE, TokenKind.PERIOD} or order.kind in {ChangeKind.LATER, ChangeKind.EARLIER}:
        return candidate.is_date
    if candidate.is_date:
        return False
    if value.kind is TokenKind.SHARE:
        if unit in _SHARES or (unit and order.kind in _RELATIVE and order.subject.endswith(unit)):
            return True
        return None if order.kind in _RELATIVE and value.unit not in {"个点", "个百分点", "百分点", "点"} else False
    if unit in _SHARES:
        return not value.unit and value.kind is TokenKind.NUMBER and (value.number or 0) <= _FULL
    return _counts(value, candidate, unit, order.subject)


def _counts(value: TextToken, candidate: ChangeCandidate, unit: str, subject: str) -> bool | None:
    bare, mine = value.unit.partition("/")[0].lstrip("万亿"), unit.partition("/")[0].lstrip("万亿")
    if value.kind is TokenKind.MONEY or bare == "元":
        return candidate.is_money and (bool(value.per) == ("/" in unit) or not value.per)
    if not bare and mine and not candidate.is_money and subject.endswith(mine):
        return True  # 助餐人次多5000
    if not bare or not mine:
        return True if candidate.is_money and value.unit in {"万", "亿"} else None
    if same_measure(bare, mine):
        return True
    one, other = measure_kind(bare), measure_kind(mine)
    return False if candidate.is_money or (one and other and one != other) else None


def _was(old: TextToken | None, candidate: ChangeCandidate) -> bool:
    target = candidate.target
    if old is None or old.number is None or target is None:
        return False
    return old.number in {target.low, target.high}
