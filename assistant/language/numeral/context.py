"""What stands around a numeral decides whether it is sure: a counter behind a lone digit, a letter before a figure,
a scale that two ends of a range share."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise

from assistant.language.numeral.found import Numeral, NumeralKind
from assistant.language.numeral.idioms import lexicon
from assistant.language.numeral.signs import DIGITS, UNITS, plain

_CALENDAR = re.compile("年|月|日|号|度|季度|个月|天|周|期|届|次")
_CLAUSE_END = re.compile(r"[，。；、：,;:\n（）()]")
_CJK = re.compile("[一-龥]")
_IS = frozenset("为是达到约")
_TO = frozenset("-~—―到至")
_COMPARED = re.compile(r"(?<![A-Za-z/\"'])[≥≤><=]$")
_DETERMINERS = frozenset("上下另某同前后任每这那该此本")
"""Before 一 they point at one thing and count none: 上一年, 另一个."""
_MARK_START, _MARK_ENDS = re.compile(r"(?:\n|^)[\s#]*\(?$"), frozenset(".、)")
_LONGEST_MARK, _LONGEST_INDENT = 3, 8
_LETTER_BEFORE = re.compile(r"[A-Za-z]-?$")
_LEADING_ZERO = re.compile(r"0\d", re.ASCII)
_DIGIT_AND_BEFORE, _DIGIT_AND_BEHIND = re.compile(r"\d/$", re.ASCII), re.compile(r"/\d", re.ASCII)
_GROUP_BEHIND = re.compile(r" \d{3}(?!\d)", re.ASCII)
_GROUP, _DIGIT_AND_GAP = re.compile(r"\d{3}(?:\D.*)?", re.ASCII), re.compile(r"\d $", re.ASCII)
_WATTS = re.compile("[WK](?![A-Za-z])")
"""Watts and kelvin, or 万 and thousands."""
_CHAT_SCALE = re.compile(r"k\d?$|w\d$", re.ASCII)
_SCALES = frozenset("百千万亿%‰wk")
_LONGEST_COUNTER, _LONGEST_LONE = 3, 3
_WHOLE_TEXT = 8
_GOES_ON = re.compile(r"[\d一-鿿.%]", re.ASCII)
_BESIDE_SIZE = frozenset("的长宽高深厚远重地左上以之")
"""Behind a size: 一米八高, 25亩6以上."""


class ContextSign(Enum):
    """What - or 负 at the start of a run is."""

    ABSENT = auto()
    MINUS = auto()
    NOT_OF_IT = auto()
    """No part of the number: 2024年-2026年, 正负5%."""
    UNSURE = auto()
    """肩负三项."""


def sign_of(words: str, start: int, end: int, before: int) -> ContextSign:
    """The sign of the run from ``start`` to ``end``; ``before`` is where the numeral before it ends."""
    lead = words[max(0, start - 3) : start].rstrip(" ")[-1:]
    if words.startswith("零下", start):
        return ContextSign.MINUS
    if words[start] == "负":
        if lead == "正":
            return ContextSign.NOT_OF_IT
        return ContextSign.UNSURE if _CJK.match(lead) and lead not in _IS else ContextSign.MINUS
    if words[start] != "-":
        return ContextSign.ABSENT
    if lead and ((lead.isalnum() and lead.isascii()) or lead in "%‰)]〕"):
        return ContextSign.NOT_OF_IT
    if not _CJK.match(lead) or not before or _CLAUSE_END.search(words, before, start):
        return ContextSign.MINUS
    measure = words[before:start]
    same = words.startswith(measure, end) or (_CALENDAR.match(measure) and _CALENDAR.match(words, end))
    return ContextSign.NOT_OF_IT if same else ContextSign.UNSURE


def last_years(words: str, end: int) -> bool:
    """Whether a measure of time follows, so that 近 before the number is "the last": 近三年."""
    return _CALENDAR.match(words, end) is not None


def is_doubtful(words: str, numeral: Numeral) -> bool:
    """Whether what stands beside a numeral leaves open that it is the number it seems."""
    if numeral.kind in {NumeralKind.SHARE, NumeralKind.ORDINAL}:
        return False
    if _goes_on(words, numeral.end) or _is_list_mark(words, numeral):
        return True
    piece = plain(numeral.text)
    if any(c.isdigit() and c.isascii() for c in piece):
        return _is_doubtful_figure(words, numeral, piece)
    if not any(c in UNITS for c in piece):
        return len(piece) <= _LONGEST_LONE and not (numeral.is_read and _is_counted(words, numeral))
    if piece == "十":
        return not _is_counted(words, numeral)
    return not numeral.is_read and not any(c in DIGITS for c in piece)


def _goes_on(words: str, end: int) -> bool:
    """Whether the measure behind a number adds to it: 两年半, 3个多月."""
    measure = _counter(words, end)
    more = words[end + len(measure) : end + len(measure) + 4]
    return bool(measure) and more[:1] in {"多", "余", "半"} and not any(more.startswith(w) for w in lexicon().over)


def _counter(words: str, end: int) -> str:
    """The longest known counter behind a number, or ""."""
    following = (words[end : end + n] for n in range(_LONGEST_COUNTER, 0, -1))
    return next((w for w in following if w in lexicon().counters or w in lexicon().namers), "")


def _is_list_mark(words: str, numeral: Numeral) -> bool:
    """Whether a short whole number numbers a line or, in words, stands alone in brackets: 1. 十一、 （三）."""
    start, end = numeral.start, numeral.end
    if end - start > _LONGEST_MARK or words[end : end + 1] not in _MARK_ENDS:
        return False
    before = _MARK_START.search(words, max(0, start - _LONGEST_INDENT), start)
    at_line_start = before is not None and (before.start() == 0 or before[0][0] == "\n")
    in_brackets = words[max(0, start - 1) : start] == "(" and words[end] == ")" and not words[start].isascii()
    return in_brackets or (at_line_start and not words[end + 1 : end + 2].isdigit())


def _is_doubtful_figure(words: str, numeral: Numeral, piece: str) -> bool:
    """A code (A3, 007), a ratio or date (3/4), part of 1 250 000, two figures or one (2，500), 4k and 500W."""
    start, end = numeral.start, numeral.end
    lead = max(0, start - 2)
    money = words[end : end + 1] in {"元", "块"}
    return bool(
        _LETTER_BEFORE.search(words, lead, start)
        or _LEADING_ZERO.match(piece)
        or _DIGIT_AND_BEFORE.search(words, lead, start)
        or _DIGIT_AND_BEHIND.match(words, end)
        or _GROUP_BEHIND.match(words, end)
        or (_GROUP.fullmatch(piece) and _DIGIT_AND_GAP.search(words, lead, start))
        or ("，" in numeral.text and any(c.isascii() for c in numeral.text))
        or _WATTS.match(words, end)
        or (_CHAT_SCALE.search(piece) and not money)
    )


def _is_counted(words: str, numeral: Numeral) -> bool:
    """Whether a lone digit counts: a counter follows, it is the whole text, or it is compared (≥三)."""
    start, end = numeral.start, numeral.end
    alone = len(words) <= _WHOLE_TEXT and words.strip() == words[start:end]
    if alone or _COMPARED.search(words, max(0, start - 2), start):
        return True
    digit, known = words[start:end], _counter(words, end)
    if digit == "一" and words[max(0, start - 1) : start] in _DETERMINERS:
        return False
    if digit == "两":
        return bool(known)
    return known in lexicon().counters and digit != "二"


def with_neighbours(words: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals with what two of them tell about each other: 三至五个, 3-5万, 七、八十, 一米八."""
    found = list(numerals)
    for at, (one, other) in enumerate(pairwise(numerals)):
        gap = words[one.end : other.start]
        if gap in _TO:
            found[at] = _low_end(found[at], other)
        elif gap == "、" and _counts_on(one, other):
            found[at + 1] = replace(other, value=None, low=None, high=None, doubtful=True)
        elif other.doubtful and other.text in DIGITS and gap and gap == _counter(words, one.end):
            found[at] = replace(found[at], doubtful=True)
    return found


