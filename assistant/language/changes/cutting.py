"""A text of changes cut into the clauses that each ask for one thing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from assistant.language.names import is_thing
from assistant.language.numeral.reading import read_number
from assistant.language.numeral.signs import UP_TO_TEN
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_CUT = re.compile(r"[，,。；;！!？?\n]|(?<=[说下化整动况])[：:]|(?=其中|同时(?!期)|另外(?!的)|此外|但是|不过)")
_SHIELD = re.compile(
    r"“[^”\n]{0,60}”|\"[^\"\n]{0,60}\"|‘[^’\n]{0,60}’|「[^」\n]{0,60}」|《[^》\n]{0,60}》|（[^（）\n]{0,80}）|\([^()\n]{0,80}\)"
)
"""Quotes and brackets, inside which nothing is cut."""
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_MORE_ROWS = rf"(?:\s*[、,，和及与]\s*第?\s*(?:\d{{1,2}}|{UP_TO_TEN}{{1,3}})(?=\s*[、,，和及与条项行款个]))*"
_ROWS = re.compile(
    rf"第\s*(?:\d{{1,2}}|{UP_TO_TEN}{{1,3}}){_MORE_ROWS}\s*(?:[条项行款]|个(?:指标|数)?)(?:指标)?"
    r"|指标\s*\d{1,2}(?!\d)|序号\s*\d{1,2}(?!\d)|\d{1,2}\s*号指标|最后[一1](?:条|项|个|行)(?:指标)?"
)
_SMALL = re.compile(
    rf"(?<=[多少加减增砍添撤降提压涨])(?:了|掉|再)?(?P<number>[两半]|{UP_TO_TEN})(?P<unit>个(?:百分)?点|[一-鿿])"
)
"""A small number in words behind a verb of more or less, where 一个 would else be no number: 助餐点少一个."""
_NUMBERS = re.compile(rf"\d{{1,2}}|{UP_TO_TEN}{{1,3}}")
_NO_UNITS = frozenset("太报吧呢啊")
_T = TypeVar("_T")
_VALUES = frozenset(
    {TokenKind.DATE, TokenKind.PERIOD, TokenKind.MONEY, TokenKind.SHARE, TokenKind.COUNT, TokenKind.NUMBER}
)


@dataclass(frozen=True)
class ChangeClause:
    """A clause with its values; ``rows`` are the numbers of rows that it names, from 1, -1 the last."""

    start: int
    end: int
    text: str
    values: tuple[TextToken, ...]
    rows: tuple[int, ...] = ()
    rows_span: tuple[int, int] = (0, 0)
    """Where the numbers of rows stand in the whole text."""


def change_clauses(text: str) -> Iterator[ChangeClause]:
    """The clauses in order, without blank ones."""
    tokens = sorted([*_tokens(text), *_small(text)], key=lambda t: t.start)
    rows = [(m.start(), m.end(), _numbers(m[0])) for m in _ROWS.finditer(text)]
    whole = [(a + 1, b) for a, b in ((t.start, t.end) for t in tokens)]
    shut = _places(text, [*(m.span() for p in (_SHIELD, _THOUSANDS, _ROWS) for m in p.finditer(text)), *whole])
    at_token = at_row = 0
    for start, end in _spans(text, shut, _places(text, [(t.start, t.start + 1) for t in tokens])):
        inside, at_token = _taken(tokens, at_token, end, lambda t: t.start)
        named, at_row = _taken(rows, at_row, end, lambda r: r[0])
        place = (named[0][0], named[-1][1]) if named else (start, start)
        kept = [t for t in inside if not place[0] <= t.start < place[1]]
        numbers = tuple(n for _, _, found in named for n in found)
        yield ChangeClause(start, end, text[start:end], tuple(kept), numbers, place)


def _tokens(text: str) -> list[TextToken]:
    small = _places(text, [m.span("number") for m in _smalls(text)])
    return [_with_unit(text, t) for t in find_tokens(text) if t.kind in _VALUES and not small[t.start]]


def _smalls(text: str) -> Iterator[re.Match[str]]:
    return (m for m in _SMALL.finditer(text) if len(m["unit"]) > 1 or is_thing(m["unit"]))


def _with_unit(text: str, token: TextToken) -> TextToken:
    """30个人 counts people; 95报, 92太低 count nothing."""
    if token.kind is TokenKind.COUNT and token.unit == "个" and text[token.end : token.end + 1] == "人":
        return replace(token, end=token.end + 1, text=f"{token.text}人", unit="人")
    if token.kind is TokenKind.COUNT and token.unit in _NO_UNITS:
        return replace(token, kind=TokenKind.NUMBER, end=token.end - 1, text=token.text[:-1], unit="")
    return token


def _small(text: str) -> Iterator[TextToken]:
    for match in _smalls(text):
        start, end = match.start("number"), match.end()
        number = Decimal("0.5") if match["number"] == "半" else read_number(match["number"])
        kind = TokenKind.SHARE if match["unit"].endswith("点") else TokenKind.COUNT
        yield TextToken(kind, start, end, text[start:end], number or Decimal(2), match["unit"])


def _taken(items: Sequence[_T], at: int, end: int, place: Callable[[_T], int]) -> tuple[list[_T], int]:
    """The items from an index on that begin before a place of the text, and the index behind them."""
    first = at
    while at < len(items) and place(items[at]) < end:
        at += 1
    return list(items[first:at]), at


def _places(text: str, spans: Sequence[tuple[int, int]]) -> bytearray:
    """A mark for each character that lies in one of the spans."""
    marks = bytearray(len(text) + 1)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _numbers(text: str) -> tuple[int, ...]:
    if text.startswith("最后"):
        return (-1,)
    return tuple(int(read_number(m[0]) or 0) for m in _NUMBERS.finditer(text))


def _spans(text: str, shut: bytearray, values: bytearray) -> Iterator[tuple[int, int]]:
    edges = [0]
    for match in _CUT.finditer(text):
        if not shut[match.start()]:
            edges += [match.start(), match.end()]
    edges.append(len(text))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for a, b in _listed(text, start, end, shut, values):
            kept = text[a:b].strip(" 　\t、:：")
            if kept:
                at = text.index(kept, a)
                yield at, at + len(kept)


def _listed(text: str, start: int, end: int, shut: bytearray, values: bytearray) -> Iterator[tuple[int, int]]:
    """The parts of a list in which each has a value of its own: 培训150人、站点15个."""
    cuts = [i for i in range(start, end) if text[i] == "、" and not shut[i]]
    parts = list(pairwise([start, *cuts, end]))
    yield from parts if all(any(values[a:b]) for a, b in parts) else [(start, end)]
