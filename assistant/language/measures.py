"""The measure behind a number: 人次, 万元/公里, 元/人·月, 台（套）, mg/L — whatever stands there.

A known measure says where the measure ends (15枚浮标 is 枚); an unknown one is all that stands behind the number up to
a word of structure (20行政村 is 行政村).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.language.word_classes import either, word_classes

_HANZI = re.compile(r"[一-鿿]{1,12}")
_SIGN = re.compile(r"%|‰|‱|°C|[℃℉°㎡㎥㎏㎞㎜㎝㎎㏄′″]|[A-Za-zμΩ]+(?:[²³]|[23](?!\d))?")
_NOTE = re.compile(r"\s*\(([^()]{1,12})\)")
_PER = re.compile(r"\s*(?:(?P<slash>/)\s*(?P<many>10{1,5}(?=[一-鿿A-Za-z]))?|(?P<each>每)|(?P<dot>[·•・]))\s*")
_STRUCTURE = (
    *"的及或和与且每共各为不均在已全前后内起是由等至到含抽达约其见按预估实将应可未无较比",
    "左右", "上下", "以上", "以下", "以内", "之内", "之间", "计划", "目标", "测算", "封顶", "为限", "(?<!^)并",
)  # fmt: skip
_LONGEST, _LONGEST_UNKNOWN, _PERS = 5, 8, 3
_KEPT, _MULTIPLIED = "万亿", {"千": Decimal(1000), "百": Decimal(100)}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with the place where it ends; ``factor`` is a scale that belongs to the number (3千人)."""

    unit: str
    end: int
    factor: Decimal = Decimal(1)
    more: bool = False
    """True where 余 or 多 stands between number and measure."""
    about: bool = False
    """True where 来 does: 50来人."""
    is_known: bool = True
    counted: str = ""
    """The noun behind a known measure: 街道 in 5个街道."""
    base: str = ""
    """The measure without what it is per: 元 of 元/人."""
    base_end: int = 0


def read_measure(text: str, start: int, *, only_known: bool = False) -> Measure:
    """The measure at a place of a folded text; its unit is "" where none stands there."""
    pos, scale, factor, more = _scale(text, start)
    about = text[pos : pos + 1] == "来" and bool(_known(text[pos + 1 : pos + 1 + _LONGEST]))
    pos += about
    base, end = _base(text, _past_spaces(text, pos), only_known=only_known)
    if not base and not only_known:
        base, end = _bracketed(text, pos)
    if not base:
        return Measure(scale, pos if pos > start else start, factor, more)
    plain, base_end = f"{scale}{'元' if base == '元整' else base}", end
    unit, end = _joined(text, plain, end)
    is_known = base[0] < "一" or bool(_known(base))
    return Measure(unit, end, factor, more, about, is_known, _counted(text, end), plain, base_end)


def _counted(text: str, end: int) -> str:
    run = _HANZI.match(text, end)
    return run[0][: _end_of_unknown(run[0])] if run and text[end - 1] >= "一" else ""


def is_measure(word: str) -> bool:
    """Whether a word is a known measure from end to end."""
    return bool(word) and _known(word) == word


def _past_spaces(text: str, pos: int) -> int:
    while text[pos : pos + 1].isspace():
        pos += 1
    return pos


def _scale(text: str, start: int) -> tuple[int, str, Decimal, bool]:
    """万 and 亿 stay in the unit; 千, 百 and a second scale multiply the number."""
    pos, scale, factor, more = start, "", Decimal(1), False
    while pos < len(text):
        char = text[pos]
        if char in "余多+":
            more = True
        elif char in _KEPT:
            factor *= Decimal(10_000) if scale == "万" else Decimal(1)
            scale = char
        elif char in _MULTIPLIED and not _known(text[pos : pos + _LONGEST]):
            factor *= _MULTIPLIED[char]
        else:
            break
        pos += 1
    return pos, scale, factor, more


def _base(text: str, pos: int, *, only_known: bool) -> tuple[str, int]:
    if sign := _SIGN.match(text, pos):
        return sign[0], sign.end()
    run = _HANZI.match(text, pos)
    if run is None:
        return "", pos
    known = _known(run[0][: _LONGEST + 1])
    if not known and not only_known:
        known = run[0][: _end_of_unknown(run[0])]
    return known, pos + len(known)


def _known(run: str) -> str:
    counters, words = _lexicon()
    for length in range(min(_LONGEST, len(run)), 1, -1):
        if run[:length] in words:
            return run[:length]
    if run[:1] not in counters:
        return ""
    second = run[1:2]
    joins = (second == "次" and run[2:3] not in {"品", "生", "要"}) or (second == "数" and len(run) == 2)
    return run[:2] if joins else run[:1]


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    classes = word_classes("measures")
    return frozenset(classes["counters"]), frozenset(classes["words"]) | frozenset(classes["periods"])


def _end_of_unknown(run: str) -> int:
    """Where a measure that no list holds ends; 0 where the words are no measure (达标, 事故)."""
    stop = _structure().search(run)
    if stop is None:
        return len(run) if len(run) <= _LONGEST_UNKNOWN else 0
    return 0 if stop.lastgroup == "event" else stop.start()


@cache
def _structure() -> re.Pattern[str]:
    wholes = word_classes("wholes")
    stops = "|".join((*_STRUCTURE, either(wholes["reached"])))
    return re.compile(rf"{stops}|(?P<event>[一-鿿]*?(?:{either(wholes['events'])}))")


def _bracketed(text: str, pos: int) -> tuple[str, int]:
    """A measure in brackets right behind the number, as exports of budget systems print it: 12.00(次)."""
    note = _NOTE.match(text, pos)
    if note is None:
        return "", pos
    inside = note[1].strip()
    found = read_measure(inside, 0)
    whole = found.unit and found.end == len(inside) and (is_measure(inside) or len(inside) <= 4 or "/" in inside)
    return (inside, note.end()) if whole else ("", pos)


def _joined(text: str, unit: str, end: int) -> tuple[str, int]:
    """What is written on: 台（套）, 元/亩, 元/人·月, 次每年."""
    note = _NOTE.match(text, end)
    if note and is_measure(note[1].strip()):
        unit, end = f"{unit}（{note[1].strip()}）", note.end()
    for _ in range(_PERS):
        mark = _PER.match(text, end)
        if mark is None:
            break
        word, after = _per_word(text, mark)
        if not word:
            break
        unit, end = f"{unit}{mark['dot'] or '/'}{mark['many'] or ''}{word}", after
    return unit, end


def _per_word(text: str, mark: re.Match[str]) -> tuple[str, int]:
    if mark["slash"] and (note := _NOTE.match(text, mark.end())):
        return f"({note[1].strip()})", note.end()
    return _base(text, mark.end(), only_known=bool(mark["each"]))