def _low_end(one: Numeral, other: Numeral) -> Numeral:
    """The first number of a range: as sure as the second, unless the second's scale may be of both."""
    scale = plain(other.text)[-1:]
    if scale in _SCALES and scale not in plain(one.text):
        return replace(one, doubtful=one.doubtful or _may_share(one, other, scale))
    return replace(one, doubtful=other.doubtful) if one.is_read and one.text in DIGITS else one


def _may_share(one: Numeral, other: Numeral, scale: str) -> bool:
    """3-5万 may be 3万 to 5万; 5000-1万 and 八十到一百 may not."""
    if one.value is None or other.value is None or scale in "%‰":
        return True
    if scale in "百千" and any(c in UNITS for c in plain(one.text)):
        return False
    factor = Decimal({"w": 10_000, "k": 1000}.get(scale) or UNITS[scale])
    return one.value * factor <= other.value


def _counts_on(one: Numeral, other: Numeral) -> bool:
    """七、八十: a lone digit, then a numeral that begins with the next one."""
    first, second = plain(one.text), plain(other.text)
    if first not in DIGITS or len(second) == 1 or second[0] not in DIGITS:
        return False
    return DIGITS[second[0]] == DIGITS[first] + 1


def counts_on(words: str, end: int) -> bool:
    """Whether what follows a digit at the end of a quantity may be counted by it: 3 and 座 of 5公里3座桥."""
    return bool(_GOES_ON.match(words, end)) and words[end] not in _BESIDE_SIZE
