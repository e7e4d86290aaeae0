"""A number with its measure at a place of a text: 2,500人次, 三成, 百分之九十五, 四分之三, 3万5千人, ￥20万."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.base import MAX_SIGNIFICANT_DIGITS
from assistant.language.measures import Measure, UnknownMeasure, read_measure
from assistant.language.numeral.found import Numeral, NumeralKind
from assistant.language.numeral.money import money_at
from assistant.language.numeral.reading import exact_decimal, read_number
from assistant.language.numeral.scan import numeral_at
from assistant.language.numeral.signs import ARABIC, CHINESE, UNITS, plain
from assistant.language.numeral.units import measure_with_tail

_MOST_DIGITS = 100
_KEPT_SCALE = re.compile(rf"(?:{ARABIC}) ?[多余来]?[十百千万个]*(?P<scale>[万亿])")
"""A scale behind figures stays in the unit, as it is written: 20万元; 二十万元 is 200,000 元."""
_ARABIC = re.compile(ARABIC)
_SIGN = re.compile(" ?[%‰]$")
_PARTS = {"千分之": ("‰", 1000), "万分之": ("‱", 10_000)}
_LESSER = {
    "年": {"月": 12}, "周": {"天": 7, "日": 7}, "天": {"小时": 24}, "日": {"小时": 24},
    "小时": {"分钟": 60, "分": 60}, "分钟": {"秒": 60}, "分": {"秒": 60},
    "公里": {"米": 1000}, "千米": {"米": 1000}, "米": {"厘米": 100}, "吨": {"公斤": 1000, "千克": 1000},
    "公斤": {"克": 1000}, "千克": {"克": 1000}, "元": {"角": 10},
}  # fmt: skip
"""How many of the lesser measure one of the greater has."""
_HALF = re.compile(r"半(?=年|小时|天|个小时|个月|个工作日|日|月)|半数|一半")
_AND_HALF = re.compile(r"半(?![数成径导])")
_HALVED = frozenset({"time", "length", "area", "weight"})
"""What half of may be added behind the measure: 一年半, 两垧半, 19公里半."""
_HALF_OF_ONE = Decimal("0.5")
_CURRENCY = re.compile(r"[¥￥]\s*(?=\d)")
_STANDS_ALONE = re.compile(r"\s*(?:$|及?以[上下内]|左右|[-—–~至到])")
"""Behind a numeral word without measure."""
_ORDINAL_MEASURE = "期"
"""Behind a numeral word of one character other than 两: a name (一期工程), not a count."""
_NAME_ENDS = frozenset("性化式制型手龙")
"""Behind numeral and measure: a name (一次性, 一门式, 一把手)."""
_NOT_BEFORE = frozenset("数几上第统唯进之同单逐") | frozenset(CHINESE)
"""Before a numeral word: 数十, 上千, 第一, 统一, 唯一, 逐一."""
_ADVERBS = ("十分", "百分")
_DIGITS, _SCALES = frozenset("0123456789"), frozenset("百千万亿")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its measure; ``value`` is None where a number stands there that has no exact value."""

    value: Decimal | None
    unit: str
    start: int
    end: int
    more: bool = False
    about: bool = False
    in_words: bool = False
    is_counted: bool = True
    """False where no known measure stands behind it, so that it may be a part of a name: 12328投诉办结率."""
    counted: str = ""
    """The noun behind the measure: 街道 in 5个街道."""


def read_quantity(text: str, start: int) -> Quantity | None:
    """The quantity that begins at a place of a folded text, or None."""
    if money := _CURRENCY.match(text, start):
        found = read_quantity(text, money.end())
        return found and replace(found, start=start, unit=found.unit if "元" in found.unit else f"{found.unit}元")
    if half := _half(text, start):
        return half
    if amount := money_at(text, start):
        return Quantity(amount[0], "元", start, amount[1])
    numeral = numeral_at(text, start)
    if numeral is None or numeral.kind is NumeralKind.ORDINAL:
        return None
    words = plain(numeral.text)
    if numeral.kind is NumeralKind.SHARE and not _SIGN.search(words):
        return _share(numeral, words)
    return (
        _in_words(text, numeral, words) if not any(c in _DIGITS for c in words) else _in_figures(text, numeral, words)
    )


def _share(numeral: Numeral, words: str) -> Quantity:
    """百分之九十, 四分之三 and 三成 in percent; 千分之三 and 万分之五 as they are written."""
    unit, parts = next((of for start, of in _PARTS.items() if words.startswith(start)), ("%", 100))
    share = numeral.fraction
    value = exact_decimal(share * parts) if share is not None else None
    return Quantity(_ending(value), unit, numeral.start, numeral.end)


