"""A number with its measure at a place of a text: 2,500人次, 三成, 百分之九十五, 四分之三, 3万5千人, ￥20万."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.base import MAX_SIGNIFICANT_DIGITS
from assistant.language.measures import Measure, read_measure
from assistant.language.numerals import ARABIC, CHINESE, read_number

_HUNDRED = Decimal(100)
_MOST_DIGITS = 100
_ARABIC = re.compile(ARABIC)
_MIXED = re.compile(rf"(?:{ARABIC})(?:[万亿千百十][零\d一二两三四五六七八九]+)+[万亿千百十]?")
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億"
"""The numerals of vouchers and contracts."""
_EVERYDAY = str.maketrans(FORMAL, "一二三四五六七八九十百千万亿")
_WORDS = re.compile(rf"[{CHINESE}{FORMAL}]{{1,30}}(?:点[零〇一二三四五六七八九]{{1,9}})?(?![{CHINESE}{FORMAL}])")
_SHARE = re.compile(
    rf"(?P<whole>百|千|万|{ARABIC}|[二三四五六七八九十]+)分之(?P<part>{ARABIC}|[{CHINESE}]+(?:点[{CHINESE}]+)?)"
)
_SHARE_UNITS = {"百": "%", "千": "‰", "万": "‱"}
_TENTHS = re.compile(r"成(?=以上|及以上|以下|以内|左右|的|[,;、。)]|\s*$)")
_LESSER = {
    "年": {"月": 12}, "周": {"天": 7, "日": 7}, "天": {"小时": 24}, "日": {"小时": 24},
    "小时": {"分钟": 60, "分": 60}, "分钟": {"秒": 60}, "分": {"秒": 60},
    "公里": {"米": 1000}, "千米": {"米": 1000}, "米": {"厘米": 100}, "吨": {"公斤": 1000, "千克": 1000},
    "公斤": {"克": 1000}, "千克": {"克": 1000}, "元": {"角": 10},
}  # fmt: skip
"""How many of the lesser measure one of the greater has."""
_HALF = re.compile(r"半(?=年|小时|天|个小时|个月|个工作日|日|月)|半数|一半")
_AND_HALF = re.compile(r"(?<=[年天月时])半(?!数|成)")
_HALF_OF_ONE = Decimal("0.5")
_CURRENCY = re.compile(r"[¥￥]\s*(?=\d)")
_ABOUT_SO_MANY = re.compile("[一二两三四五六七八九]{2}")
"""两三次, 五六十户: about so many."""
_STANDS_ALONE = re.compile(r"\s*(?:$|及?以[上下内]|左右|[-—–~至到])")
"""Behind a numeral word without measure."""
_ORDINAL_MEASURE = "期"
"""Behind a numeral word of one character other than 两: a name (一期工程), not a count."""
_NAME_ENDS = frozenset("性化式制型手龙")
"""Behind numeral and measure: a name (一次性, 一门式, 一把手)."""
_NOT_BEFORE = frozenset("数几上第统唯进之同单逐") | frozenset(CHINESE)
"""Before a numeral word: 数十, 上千, 第一, 统一, 唯一, 逐一."""
_ADVERBS = ("十分", "百分")


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
    if text.startswith("百分百", start):
        return Quantity(_HUNDRED, "%", start, start + 3)
    readers = (_share, _arabic, _half, _in_words)
    return next((found for reader in readers if (found := reader(text, start)) is not None), None)


def _share(text: str, start: int) -> Quantity | None:
    match = _SHARE.match(text, start)
    if match is None:
        return None
    part, unit = _decimal(match["part"]), _SHARE_UNITS.get(match["whole"])
    if unit is None:
        whole = _decimal(match["whole"])
        part = part * _HUNDRED / whole if part is not None and whole else None
        unit = "%"
    return Quantity(_ending(part), unit, start, match.end())


def _arabic(text: str, start: int) -> Quantity | None:
    if match := _MIXED.match(text, start):
        return _measured(text, start, read_number(match[0]), read_measure(text, match.end()))
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    value = Decimal(match[0].replace(",", ""))
    if tenths := _TENTHS.match(text, match.end()):
        return Quantity(value * 10, "%", start, tenths.end())
    return _measured(text, start, value, read_measure(text, match.end()))


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
    return _measured(text, start, _HALF_OF_ONE, read_measure(text, match.end()))


def _in_words(text: str, start: int) -> Quantity | None:
    """A numeral in words counts where a known measure stands behind it, or nothing at all."""
    if text[start - 1 : start] in _NOT_BEFORE or text.startswith(_ADVERBS, start):
        return None
    match = _WORDS.match(text, start)
    if match is None:
        return None
    alone = set(match[0]) <= set("百千万亿")
    if alone and text[match.end() : match.end() + 1] not in ("余", "多"):
        return None  # 百姓, 万元; 百余人 is a number
    words = f"一{match[0]}" if alone else match[0]  # 百余人 is 100 and more
    value, end = None if _ABOUT_SO_MANY.search(words) else _decimal(words), match.end()
    if tenths := _TENTHS.match(text, end):
        return Quantity(value * 10, "%", start, tenths.end(), in_words=True) if value is not None else None
    measure = read_measure(text, end, only_known=True)
    bare = _STANDS_ALONE.match(text, end) and (start == 0 or len(match[0]) > 1 or match[0] in "零两")
    if not (bare or (measure.unit and not _is_name(text, match[0], measure))):
        return None
    return replace(_measured(text, start, value, measure), in_words=True)


def _is_name(text: str, numeral: str, measure: Measure) -> bool:
    """Whether numeral and measure are a part of a name: 二类, 一次性, 一把手."""
    ordinal = len(numeral) == 1 and numeral != "两" and measure.unit == _ORDINAL_MEASURE
    return ordinal or text[measure.end : measure.end + 1] in _NAME_ENDS


def _measured(text: str, start: int, value: Decimal | None, measure: Measure) -> Quantity:
    scaled = None if value is None else value * measure.factor
    known, end = bool(measure.unit) and measure.is_known, measure.end
    if scaled is not None and _AND_HALF.match(text, end):
        scaled, end = scaled + _HALF_OF_ONE, end + 1  # 一年半
    return Quantity(
        _plain(scaled), measure.unit, start, end, measure.more, measure.about, is_counted=known, counted=measure.counted
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """None for so many digits that they are no number."""
    return value if value is not None and len(value.as_tuple().digits) + abs(value.adjusted()) <= _MOST_DIGITS else None


def _ending(value: Decimal | None) -> Decimal | None:
    """None for a fraction that does not end, such as two thirds."""
    return value if value is not None and len(value.normalize().as_tuple().digits) <= MAX_SIGNIFICANT_DIGITS else None


def _decimal(numeral: str) -> Decimal | None:
    """A numeral in digits or words, 九十五点五 among them."""
    numeral = numeral.translate(_EVERYDAY)
    value = read_number(numeral)
    whole, point, part = numeral.partition("点")
    if value is not None or not point:
        return value
    digits = [read_number(c) for c in part]
    first = read_number(whole)
    if first is None or None in digits:
        return None
    return Decimal(f"{int(first)}.{''.join(str(int(d or 0)) for d in digits)}")
