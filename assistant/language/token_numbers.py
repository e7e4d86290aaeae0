"""Numerals for the tokens, read at a place of a text: 2,500, 3万8, 2.3个亿, 六十万八, 壹拾贰万伍仟, 一千二, 七八, 十几.

The one seam between the tokens and the reading of numerals.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numerals import read_number

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇兩幺", "一二三四五六七八九十百千零两一")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟兩"
ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?"
_NO_SCALE = r"(?![瓦克米伏帕卡字赫伏秒位分]|元|件套)"
_FIGURE = re.compile(
    rf"(?P<n>[-−](?=\d)|)(?P<figure>{ARABIC})"
    rf"(?: ?(?P<scale>个亿|万亿|千万|百万|十万|亿|万(?![向能])|千{_NO_SCALE}|百{_NO_SCALE}|[wk](?![A-Za-z0-9]))"
    rf"(?P<tail>[1-9](?![\d.]|[年月日号%])千?|[一二三四五六七八九](?![十百千万亿成分点级]))?)?"
)
_WORDS = re.compile(
    rf"(?P<number>[{CHINESE}]+(?:个亿)?(?:点[零〇一二三四五六七八九]+)?[万亿]?)(?P<some>几)?|(?P<few>几)(?P<unit>[十百千万亿]+)"
)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8, "w": 10_000, "k": 1000, "个亿": 10**8}
_LONGEST = 40


@dataclass(frozen=True)
class NumberAt:
    """A numeral with its end. ``value`` counts in ``scale``: the 万 or 亿 it is written in, "" where written out."""

    end: int
    value: Decimal | None
    scale: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    chinese: bool = False

    @property
    def plain(self) -> Decimal | None:
        """The value with its scale multiplied in."""
        return None if self.value is None else self.value * factor(self.scale)


def factor(scale: str) -> int:
    """What a scale multiplies by; 1 for "" and for what is none."""
    return _SCALES.get(scale, 1)


def number_at(text: str, at: int) -> NumberAt | None:
    """The numeral that begins at a place; None where none begins there or it says no value."""
    if match := _FIGURE.match(text, at):
        return _figure(match)
    match = _WORDS.match(text, at, min(len(text), at + _LONGEST))
    return _words(match) if match else None


def _figure(match: re.Match[str]) -> NumberAt:
    value = Decimal(match["figure"].replace(",", ""))
    scale = {"w": "万", "k": "千", "个亿": "亿"}.get(match["scale"] or "", match["scale"] or "")
    if len(scale) == 2:
        value, scale = value * _SCALES[scale[0]] if scale[0] in "百千万" else value * 10, scale[1]
    if tail := match["tail"]:
        value += Decimal(_DIGITS.get(tail[0], 0) or int(tail[0])) / 10
    if scale in {"百", "千"}:
        value, scale = value * _SCALES[scale], ""
    return NumberAt(match.end(), -value if match["n"] else value, scale)


def _words(match: re.Match[str]) -> NumberAt | None:
    if match["few"]:
        step = Decimal(1)
        for char in match["unit"]:
            step *= _SMALL.get(char) or _LARGE[char]
        return NumberAt(match.end(), 2 * step, low=2 * step, high=9 * step, chinese=True)
    raw = match["number"]
    for cut in range(_places_end(raw.translate(_FORMAL)), 0, -1):  # the longest part that is a numeral
        words = raw[:cut].translate(_FORMAL).replace("个亿", "亿")
        if (pair := _neighbours(words)) is not None:
            return NumberAt(match.start() + cut, pair[0], low=pair[0], high=pair[1], chinese=True)
        value = read_number(words)
        if value is not None:
            end = match.end() if cut == len(raw) else match.start() + cut
            return _in_scale(value, words, end)
    return None


_RANKS = {"十": 1, "百": 2, "千": 3}


def _places_end(words: str) -> int:
    """Where one numeral ends in a run of them (八千|四十一万六): a place may be left out only with 零."""
    rank, start, zero = 9, 0, False
    for at, char in enumerate(words):
        if char == "零":
            zero, start = True, at + 1
        elif char in _DIGITS:
            start = at
        elif char in _RANKS:
            if rank <= _RANKS[char] or (rank != 9 and not zero and _RANKS[char] != rank - 1):
                return start
            rank, zero, start = _RANKS[char], False, at + 1
        elif char in _LARGE:
            rank, zero, start = (4 if char == "万" else 8), False, at + 1
            rank = 4
    return len(words)


def _in_scale(value: Decimal, words: str, end: int) -> NumberAt:
    """Counted in the last large unit where the numeral ends with it or with a tenth of it: 六十万八 is 60.8 万."""
    for scale in ("亿", "万"):
        at = words.rfind(scale)
        if at > 0 and len(words) - at <= 2:
            return NumberAt(end, value / factor(scale), scale, chinese=True)
    return NumberAt(end, value, chinese=True)


def _neighbours(words: str) -> tuple[Decimal, Decimal] | None:
    """七八 (个), 三五 (天), 十七八: two digits side by side are a span."""
    match = re.fullmatch("(十?)([一二三四五六七八])([二三四五六七八九])([十百千万]?)", words)
    if not match or _DIGITS[match[3]] - _DIGITS[match[2]] not in {1, 2}:
        return None
    ten, step = Decimal(10 if match[1] else 0), Decimal({**_SMALL, **_LARGE}.get(match[4], 1))
    return (ten + _DIGITS[match[2]]) * step, (ten + _DIGITS[match[3]]) * step
