"""A number with its measure: 86.4万元, 3-5万元, 1分50秒, 四米五, 19公里半, 1500多口."""

import re
from decimal import Decimal

from assistant.language.numeral.units import measure_with_tail
from assistant.language.token_numbers import NumberAt, number_at, value_of
from assistant.language.token_signs import BEGINS_A_WORD, NUMERAL_CHARS, PHRASE_END, RANGE
from assistant.language.token_units import SOME, UnitAt, running_measure, unit_at

_BEYOND = re.compile(r"出头|冒头|挂零|开外|左右|上下|光景|的样子")
_NEAR = re.compile(r"(?:[约近]|大约|将近|接近|大概|差不多)\s*$")
_COMPOUND = {
    "小时": ("分钟", 60),
    "个小时": ("分钟", 60),
    "分": ("秒", 60),
    "分钟": ("秒", 60),
    "岁": ("个月", 12),
    "年": ("个月", 12),
}
_PARTS = {
    "分钟": re.compile("分(?:钟|(?![之项站店公局校数]))"),
    "秒": re.compile("秒钟?"),
    "个月": re.compile("个月"),
}
"""Measures of time and the one that may be stated below each: 2小时41分."""
_HALF = Decimal("0.5")
_ONE_DIGIT = frozenset("一二三四五六七八九")


def measured(words: str, first: NumberAt, at: int) -> dict[str, object]:
    """A number with its measure, a range, or what a tail adds to it: 18亩4分."""
    value, some = first.plain, SOME.match(words, first.end)
    if value is not None and first.low is None and (tail := measure_with_tail(words, first.end, value)):
        return {
            "kind": "count", "end": tail[1], "number": tail[0].value, "unit": tail[0].unit, "chinese": first.chinese
        }  # fmt: skip
    found = unit_at(words, first, at)
    unit, end = found.unit, found.end
    if first.chinese and value is not None and (tenths := _tenths_of_metre(words, unit, end)):
        return {"kind": "count", "end": end + 1, "number": value + tenths, "unit": unit, "chinese": True}
    if parts := _range(words, first, end, unit) or _in_parts(words, first, unit, end):
        return parts
    result = _result(first, found, half=words[end - 1] == "半")
    about = first.about or some or _BEYOND.match(words, end) or _NEAR.search(words, max(0, at - 4), at)
    return {**result, "about": True} if about else result


def _tenths_of_metre(words: str, unit: str, end: int) -> Decimal | None:
    """四米五 is 4.5 米, as metres are spoken; 三米一共 and 三米五个 are not."""
    if unit != "米" or words[end : end + 1] not in _ONE_DIGIT or BEGINS_A_WORD.match(words, end):
        return None
    counted = running_measure(words, end + 1)
    follows = words[end + 1 : end + 2]
    if follows and (follows in NUMERAL_CHARS or follows in "点成" or (counted is not None and counted.is_known)):
        return None
    tenths = value_of(words[end])
    return tenths / 10 if tenths is not None else None


def _in_parts(words: str, upper: NumberAt, unit: str, end: int) -> dict[str, object] | None:
    """1分50秒 as 110 seconds, 两小时零十分 as 130 minutes, 两岁零五个月 as 29 months; 两小时五十 at a stop only."""
    part, size = _COMPOUND.get(unit, ("", 0))
    lower = number_at(words, end + words.startswith("零", end)) if part else None
    if lower is None or lower.plain is None or upper.plain is None or not 0 < lower.plain < size or lower.about:
        return None
    named = _PARTS[part].match(words, lower.end)
    if named is None and not (
        unit.endswith("小时") and upper.chinese == lower.chinese and PHRASE_END.match(words, lower.end)
    ):
        return None
    return {
        "kind": "count", "end": named.end() if named else lower.end, "number": size * upper.plain + lower.plain,
        "unit": part, "chinese": upper.chinese,
    }  # fmt: skip


def _result(first: NumberAt, found: UnitAt, *, half: bool) -> dict[str, object]:
    """The number in the scale it was written in; ``half`` where 半 ends its measure."""
    value = first.value + _HALF if half and first.value is not None else first.value
    ends = {"low": first.low, "high": first.high} if first.low is not None else {}
    return {
        "kind": found.kind, "end": found.end, "number": value, "unit": first.scale + found.unit, "per": found.per,
        "chinese": first.chinese, **ends,
    }  # fmt: skip


def _range(words: str, first: NumberAt, end: int, unit: str) -> dict[str, object] | None:
    join = RANGE.match(words, end)
    second = number_at(words, join.end()) if join else None
    if join is None or second is None or second.value is None:
        return None
    unit2, end2, per, kind = unit_at(words, second)
    if (unit and unit2 != unit) or (kind == "number" and not (first.scale == second.scale and not unit)):
        return None
    if words[join.start() : join.end()].strip() in {"至", "到"} and not unit2 and not unit:
        return None
    is_open = not first.scale and first.value is not None and first.value <= second.value
    one_scale = is_open or first.scale == second.scale  # not 8000万-1亿, and not 5000-1万, which cannot be 5000万
    low, high = (first.value, second.value) if one_scale else (first.plain, second.plain)
    scale = second.scale if one_scale else ""
    return {
        "kind": kind, "end": end2, "number": low, "low": low, "high": high, "unit": scale + unit2, "per": per,
        "second": end, "chinese": first.chinese,
    }  # fmt: skip
