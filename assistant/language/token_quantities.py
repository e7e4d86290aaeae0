"""Shares, money, counts, numbers without a measure and ranges of them as tokens."""

import re
from decimal import Decimal

from assistant.language.measure_words import measure_kind
from assistant.language.measures import Measure, UnknownMeasure, measure_at
from assistant.language.token_numbers import ARABIC, CHINESE, NumberAt, factor, number_at
from assistant.language.token_signs import FIGURES, JOIN

_OF = re.compile(rf"(?P<of>百|千|万|[{CHINESE}]+)分之(?P<n>{ARABIC}|百|[{CHINESE}]+(?:点[{CHINESE}]+)?)")
_TENTHS = re.compile(
    r"(?P<n>[一二两三四五六七八九]|\d(?!\d))成(?P<part>[一二三四五六七八九半\d])?(?![立熟员果功本为套品片])|(?P<fold>[一二三四五六七八九])折|百分百"
)
_HALF = re.compile("一半(?!以内)|半数|对半|过半|一多半|一大半")
_SIGN = re.compile(r"\s*(?P<u>%|‰|个百分点|百分点|个点(?!位))")
_RANGE = re.compile(rf"\s*{JOIN}\s*(?=[\d{CHINESE}-])")
_SOME = re.compile("[余多来](?!年来)|把(?=[块元])")
_HALF_MORE = re.compile("半(?![径年天月])")
_NUMERALS, _LETTERS = frozenset(CHINESE), frozenset("wkxX")
_SLASH = re.compile(r"\s*/\s*([一-鿿A-Za-z]{1,4})")
_SLABS = re.compile("[牌砖板碑匾屏田地瓦毯布石膜砚垫帘图表卡]$")
"""Things that are counted in 块: 标志牌120块 is no price. A list that classifies; 块 behind all else is money."""
_MONEY = ("元整", "元钱", "块钱", "元", "块", "圆", "角")
_PER_BEFORE = re.compile(r"每|一(?![一-龥]?(?:共|次性))")
_JOINS = re.compile(r"(?:约|仅|补助?|奖补?|给|按|是|才|就|收|各|\s|不少于|不低于|不超过|至少|补贴|发放?|大概){0,3}")
_TURN = frozenset(["次", "遍", "回", "趟", "轮", "节", "班", "期", "场", "课时", "小时", "学时", "圈"])
_TIMES = frozenset(
    [
        "天",
        "日",
        "周",
        "月",
        "年",
        "季",
        "季度",
        "个月",
        "个季度",
        "学期",
        "个学期",
        "礼拜",
        "星期",
        "半年",
        "小时",
        "旬",
        "班",
        "半月",
    ]
)


def share(words: str, at: int) -> dict[str, object] | None:
    """95%, 10-15%, 2个百分点, 百分之九十五, 千分之二, 八成七, 一半, 三分之一."""
    if match := _OF.match(words, at):
        return _of(match)
    if match := _TENTHS.match(words, at):
        return _tenths(match)
    if match := _HALF.match(words, at):
        return {"end": match.end(), "number": Decimal(50), "unit": "%", "chinese": True}
    first = number_at(words, at)
    if first is None or first.value is None:
        return None
    sign = _SIGN.match(words, first.end)
    join = _RANGE.match(words, sign.end() if sign else first.end)
    second = number_at(words, join.end()) if join else None
    last = _SIGN.match(words, second.end) if second else None
    if join and second and last:
        return {
            "end": last.end(), "number": first.plain, "low": first.plain, "high": second.plain, "unit": last["u"],
            "second": join.start(),
        }  # fmt: skip
    return {"end": sign.end(), "number": first.plain, "unit": sign["u"], "chinese": first.chinese} if sign else None


