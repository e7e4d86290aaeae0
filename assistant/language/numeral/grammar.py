"""The grammar of place values: accepts a numeral or refuses it.

Units fall strictly (千 百 十 within 亿 and 万), 零 stands where a place is skipped, and a colloquial tail stands only
directly below the last unit: 两千五 is 2500, 一千零五 is 1005. Refused is what could be two numbers: 一百万五 is
1,005,000 to one clerk and 1,500,000 to another, while 六十万八 is 608,000 to all. Arabic figures may stand for digits:
1千2百万, 12万3, 1.2亿零300万.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.language.numeral.signs import ARABIC, DIGIT_WORDS, DIGITS, TENS, UNIT_WORDS, UNITS

_TOKEN = re.compile(rf"(?:{ARABIC})|[零两{DIGIT_WORDS}{UNIT_WORDS}]", re.ASCII)
_TEN, _HUNDRED, _WAN = UNITS["十"], UNITS["百"], UNITS["万"]
_COEFFICIENT_LIMIT = {UNITS["万"]: UNITS["万"], UNITS["亿"]: UNITS["亿"]}
"""A coefficient in words stays below its own unit: 九千九百九十九万, 三万亿; below 万 it is one digit."""


@dataclass(frozen=True)
class _Figure:
    """A digit in words or an Arabic figure; ``width`` and ``decimals`` count the digits before and behind the point."""

    value: Decimal
    width: int = 1
    decimals: int = 0
    arabic: bool = False
    pair: bool = False
    """两, which stands before a unit only."""


@dataclass(frozen=True)
class _Unit:
    size: int


@dataclass(frozen=True)
class _Zero:
    pass


@dataclass(frozen=True)
class _Part:
    """A value read so far; ``colloquial`` where it ends in a digit that lost its unit."""

    value: Decimal
    colloquial: bool = False


_Token = _Figure | _Unit | _Zero


def read_places(text: str) -> Decimal | None:
    """The value of a plain numeral without sign and 点; None where the grammar refuses it."""
    tokens = _tokens(text)
    if not tokens:
        return None
    if tokens == (_Zero(),):
        return Decimal(0)
    if len(tokens) > 1 and not any(isinstance(t, _Unit) for t in tokens):
        return _digit_by_digit(tokens)
    part = _part(tokens)
    return part.value if part else None


def _tokens(text: str) -> tuple[_Token, ...]:
    """The tokens; empty where anything else stands in the text, a 两 counts nothing, or a point is not in the head."""
    words = "".join(TENS.get(c, c) for c in text)
    found = _TOKEN.findall(words)
    if sum(map(len, found)) != len(words):
        return ()
    tokens = tuple(_token(piece) for piece in found)
    stray = any(_is_stray_pair(tokens, i) for i in range(len(tokens)))
    point = any(isinstance(t, _Figure) and t.decimals for t in tokens[1:])
    return () if stray or point else tokens


def _token(piece: str) -> _Token:
    if piece in UNITS:
        return _Unit(UNITS[piece])
    if piece == "零":
        return _Zero()
    if piece == "两":
        return _Figure(Decimal(2), pair=True)
    if piece in DIGITS:
        return _Figure(Decimal(DIGITS[piece]))
    whole, _, part = piece.replace(",", "").partition(".")
    return _Figure(Decimal(piece.replace(",", "")), len(whole), len(part), arabic=True)


def _is_stray_pair(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the token is a 两 that counts no 百, 千, 万 or 亿, or one behind 十, and not the whole numeral."""
    token = tokens[at]
    if not (isinstance(token, _Figure) and token.pair) or len(tokens) == 1:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    after_ten = at > 0 and tokens[at - 1] == _Unit(_TEN)
    return after_ten or not (isinstance(behind, _Unit) and behind.size >= _HUNDRED)


def _digit_by_digit(tokens: Sequence[_Token]) -> Decimal | None:
    """二〇二六 as 2026. Not 七八 or 一二三, which count up, nor 零五, which is a code."""
    digits = [int(t.value) if isinstance(t, _Figure) else 0 for t in tokens]
    if digits[0] == 0 or any(isinstance(t, _Figure) and t.arabic for t in tokens):
        return None
    counts_up = all(b - a == 1 for a, b in pairwise(digits))
    if counts_up or (len(digits) == 2 and 0 not in digits):
        return None
    return Decimal("".join(map(str, digits)))


