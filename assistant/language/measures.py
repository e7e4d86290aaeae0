"""The measure behind a number: 人次, 万元/公里, 元/人·月, 台（套）, mg/L — whatever stands there.

A known measure says where the measure ends (15枚浮标 is 枚). An unknown one is, as the caller asks, none, one character
(20柏树 is 柏: in running text any word may follow) or all up to a word of structure (20行政村 is 行政村: in a cell).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cache

from assistant.language.measure_words import LONGEST, known_measures, measure_kind, noun_beginnings
from assistant.language.numeral.signs import CHINESE
from assistant.language.word_classes import either, word_classes


class UnknownMeasure(Enum):
    """How much of a measure that the lexicon does not know is read."""

    NOTHING = auto()
    CHARACTER = auto()
    WORD = auto()


_HANZI = re.compile(r"[一-鿿]{1,12}")
_SIGN = re.compile(
    r"%|‰|‱|°C|[℃℉°㎡㎥㎏㎞㎜㎝㎎㏄′″]|[A-Za-zμΩ]{1,6}(?:[²³]|(?<=m)[23](?!\d))?(?![A-Za-z0-9])"
    r"|(?:mg|m[lL]|kg|km|cm|mm|g)(?=\d)"
)
_NOTE = re.compile(r"\s*[(（]([^()（）]{1,12})[)）]")
_PER = re.compile(r"\s*+(?:(?P<slash>/)\s*+(?P<many>10{1,5}(?=[一-鿿A-Za-z]))?|(?P<each>每)|(?P<dot>[·•・]))\s*+")
_CLAUSE_END = re.compile(r"\s*(?:[,，;；。、:：()（）|\n]|$)")
_STRUCTURE = (
    *"的及或和与且每共各为不均在已全前后内起是由等至到含抽达约其见按预估实将应可未无较比",
    "左右", "上下", "出头", "冒头", "挂零", "开外", "以上", "以下", "以内", "之内", "之间", "计划", "目标", "测算",
    "封顶", "为限", "(?<!^)并",
)  # fmt: skip
_VERBS = "开始|开工|同时|包括|继续|进行|负责|主要|能够|需要|根据|用于"
_NEVER_ALONE = frozenset(
    "地得了着过并但而则也都就才又还再很更最没非有从自向被给让使以于据经因随同跟若即这那此某该我你他她它们之者余多来几"
    "左右上下中外止合计近超占除"
)
"""Characters that measure nothing by themselves, besides the words of structure; 自然村 and 合作社 begin with them."""
_LONGEST_UNKNOWN, _PERS = 8, 3
_KEPT, _MULTIPLIED = "万亿", {"千": Decimal(1000), "百": Decimal(100)}
_BLANKS = frozenset(" \u3000\u00a0")


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

    @property
    def begins_noun(self) -> bool:
        """Whether it is as often the head of a name: 一线, 二班, 三村."""
        return self.base in noun_beginnings()

    @property
    def head(self) -> str:
        """The unit before what it is per: 元 of 元/人, 台（套）, 人·月."""
        return self.unit.partition("/")[0]

    @property
    def per(self) -> str:
        """What it is per: 人·月 of 元/人·月."""
        return self.unit.partition("/")[2]

    @property
    def kind(self) -> str:
        """What it measures (``length``, ``people`` …); "" where the lexicon does not say."""
        return measure_kind(self.base)


def read_measure(text: str, start: int, unknown: UnknownMeasure = UnknownMeasure.WORD) -> Measure:
    """The measure at a place of a folded text, a scale before it included; its unit is "" where none stands there."""
    pos, scale, factor, more = _scale(text, start)
    about = text[pos : pos + 1] == "来" and bool(_known(text[pos + 1 : pos + 1 + LONGEST]))
    found = measure_at(text, pos + about, unknown)
    if not found.base:
        return Measure(scale, pos if pos > start else start, factor, more)
    return Measure(
        f"{scale}{found.unit}", found.end, factor, more, about, found.is_known, found.counted,
        f"{scale}{found.base}", found.base_end,
    )  # fmt: skip


def measure_at(text: str, start: int, unknown: UnknownMeasure = UnknownMeasure.WORD) -> Measure:
    """The measure at a place behind a number whose scale is read."""
    pos = _past_blanks(text, start)
    in_column = pos > start and unknown is UnknownMeasure.CHARACTER
    base, end, is_known = _base(text, pos, UnknownMeasure.NOTHING if in_column else unknown)
    if not base and unknown is not UnknownMeasure.NOTHING:
        base, end = _bracketed(text, start)
        is_known = is_measure(base)
    if not base:
        return Measure("", start)
    base = "元" if base == "元整" else base
    unit, whole_end = _joined(text, base, end)
    return Measure(unit, whole_end, is_known=is_known, counted=_counted(text, whole_end), base=base, base_end=end)


def _counted(text: str, end: int) -> str:
    run = _HANZI.match(text, end)
    return run[0][: _end_of_unknown(run[0])] if run and text[end - 1] >= "一" else ""


def is_measure(word: str) -> bool:
    """Whether a word is a known measure from end to end."""
    return bool(word) and _known(word) == word


def _past_blanks(text: str, pos: int) -> int:
    """Behind the blanks, but never in another line or cell."""
    while text[pos : pos + 1] in _BLANKS:
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
        elif char in _MULTIPLIED and not _known(text[pos : pos + LONGEST]):
            factor *= _MULTIPLIED[char]
        else:
            break
        pos += 1
    return pos, scale, factor, more


def _base(text: str, pos: int, unknown: UnknownMeasure) -> tuple[str, int, bool]:
    """A measure without scale and what it is per, its end, and whether it is known."""
    if sign := _SIGN.match(text, pos):
        return sign[0], sign.end(), True
    run = _HANZI.match(text, pos)
    known = _known(run[0]) if run else ""
    found = known or (_unknown(run[0], unknown) if run else "")
    return found, pos + len(found), bool(known)


def _known(run: str) -> str:
    """The known measure that a run of characters begins with, "" where it begins with none."""
    known = known_measures()
    for length in range(min(LONGEST, len(run)), 1, -1):
        if run[:length] in known:
            return run[:length]
    if run[:1] not in known or (run[:1] in noun_beginnings() and not _ends(run[1:])):
        return ""
    return run[:2] if _is_joined(run) else run[:1]


def _is_joined(run: str) -> bool:
    second, rest = run[1:2], run[2:]
    return (second == "数" and not rest) or (second == "次" and rest[:1] not in {"品", "生", "要"})


def _ends(rest: str) -> bool:
    """Whether no noun goes on: nothing follows, a number, or a word of structure."""
    return not rest or rest[0] in CHINESE or _stops().match(rest) is not None


def _unknown(run: str, unknown: UnknownMeasure) -> str:
    if unknown is UnknownMeasure.WORD:
        return run[: _end_of_unknown(run)]
    if unknown is UnknownMeasure.NOTHING or run[0] in _NEVER_ALONE or _stops().match(run):
        return ""
    return run[:2] if _is_joined(run) else run[:1]


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


@cache
def _stops() -> re.Pattern[str]:
    """What cannot go on a noun: structure, and verbs of work and of change."""
    changes = (word for word in word_classes("signs")["change"] if len(word) > 1)
    return re.compile("|".join((*_STRUCTURE, either(word_classes("wholes")["reached"]), either(changes), _VERBS)))


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
        if not word or (mark["each"] and not _CLAUSE_END.match(text, after)):
            break  # 2次每次50人: the second 每 begins something new
        unit, end = f"{unit}{mark['dot'] or '/'}{mark['many'] or ''}{word}", after
    return unit, end


def _per_word(text: str, mark: re.Match[str]) -> tuple[str, int]:
    if mark["slash"] and (note := _NOTE.match(text, mark.end())):
        return f"({note[1].strip()})", note.end()
    return _base(text, mark.end(), UnknownMeasure.WORD if mark["slash"] else UnknownMeasure.NOTHING)[:2]