def _of(match: re.Match[str]) -> dict[str, object] | None:
    whole, part = number_at("一" + match["of"] if match["of"] in "百千万" else match["of"], 0), number_at(match["n"], 0)
    value = Decimal(100) if match["n"] == "百" else part.plain if part else None
    if whole is None or value is None or not whole.plain:
        return None
    if match["of"] == "百":
        return {"end": match.end(), "number": value, "unit": "%", "chinese": True}
    if match["of"] in {"千", "万"}:
        return {"end": match.end(), "number": value, "unit": "‰" if match["of"] == "千" else "‱", "chinese": True}
    percent = (value * 100 / whole.plain).quantize(Decimal("0.01")).normalize()
    return {"end": match.end(), "number": Decimal(f"{percent:f}"), "unit": "%", "chinese": True}


def _tenths(match: re.Match[str]) -> dict[str, object]:
    if match[0] == "百分百":
        return {"end": match.end(), "number": Decimal(100), "unit": "%", "chinese": True}
    first = number_at(match["n"] or match["fold"], 0)
    value = (first.value or Decimal(0)) * 10 if first else Decimal(0)
    if part := match["part"]:
        read = number_at(part, 0) if part != "半" else None
        value += Decimal(5) if part == "半" else (read.value or Decimal(0)) if read else 0
    return {"end": match.end(), "number": value, "unit": "%", "chinese": True}


def quantity(words: str, at: int) -> dict[str, object] | None:
    """A number with whatever measure follows it, or none; 每人700元 and 一口4500 as one with what it is per."""
    if words[at] == "每":
        return _each(words, at)
    if words[at] == "半":
        return _half(words, at)
    if each := _each(words, at):
        return each
    return _plain(words, at)


def _each(words: str, at: int) -> dict[str, object] | None:
    """每天巡检2次 is left to its parts; 每人每月700元, 一口4500, 一天2次 are one, since nothing stands between."""
    if not _PER_BEFORE.match(words, at):
        return None
    end, pers = at, list[str]()
    while words[end : end + 1] in {"每", "一"} or (pers and words[end : end + 1] == "半"):
        measure = _per_measure(words, end + 1)
        if measure is None:
            break
        pers.append(measure.head)
        end = measure.end
    joined = _JOINS.match(words, end)
    inner_at = joined.end() if joined else end
    inner = _plain(words, inner_at) if pers and inner_at < len(words) and _begins(words, inner_at) else None
    if inner is None or not _belongs(pers[-1], inner):
        return None
    return {**inner, "per": "·".join(pers)}


def _per_measure(words: str, at: int) -> Measure | None:
    measure = _measure(words, at)
    return measure if measure and not measure.per and measure.kind else None


def _measure(words: str, at: int) -> Measure | None:
    """The measure of a number in running text: any word may follow it, so one character of an unknown measure."""
    found = measure_at(words, at, UnknownMeasure.CHARACTER)
    return found if found.unit else None


def _begins(words: str, at: int) -> bool:
    return words[at] in FIGURES or (words[at] in CHINESE and number_at(words, at) is not None)


def _belongs(per: str, inner: dict[str, object]) -> bool:
    """Whether so much each is meant: money, a number without a measure, or turns in a time."""
    unit = str(inner.get("unit"))
    bare = unit.lstrip("万亿")
    return inner["kind"] in {"money", "number"} or (per in _TIMES and bare in _TURN)


def _half(words: str, at: int) -> dict[str, object] | None:
    """半年, 半个小时, 半天: half of a measure of time or size."""
    measure = _measure(words, at + 1)
    kind = measure.kind if measure else ""
    if measure is None or not (kind in {"time", "length", "area", "weight"} or measure.unit in {"个月", "个小时"}):
        return None
    return {"kind": "count", "end": measure.end, "number": Decimal("0.5"), "unit": measure.unit, "chinese": True}


def _plain(words: str, at: int) -> dict[str, object] | None:
    first = number_at(words, at)
    if first is None:
        return None
    if words[at] in "百千万亿" and (at == 0 or words[at - 1] not in "上近数约超过有"):
        return None
    unit, end, per, kind = _unit(words, first, at)
    if first.chinese and not _counts(words, at, first, unit):
        return None
    ranged = _range(words, first, end, unit)
    if ranged is not None:
        return ranged
    result = _result(first, unit, end, per, kind)
    if words[end - 1] == "半" and first.value is not None:
        result["number"] = first.value + Decimal("0.5")
    if first.low is not None:
        result |= {"low": first.low, "high": first.high}
    return result


