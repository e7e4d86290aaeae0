"""Money, counts, numbers without a measure and ranges of them as tokens."""

import re
from decimal import Decimal

from assistant.language.numeral.approximate import exact_or_unit
from assistant.language.numeral.money import money_at
from assistant.language.numeral.scan import numeral_at
from assistant.language.numeral.signs import DIGIT
from assistant.language.token_counting import bare_unit, before_date, counts, may_count
from assistant.language.token_each import before_each, belongs, each_before, per_measure, with_each_behind
from assistant.language.token_measured import measured
from assistant.language.token_numbers import NUMERALS, NumberAt, factor, number_at, value_of
from assistant.language.token_signs import FIGURES, NUMERAL_CHARS, PHRASE_END
from assistant.language.token_units import running_measure

_BEFORE_UNITS = frozenset("近上数好")
_CURRENCY = re.compile(r"(?P<yuan>[¥￥])|(?P<dollar>US\$|\$)")
_ALMOST_ONE = re.compile(rf"(?<![{NUMERALS}\d])(?:百八十|千八百|万八千)(?![{NUMERALS}])")
"""One of the unit, or somewhat less: 百八十块."""
_RATIO = re.compile(rf"(?:{DIGIT}|十)比(?:{DIGIT}(?![{NUMERALS}个名位家次]))")
_HALF_WORDS = frozenset("场路面片步挂包级公线机度成圈个票价块环")
"""半场, 半路, 半挂: half of no number of things; 半袋, 半箱 are."""
_TENTHS_OF_YUAN = re.compile("[角毛](?:钱|(?=一))?")
_ADDED_UP = re.compile("[加合算凑拢在]一(?:块|起|道)")
"""加一块131.68万 is a sum, not a price of one 块."""


def quantity(words: str, at: int) -> dict[str, object] | None:
    """A number with whatever measure follows it, or none; 每人700元 and 一口4500 as one with what it is per."""
    if at and _ADDED_UP.match(words, at - 1):
        return None
    if words[at] == "每":
        return _each(words, at)
    if ratio := _RATIO.match(words, at):
        return {"kind": "number", "end": ratio.end(), "chinese": True}
    if words[at] == "半":
        return _half(words, at)
    if words.startswith("个半", at):
        return _one_and_half(words, at)
    if each := _each(words, at):
        return each
    found = _stated(words, at)
    return with_each_behind(words, found) if found else None


def _each(words: str, at: int) -> dict[str, object] | None:
    """每人每月700元, 一口4500, 一天2次 as one, where so much each is meant."""
    each = each_before(words, at)
    inner = _stated(words, each[2], each=True) if each else None
    return {**inner, "per": each[0]} if each and inner and belongs(each[1], inner) else None


def _stated(words: str, at: int, *, each: bool = False) -> dict[str, object] | None:
    """A number as it stands, without what each one is; ``each`` where that has been said in front of it."""
    tenths, amount = _tenths_of_yuan(words, at, each=each), money_at(words, at)
    is_longer = tenths is not None and amount is not None and amount[1] > int(str(tenths["end"]))  # 两毛五
    return _plain(words, at) if tenths is None or is_longer else tenths


def _tenths_of_yuan(words: str, at: int, *, each: bool) -> dict[str, object] | None:
    """六毛, 八角: 0.6 and 0.8 元 where a price is due or nothing follows; 八角亭 is no money."""
    first = number_at(words, at) if words[at] in FIGURES or words[at] in NUMERALS else None
    unit = _TENTHS_OF_YUAN.match(words, first.end) if first and first.value is not None and not first.scale else None
    if first is None or unit is None or first.value is None:
        return None
    end = unit.end()
    is_price = each or end - unit.start() > 1 or (words[end : end + 1] == "一" and per_measure(words, end + 1))
    if not (is_price or PHRASE_END.match(words, end)) or (not is_price and number_at(words, end) is not None):
        return None
    return {
        "kind": "money", "end": end, "number": first.value / 10, "unit": "元", "chinese": first.chinese
    }  # fmt: skip


def _half(words: str, at: int) -> dict[str, object] | None:
    """半年, 半个小时, 半天: half of a measure of time or size."""
    measure = running_measure(words, at + 1)
    kind = measure.kind if measure else ""
    is_thing = kind == "count" and measure is not None and measure.base not in _HALF_WORDS
    if measure is None or not (
        is_thing or kind in {"time", "length", "area", "weight", "volume"} or measure.unit in {"个月", "个小时"}
    ):
        return None
    return {"kind": "count", "end": measure.end, "number": Decimal("0.5"), "unit": measure.unit, "chinese": True}


def _one_and_half(words: str, at: int) -> dict[str, object] | None:
    """个半月, 个半小时."""
    measure = running_measure(words, at + 2)
    if measure is None or measure.kind != "time" or words[at - 1 : at] in NUMERAL_CHARS | FIGURES:
        return None
    return {"kind": "count", "end": measure.end, "number": Decimal("1.5"), "unit": measure.unit, "chinese": True}


def _plain(words: str, at: int) -> dict[str, object] | None:
    if currency := _CURRENCY.match(words, at):
        return _with_currency(words, currency)
    if words[at : at + 1] in _BEFORE_UNITS:
        near = number_at(words, at) if numeral_at(words, at + 1) else None  # 上千万 of 路上千万点好名 is none
        return {**measured(words, near, at), "about": True} if near else None
    first = before_date(words, at, before_each(words, at, number_at(words, at)))
    if almost := _ALMOST_ONE.match(words, at):
        value = exact_or_unit(words[at])
        first = NumberAt(
            almost.end(), value, low=value_of(words[at + 1 : almost.end()]), high=value, chinese=True, about=True
        )
        return measured(words, first, at)
    if amount := money_at(words, at):
        return _spoken_sum(words, *amount, chinese=first is None or first.chinese)
    if first is None:
        first = bare_unit(words, at)
    if first is None or not may_count(words, at, first):
        return None
    result = measured(words, first, at)
    if first.chinese and result["unit"] in {"角", "毛"}:
        return None  # 八角亭; what is paid in them has been read before
    if first.chinese and not counts(words, at, first, str(result["unit"]).removeprefix(first.scale)):
        return None
    return result


def _with_currency(words: str, sign: re.Match[str]) -> dict[str, object] | None:
    """￥276,000.00, US$5,000: in 元 or 美元 whatever stands behind."""
    inner = _plain(words, sign.end()) if words[sign.end() : sign.end() + 1] in FIGURES else None
    if inner is None:
        return None
    unit, money = str(inner["unit"]), "元" if sign["yuan"] else "美元"
    return {**inner, "kind": "money", "unit": unit if unit.endswith("元") else f"{unit}{money}"}


def _spoken_sum(words: str, amount: Decimal, end: int, *, chinese: bool) -> dict[str, object]:
    """十二块五, 1元5角, with what each one is: 十二块五一斤."""
    each = per_measure(words, end + 1) if words[end : end + 1] == "一" else None
    per = {"per": each.head} if each else {}
    end = each.end if each else end
    return {"kind": "money", "end": end, "number": amount, "unit": "元", "chinese": chinese, **per}


def with_scale(number: Decimal, unit: str) -> Decimal:
    """A number counted in its unit as written, with the scale at the head of the unit multiplied in.

    千 and 百 are a scale before money alone: 千米, 千瓦时 and 百分点 are measures of their own.
    """
    is_scale = unit[:1] in {"万", "亿"} or unit in {"千元", "百元"}
    return number * factor(unit[0]) if is_scale else number