def _in_figures(text: str, numeral: Numeral, words: str) -> Quantity:
    """A number in figures with any measure; a sign of percent is its measure."""
    sign, scale = _SIGN.search(words), _KEPT_SCALE.fullmatch(words)
    if sign:
        number = read_number(words[: sign.start()])
        return _measured(text, numeral, number, read_measure(text, numeral.start + sign.start()))
    measure, value = read_measure(text, numeral.end), numeral.stated
    if value is None and _ARABIC.fullmatch(words):
        value = Decimal(words.replace(",", ""))  # of more digits than a numeral has; the caller says so
    if scale and value is not None:
        unit = scale["scale"]
        measure = replace(measure, unit=f"{unit}{measure.unit}", end=max(measure.end, numeral.end), is_known=True)
        value = value / UNITS[unit]
    return _measured(text, numeral, value, measure)


def lesser_parts(one: str, other: str) -> int | None:
    """How many of a lesser measure one of a greater has: 1000 for 公里 and 米; None where it is none of its parts."""
    return _LESSER.get(one, {}).get(other)


def with_lesser(one: Quantity, other: Quantity) -> Quantity | None:
    """Both as one where the second goes on in a lesser measure: 1小时30分钟 is 1.5 小时. None where it does not."""
    if one.unit == "个" and one.end == other.start and other.value == _HALF_OF_ONE and one.value is not None:
        unit = "个月" if other.unit == "月" else other.unit  # 三个半月, 2个半小时
        return replace(other, value=one.value + _HALF_OF_ONE, unit=unit, start=one.start)
    parts = _LESSER.get(one.unit.removeprefix("个"), {}).get(other.unit.removeprefix("个"))
    if parts is None or one.end != other.start or one.value is None or other.value is None:
        return None
    whole = _ending(one.value + other.value / parts)
    if whole is not None:
        return replace(one, value=whole, end=other.end, counted=other.counted)
    return replace(other, value=one.value * parts + other.value, start=one.start)


def _half(text: str, start: int) -> Quantity | None:
    match = _HALF.match(text, start)
    if match is None:
        return None
    if match[0] in {"半数", "一半"}:
        if text[start - 1 : start] == "过" and text[start - 2 : start] != "超过":
            return None
        return Quantity(Decimal(50), "%", start, match.end())
    if text[start - 1 : start] in {"上", "下", "大", "过"}:
        return None
    return _measured(text, Numeral(start, match.end(), match[0]), _HALF_OF_ONE, read_measure(text, match.end()))


def _in_words(text: str, numeral: Numeral, words: str) -> Quantity | None:
    """A numeral in words counts where a known measure stands behind it, or nothing at all."""
    start, end = numeral.start, numeral.end
    if text[start - 1 : start] in _NOT_BEFORE or text.startswith(_ADVERBS, start) or set(words) <= _SCALES:
        return None
    measure = read_measure(text, end, UnknownMeasure.NOTHING)
    if words.endswith("个半") and measure.unit in {"", "月"}:
        measure = replace(measure, unit=f"个{measure.unit}")  # 三个半月, 一个半
    bare = _STANDS_ALONE.match(text, end) and (start == 0 or len(words) > 1 or words in "零两")
    if not (bare or (measure.unit and not _is_name(text, words, measure))):
        return None
    return _measured(text, numeral, numeral.stated, measure, in_words=True)


def _is_name(text: str, numeral: str, measure: Measure) -> bool:
    """Whether numeral and measure are a part of a name: 二类, 一次性, 一把手."""
    may_name = measure.unit == _ORDINAL_MEASURE or measure.begins_noun
    ordinal = len(numeral) == 1 and numeral != "两" and may_name
    return ordinal or text[measure.end : measure.end + 1] in _NAME_ENDS


def _measured(
    text: str, numeral: Numeral, value: Decimal | None, measure: Measure, *, in_words: bool = False
) -> Quantity:
    scaled = None if value is None else value * measure.factor
    if scaled is not None and (tail := measure_with_tail(text, numeral.end, scaled)):
        return Quantity(tail[0].value, tail[0].unit, numeral.start, tail[1], in_words=in_words)
    known, end = bool(measure.unit) and measure.is_known, measure.end
    if scaled is not None and measure.kind in _HALVED and _AND_HALF.match(text, end):
        scaled, end = scaled + _HALF_OF_ONE, end + 1
    approximate = numeral.kind is NumeralKind.APPROXIMATE
    more = measure.more or (approximate and any(c in "多余" for c in numeral.text))
    about = measure.about or (approximate and "来" in numeral.text)
    return Quantity(_plain(scaled), measure.unit, numeral.start, end, more, about, in_words, known, measure.counted)


def _plain(value: Decimal | None) -> Decimal | None:
    """None for so many digits that they are no number."""
    return value if value is not None and len(value.as_tuple().digits) + abs(value.adjusted()) <= _MOST_DIGITS else None


def _ending(value: Decimal | None) -> Decimal | None:
    """None for a fraction that does not end, such as two thirds."""
    return value if value is not None and len(value.normalize().as_tuple().digits) <= MAX_SIGNIFICANT_DIGITS else None