def _result(first: NumberAt, unit: str, end: int, per: str, kind: str) -> dict[str, object]:
    """The number in the scale it was written in."""
    return {
        "kind": kind, "end": end, "number": first.value, "unit": first.scale + unit, "per": per,
        "chinese": first.chinese,
    }  # fmt: skip


def _unit(words: str, first: NumberAt, start: int = 0) -> tuple[str, int, str, str]:
    """Unit, end of the token, per and kind of what stands behind a numeral that begins at ``start``."""
    some = _SOME.match(words, first.end)
    at = some.end() if some else first.end
    for money in _MONEY:
        if money == "块" and _SLABS.search(words[max(0, start - 2) : start]):
            continue
        if words.startswith(money, at) or words.startswith(" " + money, at):
            end = at + len(money) + words.startswith(" ", at)
            measure = _measure(words, at)
            per = measure.per if measure and measure.base in {money, "元", "块"} else ""
            end = measure.end if measure and per else end
            return "元", end, per, "money"
    measure = _measure(words, at)
    if measure is None or not _is_measure(words, at, measure, chinese=first.chinese):
        if slash := _SLASH.match(words, at):
            return "", slash.end(), slash[1], "money" if first.scale else "count"
        return "", first.end if not some else at, "", "number"
    half = _HALF_MORE.match(words, measure.end) if measure.kind and not measure.per else None
    is_money = measure.kind == "money" and not (
        measure.base == "块" and _SLABS.search(words[max(0, start - 2) : start])
    )
    return (
        measure.head,
        half.end() if half else measure.end,
        measure.per,
        "money" if is_money else "count",
    )


def _is_measure(words: str, at: int, measure: Measure, *, chinese: bool) -> bool:
    """A bracket behind a number is its unit only where the lexicon knows it; a year has no measure."""
    if chinese and not measure.is_known:  # 四十万省里出: what follows begins the next word
        return False
    if "(" in words[at : at + 2] or "（" in words[at : at + 2]:
        return bool(measure.kind)
    year = re.match(r"(?:19|20)\d\d$", words[max(0, at - 4) : at])
    is_word = measure.unit[0] not in _NUMERALS or bool(measure.kind)  # 千克 and 百分点 begin like numerals
    return is_word and measure.unit not in _LETTERS and (bool(measure.kind) or not year)


def _counts(words: str, at: int, first: NumberAt, unit: str) -> bool:
    """Whether a Chinese numeral counts: several places, or one digit before a measure that the lexicon knows."""
    long = first.end - at >= 2 or bool(first.scale)
    if long:
        return bool(unit) or first.scale != "" or (first.value or 0) >= 10
    if words[at] == "一" and at and words[at - 1] in "统唯同某这那另之进专单逐任哪":
        return False
    known = bool(measure_kind(unit)) if unit else False
    if words[at] == "一" and unit in {
        "个",
        "种",
        "项",
        "片",
        "批",
        "些",
        "块",
        "步",
        "面",
        "把",
        "对",
        "起",
        "段",
        "则",
    }:
        return False
    return known or (unit == "" and words[at] in "零")


def _range(words: str, first: NumberAt, end: int, unit: str) -> dict[str, object] | None:
    join = _RANGE.match(words, end)
    second = number_at(words, join.end()) if join else None
    if join is None or second is None or second.value is None:
        return None
    unit2, end2, per, kind = _unit(words, second)
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


def with_scale(number: Decimal, unit: str) -> Decimal:
    """A number counted in its unit as written, with the scale at the head of the unit multiplied in.

    千 and 百 are a scale before money alone: 千米, 千瓦时 and 百分点 are measures of their own.
    """
    is_scale = unit[:1] in {"万", "亿"} or unit in {"千元", "百元"}
    return number * factor(unit[0]) if is_scale else number