def _part(tokens: Sequence[_Token]) -> _Part | None:
    """The value of tokens around their largest unit: a coefficient before it, smaller parts behind it."""
    units = [t.size for t in tokens if isinstance(t, _Unit)]
    if not units:
        lone = tokens[0] if len(tokens) == 1 else None
        return _Part(lone.value) if isinstance(lone, _Figure) else None
    top = max(units)
    at = tokens.index(_Unit(top))
    head, tail = tokens[:at], tokens[at + 1 :]
    coefficient = _coefficient(head, top) if units.count(top) == 1 else None
    if coefficient is None:
        return None
    return _joined(coefficient * top, head, top, tail) if tail else _Part(coefficient * top)


def _coefficient(tokens: Sequence[_Token], top: int) -> Decimal | None:
    if not tokens:
        return Decimal(1) if top == _TEN else None
    if top < _WAN and (len(tokens) > 1 or (top == _TEN and _is_arabic(tokens))):
        return None
    part = _part(tokens)
    if part is None or part.colloquial or part.value == 0:
        return None
    return part.value if _is_arabic(tokens) or part.value < _COEFFICIENT_LIMIT.get(top, 10) else None


def _is_arabic(tokens: Sequence[_Token]) -> bool:
    """Whether the tokens are one Arabic figure, which may be as large as it likes: 35000万."""
    return len(tokens) == 1 and isinstance(tokens[0], _Figure) and tokens[0].arabic


def _joined(value: Decimal, head: Sequence[_Token], top: int, tail: Sequence[_Token]) -> _Part | None:
    """A value with what stands below its unit."""
    zero = isinstance(tail[0], _Zero)
    rest = tail[1:] if zero else tail
    if len(rest) == 1 and isinstance(rest[0], _Figure):
        return _with_figure(value, head, top, rest[0], zero=zero)
    part = _part(rest) if rest else None
    grain = top * _grain(head)
    if part is None or not 0 < part.value < grain:
        return None
    fits = _fits_zero(part, grain) if zero else _fits_closely(rest, part, grain, may_skip=_may_shorten(head, top))
    return _Part(value + part.value, part.colloquial) if fits else None


def _grain(head: Sequence[_Token]) -> Decimal:
    """The last place that a coefficient fills: 0.1 for 1.2, else 1."""
    last = head[-1] if head else None
    return Decimal(1).scaleb(-last.decimals) if isinstance(last, _Figure) else Decimal(1)


def _fits_zero(part: _Part, grain: Decimal) -> bool:
    """零 stands for skipped places; after 万 and 亿 also without need (十万零五千)."""
    return part.value < grain / 10 or grain * 10 > _WAN


def _fits_closely(rest: Sequence[_Token], part: _Part, grain: Decimal, *, may_skip: bool) -> bool:
    """Without 零 no place is skipped, or one before a whole unit (三万五百); a bare 十 follows 百 only (一百十二)."""
    skips = part.value < grain / 10
    if skips and (part.value < grain / 100 or part.colloquial or not may_skip):
        return False
    return not isinstance(rest[0], _Unit) or grain == _HUNDRED


def _with_figure(value: Decimal, head: Sequence[_Token], top: int, figure: _Figure, *, zero: bool) -> _Part | None:
    """A value and a last figure without a unit: 一百零五, 二十三, 12万3456, or the colloquial 两千五."""
    if figure.decimals or _grain(head) != 1:
        return None
    places = len(str(top)) - 1
    if zero:
        fits = figure.width < places or (figure.width == places and top >= _WAN)
        return _Part(value + figure.value) if fits else None
    if figure.width == places:
        return _Part(value + figure.value)
    if figure.width == 1 and figure.value and _may_shorten(head, top):
        return _Part(value + figure.value * top / 10, colloquial=True)
    return None


def _may_shorten(head: Sequence[_Token], top: int) -> bool:
    """Whether a digit may stand for the next lower unit, or 零 be left out, behind a unit.

    So after 三千, 十二万, 六十万 and 12万; not after 一百万 and 三千万, where the digit may belong to the 百 or 千.
    """
    last = head[-1] if head else None
    if top < _WAN:
        return True
    return last.value % 100 != 0 if isinstance(last, _Figure) else last == _Unit(_TEN)
