"""The measure behind a number: 枚, 尾, 延米, 亩次, m², 元/人·月. Whatever stands there is the unit; no list admits it.

A measure is one character, unless the lexicon knows a longer one, or it is joined to a measure of time or turn (亩次,
台班, 人天). Words that only bind the number to the clause (的, 以上, 完成) are no measures: a closed class of grammar.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("lexicon") / "groups" / "measure_kinds.yaml"
_SYMBOL = re.compile(r"%|‰|℃|°C|[A-Za-zμΩ]{1,5}(?:[²³23](?![A-Za-z0-9]))?(?![A-Za-z0-9])|㎡|㎥")
_BRACKETED = re.compile(r"[(（]\s*([一-鿿A-Za-z/%‰²³]{1,6})\s*[)）]")
_FUNCTION = frozenset(
    "的地得了着过和与及或并且但而则也都就才又还再很更最不没未无非是为在有由从自向将被给让使以于至到按据经因随同跟比如若即"
    "这那此其各每某该我你他她它们之者余多来几左右上下前后内外中止等共计合约近超达占较含除"
    "，。；：、！？"
)
"""Characters that bind words and never measure; 个, 次, 年 and the like are not among them."""
_NOT_A_MEASURE = re.compile(
    r"(?:以上|以下|以内|以外|左右|上下|之间|完成|开始|开工|竣工|完工|达标|合格|全部|同时|其中|包括|实现|继续|进行|负责|主要|可以|能够|需要|按照|根据|用于"
    r"|增加|减少|提高|降低|下降|上升|增长|提升)"
)
_PER = re.compile(r"\s*/\s*([一-鿿A-Za-zμ0-9]{1,4}[²³]?(?:[·・.][一-鿿]{1,2})?)")


@dataclass(frozen=True)
class MeasureWithKind:
    """A unit as written, with the place behind it in the text; ``per`` is 人 in 300元/人, with its own end."""

    unit: str
    end: int
    per: str = ""
    per_end: int = 0

    @property
    def whole(self) -> str:
        """Unit and per together: 元/人·月."""
        return f"{self.unit}/{self.per}" if self.per else self.unit

    @property
    def kind(self) -> str:
        """What it measures (``length``, ``people`` …), "" where the lexicon does not say."""
        return measure_kind(self.unit)


def read_measure(text: str, at: int) -> MeasureWithKind | None:
    """The measure that begins at a place of a text, right behind a number; None where there is none."""
    start = at + (1 if text[at : at + 1] == " " else 0)
    if bracketed := _BRACKETED.match(text, start):
        return MeasureWithKind(bracketed[1], bracketed.end())
    end = _end(text, start)
    if end == start:
        return None
    per = _PER.match(text, end)
    return MeasureWithKind(text[start:end], end, per[1] if per else "", per.end() if per else end)


def _end(text: str, start: int) -> int:
    if symbol := _SYMBOL.match(text, start):
        return symbol.end()
    if longest := _longer().match(text, start):
        return _joined(text, longest.end())
    char = text[start : start + 1]
    if not "一" <= char <= "鿿" or char in _FUNCTION or _NOT_A_MEASURE.match(text, start):
        return start
    return _joined(text, start + 1)


def _joined(text: str, end: int) -> int:
    """A measure joined to one of turn or time is one measure: 亩次, 台班, 人天; 人·月 with a dot as well."""
    dotted = end + 1 if text[end : end + 1] in {"·", "・"} else end
    if text[dotted : dotted + 1] in _lexicon().joined and text[end - 1] not in _lexicon().joined:
        return dotted + 1
    return end


@dataclass(frozen=True)
class _Lexicon:
    kinds: dict[str, str]
    same: dict[str, str]
    joined: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    kinds = {word: kind for kind, entry in data["classes"].items() for word in entry["words"]}
    same = {word: group[0] for group in data["same"] for word in group}
    return _Lexicon(kinds, same, frozenset(data["joined"]))


@cache
def _longer() -> re.Pattern[str]:
    words = sorted((w for w in _lexicon().kinds if len(w) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=4096)
def measure_kind(unit: str) -> str:
    """What a unit measures; "" where the lexicon does not say."""
    return _lexicon().kinds.get(unit.lstrip("万亿千百") or unit, _lexicon().kinds.get(unit, ""))


def same_measure(one: str, other: str) -> bool:
    """Whether two units count the same thing: 人 and 名, 套 and 台; a unit that is not stated agrees with all."""
    return not one or not other or canonical(one) == canonical(other)


def canonical(unit: str) -> str:
    """One name for measures that count the same; other units as they are."""
    return _lexicon().same.get(unit, unit)
