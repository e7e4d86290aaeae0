"""A text that follows the rows of a form: every number of it that stood for a changed row gets the row's new value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.language.likeness import coverage
from assistant.language.measure_words import measure_kind, same_measure
from assistant.language.names import core
from assistant.language.target import Target
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_NUMBERS = frozenset({TokenKind.COUNT, TokenKind.NUMBER, TokenKind.MONEY, TokenKind.SHARE})
_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_STOPS = re.compile(r"[，,。；;：:、\n]")
_BESIDE = 24
_NEARLY = 0.15
"""Closer than this, two rows have the same claim on a number."""


@dataclass(frozen=True)
class FollowedRow:
    """A row that a text may speak of: its value before, and after where it changed; ``gone`` where the row went."""

    name: str
    before: Target
    after: Target | None = None
    gone: bool = False

    @property
    def changed(self) -> bool:
        return self.after is not None or self.gone


@dataclass(frozen=True)
class Followed:
    """The text, and the rows whose number may be one of several and was left as it was."""

    text: str
    unsure: tuple[str, ...] = ()


def follow(text: str, rows: Sequence[FollowedRow]) -> Followed:
    """The text with the numbers of changed rows replaced, and without the parts that speak of rows that are gone."""
    cuts, unsure = list[tuple[int, int, str]](), list[str]()
    for token in find_tokens(text):
        claims = [row for row in rows if _is_value(token, row.before)]
        if not any(row.changed for row in claims):
            continue
        best = _nearest(text, token, claims)
        if len({(row.gone, row.after.raw if row.after else "") for row in best}) > 1:
            unsure += [row.name for row in best if row.changed]
        elif best[0].gone:
            cuts.append((*_part(text, token), ""))
        elif (after := best[0].after) is not None:
            cuts.append((token.start, token.end, _rewritten(token, best[0].before, after)))
    return Followed(_replaced(text, cuts), tuple(dict.fromkeys(unsure)))


def _is_value(token: TextToken, target: Target) -> bool:
    if token.kind is TokenKind.DATE and target.is_date:
        return token.date in {target.date_low, target.date_high, (target.date_high or "")[4:].replace("-", "--", 1)}
    number = target.low if target.low is not None else target.high
    if token.kind not in _NUMBERS or token.number is None or number is None or token.is_range or not target.is_number:
        return False
    if with_scale(token.number, token.unit) != with_scale(number, target.unit):
        return False
    mine, theirs = (u.partition("/")[0].lstrip("万亿") for u in (token.unit, target.unit))
    alike = same_measure(mine, theirs) or (measure_kind(mine) == measure_kind(theirs) != "")
    return alike if (mine and theirs) else True


def _nearest(text: str, token: TextToken, claims: Sequence[FollowedRow]) -> list[FollowedRow]:
    """The rows whose names the words around the number speak of most; more than one where they are level."""
    before = text[max(0, token.start - _BESIDE) : token.start]
    behind = text[token.end : token.end + _BESIDE]
    near = f"{_STOPS.split(before)[-1]}\n{_STOPS.split(behind)[0]}"
    scored = [
        (coverage(core(row.name) or row.name, near) + 0.3 * coverage(row.name, before + behind), row) for row in claims
    ]
    most = max(score for score, _ in scored)
    return [row for score, row in scored if score > most - _NEARLY]


def _rewritten(token: TextToken, before: Target, after: Target) -> str:
    """The new value as the text wrote the old one: in its unit, in digits; in the row's unit where that is new."""
    if after.is_date:
        return after.raw if "前" in token.text else after.raw.removesuffix("前")
    number = after.low if after.low is not None else after.high
    if number is None:
        return after.raw
    if before.unit != after.unit:
        return f"{show(number)}{after.unit}"
    scale = with_scale(Decimal(1), token.unit) if token.unit else Decimal(1)
    shown = show((with_scale(number, after.unit) / scale).normalize() + 0)
    figure = _FIGURE.search(token.text)
    if figure is None:
        return f"{shown}{token.unit}"
    return f"{token.text[: figure.start()]}{shown}{token.text[figure.end() :]}"


def _part(text: str, token: TextToken) -> tuple[int, int]:
    """The part of the sentence around a number, with the stop before it, else the one behind."""
    before = [m.end() for m in _STOPS.finditer(text, 0, token.start)]
    start = before[-1] if before else 0
    behind = _STOPS.search(text, token.end)
    end = behind.start() if behind else len(text)
    if start and text[start - 1] in "，,；;、":
        return start - 1, end
    return start, behind.end() if behind and behind[0] in "，,；;、" else end


def _replaced(text: str, cuts: Sequence[tuple[int, int, str]]) -> str:
    return "".join(_pieces(text, sorted(cuts)))


def _pieces(text: str, cuts: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    at = 0
    for start, end, words in cuts:
        if start >= at:
            yield text[at:start]
            yield words
            at = end
    yield text[at:]
