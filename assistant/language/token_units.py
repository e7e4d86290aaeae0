"""What stands behind a numeral: its unit, where the token ends, what each one is for, and whether it is money."""

import re
from typing import NamedTuple

from assistant.language.measures import Measure, UnknownMeasure, measure_at
from assistant.language.token_numbers import NumberAt
from assistant.language.token_signs import NUMERAL_CHARS, PHRASE_END

SOME = re.compile("[余多来](?!年来)|把(?=[块元])")
_WHOLE_SUM = re.compile(r"整(?=$|[^一-鿿])")
"""Behind a scale it says that 元 was meant: 32万整."""
_LEVELS = frozenset("级类种项档期层款条")
"""Behind 两 they make it the number: 五十、两级; what is weighed in 两 are goods."""
_HALF_MORE = re.compile("半(?![径年天月])")
_SLASH = re.compile(r"\s*/\s*([一-鿿A-Za-z]{1,4})")
_SLABS = re.compile("[牌砖板碑匾屏田地瓦毯布石膜砚垫帘图表卡版块]$")
_SLABS_BEHIND = re.compile("块[一-鿿]{0,2}[牌砖板碑匾屏瓦毯石膜砚帘]")
"""Things that are counted in 块: 标志牌120块 is no price. A list that classifies; 块 behind all else is money."""
_ONE_OF = re.compile("[一单](?=[一-鿿])")
_REACH, _NOUN = 10, 3
"""Characters before a price that may say what one of a thing takes, and of its noun: 一只表连装带表三百二十块."""
_CLAUSE_END = re.compile("[，,。；;：:、]")
_MONEY = re.compile(" ?(?P<name>元整|元钱|块钱|元|块|圆)")
_LETTERS = frozenset("wkxX")
_ASKS = re.compile(r"[对是行好]?[吧吗么嘛呢](?![一-鿿])")
"""Behind a number it asks whether that is so: 加起来46.8万对吧？ counts no pairs."""
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d$")


class UnitAt(NamedTuple):
    """What stands behind a numeral."""

    unit: str
    end: int
    """Of the whole token."""
    per: str
    kind: str
    """``money``, ``count`` or ``number``, as kinds of tokens."""


def running_measure(words: str, at: int) -> Measure | None:
    """The measure of a number in running text: any word may follow it, so one character of an unknown measure."""
    found = measure_at(words, at, UnknownMeasure.CHARACTER)
    return found if found.unit else None


def unit_at(words: str, first: NumberAt, start: int = 0) -> UnitAt:
    """The unit of a numeral that begins at ``start``; of kind ``number`` where none follows."""
    some = SOME.match(words, first.end)
    at = some.end() if some else first.end
    if money := _money_at(words, start, at):
        return money
    if first.scale and (whole := _WHOLE_SUM.match(words, at)):
        return UnitAt("元", whole.end(), "", "money")
    measure = running_measure(words, at)
    if measure is None or not _is_measure(words, at, measure, chinese=first.chinese, scaled=bool(first.scale)):
        if slash := _SLASH.match(words, at):
            return UnitAt("", slash.end(), slash[1], "money" if first.scale else "count")
        return UnitAt("", at, "", "number")
    ends = PHRASE_END.match(words, measure.end + 1)
    half = _HALF_MORE.match(words, measure.end) if (measure.kind or ends) and not measure.per else None
    is_money = measure.kind == "money" and not (measure.base == "块" and _is_slab(words, start, at))
    return UnitAt(measure.head, half.end() if half else measure.end, measure.per, "money" if is_money else "count")


def _money_at(words: str, start: int, at: int) -> UnitAt | None:
    """元 and its other names, with what each one is for; not 块 where it counts things."""
    name = _MONEY.match(words, at)
    if name is None or (name["name"] == "块" and _is_slab(words, start, at)):
        return None
    measure = running_measure(words, at)
    per = measure.per if measure and measure.base in {name["name"], "元", "块"} else ""
    return UnitAt("元", measure.end if measure and per else name.end(), per, "money")


def _is_slab(words: str, start: int, at: int) -> bool:
    """Whether 块 counts things: beside the word of one, before a colon (钱分三块：), or where 每块 is spoken of; what
    one of a thing takes is money (一只表三百二十块)."""
    beside = _SLABS.search(words, max(0, start - 2), start) and not _is_of_one(words, start)
    return bool(beside or _SLABS_BEHIND.match(words, at)) or words[at + 1 : at + 2] in {":", "："} or "每块" in words


def _is_of_one(words: str, start: int) -> bool:
    """Whether the words before a numeral speak of one of the thing that stands right before it."""
    before = _CLAUSE_END.split(words[max(0, start - _REACH) : start])[-1]
    ones = [measure_at(before, one.end(), UnknownMeasure.CHARACTER) for one in _ONE_OF.finditer(before)]
    return bool(ones) and ones[-1].is_known and before[-1] in ones[-1].counted[:_NOUN]


def _is_measure(words: str, at: int, measure: Measure, *, chinese: bool, scaled: bool = False) -> bool:
    """A bracket behind a number is its unit only where the lexicon knows it; a year has no measure."""
    if _ASKS.match(words, at):
        return False
    if measure.unit == "两" and words[measure.end : measure.end + 1] in _LEVELS:
        return False  # 三十、五十|两级
    if chinese and not measure.is_known:  # 四十万省里出: what follows begins the next word; 三十二码半 is one
        return words[measure.end : measure.end + 1] == "半" and bool(PHRASE_END.match(words, measure.end + 1))
    if scaled and not measure.is_known and len(measure.unit) == 1:  # 42.4万医院自己掏; 9.6万餐次 is one
        return PHRASE_END.match(words, measure.end) is not None
    if "(" in words[at : at + 2] or "（" in words[at : at + 2]:
        return bool(measure.kind)
    year = _YEAR_BEFORE.match(words[max(0, at - 4) : at])
    is_word = measure.unit[0] not in NUMERAL_CHARS or bool(measure.kind)  # 千克 and 百分点 begin like numerals
    return is_word and measure.unit not in _LETTERS and (bool(measure.kind) or not year)
