"""Shares, money, counts, numbers without a measure and ranges of them as tokens."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.language.measure_words import measure_kind
from assistant.language.measures import Measure, UnknownMeasure, measure_at
from assistant.language.numeral.approximate import exact_or_unit
from assistant.language.numeral.money import money_at
from assistant.language.numeral.scan import numeral_at
from assistant.language.numeral.signs import DIGIT
from assistant.language.numeral.units import measure_with_tail
from assistant.language.token_numbers import NUMERALS, NumberAt, factor, number_at, share_at
from assistant.language.token_signs import FIGURES, JOIN, PHRASE_END

_FOLD = re.compile(f"(?P<n>{DIGIT})(?P<part>{DIGIT})?折|折半")
_HALF = re.compile("一半(?!以内)|半数|对半|过半|一多半|一大半")
_POINTS = re.compile(r"\s*(?P<u>个百分点|百分点|个千分点|千分点|个点(?!位))")
_SIGN = re.compile(rf"\s*(?P<s>[%‰])|{_POINTS.pattern}")
_RANGE = re.compile(rf"\s*{JOIN}\s*(?=[\d{NUMERALS}-])")
_SOME = re.compile("[余多来](?!年来)|把(?=[块元])")
_BEYOND = re.compile(r"出头|冒头|挂零|开外|左右|上下|光景|的样子")
_NEAR = re.compile(r"(?:[约近]|大约|将近|接近|大概|差不多)\s*$")
_WHOLE_SUM = re.compile(r"整(?=$|[^一-鿿])")
"""Behind a scale it says that 元 was meant: 32万整."""
_CURRENCY = re.compile(r"(?P<yuan>[¥￥])|(?P<dollar>US\$|\$)")
_BEFORE_UNITS, _UNITS = frozenset("近上数好"), frozenset("十百千万亿几")
_SCALES = frozenset("百千万亿")
_DAY = re.compile(f"月(?:份|底|初|中旬|上旬|下旬|[{NUMERALS}]{{1,3}}[号日])")
"""Behind a numeral it makes the numeral a month."""
_CARDINAL = frozenset("上近数约超过有余达逾")
"""Before a bare unit they make a number of it: 上百."""
_COUNTED_ONE = frozenset("了仅只共各翻够缺差")
"""Before 一 and a counter they make it a number: 坏了一把, 还差一个."""
_WORDS_OF_ONE = frozenset("些块步面片对起番")
"""With 一 before them they are words of their own also where the phrase ends: 一起, 一面. 一个, 一项 then count one."""
_ALMOST_ONE = re.compile(rf"(?<![{NUMERALS}\d])(?:百八十|千八百|万八千)(?![{NUMERALS}])")
"""One of the unit, or somewhat less: 百八十块."""
_RATIO = re.compile(rf"(?:{DIGIT}|十)比(?:{DIGIT}(?![{NUMERALS}个名位家次]))")
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
_LEVELS = frozenset("级类种项档期层款条")
"""Behind 两 they make it the number: 五十、两级; what is weighed in 两 are goods."""
_SLASHED = re.compile(r"(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\d/.]|号|楼|栋|单元|版|页|期|日|室)")
_BEFORE_SLASH = frozenset("0123456789./-(（")
_HALF_MORE = re.compile("半(?![径年天月])")
_HALF_WORDS = frozenset("场路面片步挂包级公线机度成圈个票价块环")
"""半场, 半路, 半挂: half of no number of things; 半袋, 半箱 are."""
_ONE_DIGIT = frozenset("一二三四五六七八九")
_NUMERAL_CHARS, _LETTERS = frozenset(NUMERALS), frozenset("wkxX")
_SLASH = re.compile(r"\s*/\s*([一-鿿A-Za-z]{1,4})")
_SLABS = re.compile("[牌砖板碑匾屏田地瓦毯布石膜砚垫帘图表卡版块]$")
_SLABS_BEHIND = re.compile("块[一-鿿]{0,2}[牌砖板碑匾屏瓦毯石膜砚帘]")
"""Things that are counted in 块: 标志牌120块 is no price. A list that classifies; 块 behind all else is money."""
_MONEY = ("元整", "元钱", "块钱", "元", "块", "圆")
_TENTHS_OF_YUAN = re.compile("[角毛](?:钱|(?=一))?")
_PER_BEFORE = re.compile(r"每|一(?![一-龥]?(?:共|次性))")
_BEGINS_A_WORD = re.compile("一(?:共|次性|[起律并般直定同])")
_EACH_BEHIND = re.compile("[一每](?!共|[一-龥]性|起(?!案)|定|直|致|般|样|些|同|并|道)")
_ADDED_UP = re.compile("[加合算凑拢在]一(?:块|起|道)")
"""加一块131.68万 is a sum, not a price of one 块."""
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
    """95%, 10-15%, 2个百分点, 百分之九十五, 千分之二, 八成七, 一半, 三分之一, 1/3."""
    if match := _FOLD.match(words, at):
        return _percent(match.end(), Decimal(50) if match["n"] is None else _of_fold(match))
    if match := _HALF.match(words, at):
        return _percent(match.end(), Decimal(50))
    if (match := _SLASHED.match(words, at)) and words[at - 1 : at] not in _BEFORE_SLASH:
        return _percent(match.end(), _rounded(100 * Decimal(match["above"]) / Decimal(match["below"])))
    first = _share(words, at)
    start = first[0] if first else number_at(words, at)
    if start is None or start.value is None:
        return None
    join = _RANGE.match(words, start.end)
    rises = join is not None and words[at - 1 : at] in {"从", "由"} and join[0].strip() in {"到", "至"}
    second = _share(words, join.end()) if join and not rises else None
    if join and second and second[0].value is not None:
        low, high = start.plain, second[0].plain
        return {
            "end": second[0].end, "number": low, "low": low, "high": high, "unit": second[1], "second": start.end,
        }  # fmt: skip
    if first is None:
        return None
    ends = {"low": start.low, "high": start.high} if start.low is not None else {}
    return {"end": start.end, "number": start.plain, "unit": first[1], "chinese": start.chinese, **ends}


def _of_fold(match: re.Match[str]) -> Decimal:
    """七折, 九五折."""
    return 10 * (_value(match["n"]) or Decimal(0)) + (_value(match["part"]) or Decimal(0) if match["part"] else 0)


def _share(words: str, at: int) -> tuple[NumberAt, str] | None:
    """A share, or a number with a sign of one behind it: 5 %, 2个百分点."""
    if found := share_at(words, at):
        return found
    number = number_at(words, at)
    sign = _SIGN.match(words, number.end) if number else None
    return (replace(number, end=sign.end()), sign["s"] or sign["u"]) if number and sign else None


def _percent(end: int, value: Decimal) -> dict[str, object]:
    return {"end": end, "number": value, "unit": "%", "chinese": True}


def _value(words: str) -> Decimal | None:
    read = number_at(words, 0)
    return read.value if read else None


def _rounded(value: Decimal) -> Decimal:
    return Decimal(f"{value.quantize(Decimal('0.01')).normalize():f}")


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
    return _with_each_behind(words, found) if found else None


def _with_each_behind(words: str, found: dict[str, object]) -> dict[str, object]:
    """两千块一件, 2.2万一套, 三百五一个: what each one costs, where nothing is counted in between."""
    end = int(str(found["end"]))
    if found["kind"] not in {"money", "number"} or found.get("per") or not _EACH_BEHIND.match(words, end):
        return found
    each = _per_measure(words, end + 1)
    return {**found, "end": each.end, "per": each.head} if each else found


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
    is_price = each or end - unit.start() > 1 or (words[end : end + 1] == "一" and _per_measure(words, end + 1))
    if not (is_price or PHRASE_END.match(words, end)) or (not is_price and number_at(words, end) is not None):
        return None
    return {
        "kind": "money", "end": end, "number": first.value / 10, "unit": "元", "chinese": first.chinese
    }  # fmt: skip


def _each(words: str, at: int) -> dict[str, object] | None:
    """每天巡检2次 is left to its parts; 每人每月700元, 一口4500, 一天2次 are one, since nothing stands between."""
    if not _PER_BEFORE.match(words, at):
        return None
    end, pers = at, list[str]()
    while (words[end : end + 1] in {"每", "一"} and not money_at(words, end)) or (
        pers and words[end : end + 1] == "半"
    ):
        measure = _per_measure(words, end + 1)
        if measure is None:
            break
        pers.append(measure.head)
        end = measure.end
    joined = _JOINS.match(words, end)
    inner_at = joined.end() if joined else end
    inner = _stated(words, inner_at, each=True) if pers and inner_at < len(words) and _begins(words, inner_at) else None
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
    return words[at] in FIGURES or (words[at] in NUMERALS and number_at(words, at) is not None)


def _belongs(per: str, inner: dict[str, object]) -> bool:
    """Whether so much each is meant: money, a number without a measure, or turns in a time."""
    unit = str(inner.get("unit"))
    bare = unit.lstrip("万亿")
    return inner["kind"] in {"money", "number"} or (per in _TIMES and bare in _TURN)


def _half(words: str, at: int) -> dict[str, object] | None:
    """半年, 半个小时, 半天: half of a measure of time or size."""
    measure = _measure(words, at + 1)
    kind = measure.kind if measure else ""
    is_thing = kind == "count" and measure is not None and measure.base not in _HALF_WORDS
    if measure is None or not (
        is_thing or kind in {"time", "length", "area", "weight", "volume"} or measure.unit in {"个月", "个小时"}
    ):
        return None
    return {"kind": "count", "end": measure.end, "number": Decimal("0.5"), "unit": measure.unit, "chinese": True}


def _one_and_half(words: str, at: int) -> dict[str, object] | None:
    """个半月, 个半小时."""
    measure = _measure(words, at + 2)
    if measure is None or measure.kind != "time" or words[at - 1 : at] in _NUMERAL_CHARS | FIGURES:
        return None
    return {"kind": "count", "end": measure.end, "number": Decimal("1.5"), "unit": measure.unit, "chinese": True}


def _plain(words: str, at: int) -> dict[str, object] | None:
    if currency := _CURRENCY.match(words, at):
        return _with_currency(words, currency)
    if words[at : at + 1] in _BEFORE_UNITS:
        near = number_at(words, at) if numeral_at(words, at + 1) else None  # 上千万 of 路上千万点好名 is none
        return {**_measured(words, near, at), "about": True} if near else None
    first = _before_date(words, at, _before_each(words, at, number_at(words, at)))
    if almost := _ALMOST_ONE.match(words, at):
        value = exact_or_unit(words[at])
        first = NumberAt(
            almost.end(), value, low=_value(words[at + 1 : almost.end()]), high=value, chinese=True, about=True
        )
        return _measured(words, first, at)
    if amount := money_at(words, at):
        return _spoken_sum(words, *amount, chinese=first is None or first.chinese)
    if first is None:
        first = _bare_unit(words, at)
    if first is None or not _may_count(words, at, first):
        return None
    result = _measured(words, first, at)
    if first.chinese and result["unit"] in {"角", "毛"}:
        return None  # 八角亭; what is paid in them has been read before
    if first.chinese and not _counts(words, at, first, str(result["unit"]).removeprefix(first.scale)):
        return None
    return result


def _before_each(words: str, at: int, first: NumberAt | None) -> NumberAt | None:
    """三百 of 三百一户, 3万 of 3万一个, 九十九点五 of 九十九点五一般.

    一 before a measure is each one, and before the rest of a word a part of that, not the tenth of a shortened numeral.
    """
    if first is None or first.end - at < 2 or words[first.end - 1] != "一":
        return first
    apart = _BEGINS_A_WORD.match(words, first.end - 1) is not None
    if not apart and words[first.end - 2] in _SCALES:
        apart = _per_measure(words, first.end) is not None
    shorter = number_at(words[at : first.end - 1], 0) if apart else None
    return replace(shorter, end=at + shorter.end) if shorter else first


def _before_date(words: str, at: int, first: NumberAt | None) -> NumberAt | None:
    """二百八十七万 of 二百八十七万四月二十号: the month of a date is not the tail of a shortened numeral."""
    if first is None or first.end - at < 2 or words[first.end - 2] not in _SCALES or not _DAY.match(words, first.end):
        return first
    shorter = number_at(words[at : first.end - 1], 0)
    return replace(shorter, end=at + shorter.end) if shorter else first


def _bare_unit(words: str, at: int) -> NumberAt | None:
    """百 of 约百亩: a unit alone, behind a word that makes a number of it and before a known measure."""
    is_near = words[at] in _SCALES and words[at - 1 : at] in _CARDINAL
    value = exact_or_unit(words[at]) if is_near and measure_at(words, at + 1, UnknownMeasure.NOTHING).kind else None
    return NumberAt(at + 1, value, chinese=True, about=True) if value is not None else None


def _may_count(words: str, at: int, first: NumberAt) -> bool:
    """百 and 万元 alone count nothing; 上百 and 百余 do."""
    return words[at] not in _SCALES or first.end - at > 1 or words[at - 1 : at] in _CARDINAL


def _measured(words: str, first: NumberAt, at: int) -> dict[str, object]:
    """A number with its measure, a range, or what a tail adds to it: 18亩4分."""
    value, some = first.plain, _SOME.match(words, first.end)
    if value is not None and first.low is None and (tail := measure_with_tail(words, first.end, value)):
        found, end = tail
        return {"kind": "count", "end": end, "number": found.value, "unit": found.unit, "chinese": first.chinese}
    unit, end, per, kind = _unit(words, first, at)
    if first.chinese and value is not None and (tenths := _tenths_of_metre(words, unit, end)):
        return {"kind": "count", "end": end + 1, "number": value + tenths, "unit": unit, "chinese": True}
    ranged = _range(words, first, end, unit)
    if ranged is not None:
        return ranged
    if parts := _in_parts(words, first, unit, end):
        return parts
    result = _result(first, unit, end, per, kind)
    if words[end - 1] == "半" and first.value is not None:
        result["number"] = first.value + Decimal("0.5")
    if first.low is not None:
        result |= {"low": first.low, "high": first.high}
    about = first.about or some or _BEYOND.match(words, end) or _NEAR.search(words, max(0, at - 4), at)
    return {**result, "about": True} if about else result


def _tenths_of_metre(words: str, unit: str, end: int) -> Decimal | None:
    """四米五 is 4.5 米, as metres are spoken; 三米一共 and 三米五个 are not."""
    if unit != "米" or words[end : end + 1] not in _ONE_DIGIT or _BEGINS_A_WORD.match(words, end):
        return None
    counted = _measure(words, end + 1)
    follows = words[end + 1 : end + 2]
    if follows and (follows in _NUMERAL_CHARS or follows in "点成" or (counted is not None and counted.is_known)):
        return None
    tenths = _value(words[end])
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


def _with_currency(words: str, sign: re.Match[str]) -> dict[str, object] | None:
    """￥276,000.00, US$5,000: in 元 or 美元 whatever stands behind."""
    inner = _plain(words, sign.end()) if words[sign.end() : sign.end() + 1] in FIGURES else None
    if inner is None:
        return None
    unit, money = str(inner["unit"]), "元" if sign["yuan"] else "美元"
    return {**inner, "kind": "money", "unit": unit if unit.endswith("元") else f"{unit}{money}"}


def _spoken_sum(words: str, amount: Decimal, end: int, *, chinese: bool) -> dict[str, object]:
    """十二块五, 1元5角, with what each one is: 十二块五一斤."""
    each = _per_measure(words, end + 1) if words[end : end + 1] == "一" else None
    per = {"per": each.head} if each else {}
    end = each.end if each else end
    return {"kind": "money", "end": end, "number": amount, "unit": "元", "chinese": chinese, **per}


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
        if money == "块" and _is_slab(words, start, at):
            continue
        if words.startswith(money, at) or words.startswith(" " + money, at):
            end = at + len(money) + words.startswith(" ", at)
            measure = _measure(words, at)
            per = measure.per if measure and measure.base in {money, "元", "块"} else ""
            end = measure.end if measure and per else end
            return "元", end, per, "money"
    if first.scale and (whole := _WHOLE_SUM.match(words, at)):
        return "元", whole.end(), "", "money"
    measure = _measure(words, at)
    if measure is None or not _is_measure(words, at, measure, chinese=first.chinese, scaled=bool(first.scale)):
        if slash := _SLASH.match(words, at):
            return "", slash.end(), slash[1], "money" if first.scale else "count"
        return "", first.end if not some else at, "", "number"
    ends = PHRASE_END.match(words, measure.end + 1)
    half = _HALF_MORE.match(words, measure.end) if (measure.kind or ends) and not measure.per else None
    is_money = measure.kind == "money" and not (measure.base == "块" and _is_slab(words, start, at))
    return (
        measure.head,
        half.end() if half else measure.end,
        measure.per,
        "money" if is_money else "count",
    )


def _is_slab(words: str, start: int, at: int) -> bool:
    """Whether 块 counts things: beside the word of one, before a colon (钱分三块：), or where 每块 is spoken of."""
    beside = _SLABS.search(words, max(0, start - 2), start) or _SLABS_BEHIND.match(words, at)
    return bool(beside) or words[at + 1 : at + 2] in {":", "："} or "每块" in words


def _is_measure(words: str, at: int, measure: Measure, *, chinese: bool, scaled: bool = False) -> bool:
    """A bracket behind a number is its unit only where the lexicon knows it; a year has no measure."""
    if measure.unit == "两" and words[measure.end : measure.end + 1] in _LEVELS:
        return False  # 三十、五十|两级
    if chinese and not measure.is_known:  # 四十万省里出: what follows begins the next word; 三十二码半 is one
        return words[measure.end : measure.end + 1] == "半" and bool(PHRASE_END.match(words, measure.end + 1))
    if scaled and not measure.is_known and len(measure.unit) == 1:  # 42.4万医院自己掏; 9.6万餐次 is one
        return PHRASE_END.match(words, measure.end) is not None
    if "(" in words[at : at + 2] or "（" in words[at : at + 2]:
        return bool(measure.kind)
    year = re.match(r"(?:19|20)\d\d$", words[max(0, at - 4) : at])
    is_word = measure.unit[0] not in _NUMERAL_CHARS or bool(measure.kind)  # 千克 and 百分点 begin like numerals
    return is_word and measure.unit not in _LETTERS and (bool(measure.kind) or not year)


def _counts(words: str, at: int, first: NumberAt, unit: str) -> bool:
    """Whether a Chinese numeral counts: several places, or one digit before a measure that the lexicon knows."""
    long = first.end - at >= 2 or bool(first.scale)
    if long:
        return bool(unit) or first.scale != "" or (first.value or 0) >= 10
    if words[at] == "一" and at and words[at - 1] in "统唯同某这那另之进专单逐任哪":
        return False
    known = bool(measure_kind(unit)) if unit else False
    if (
        words[at] == "一"
        and words[at - 1 : at] not in _COUNTED_ONE
        and not _closes(words, at, unit)
        and unit
        in {
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
            "番",
        }
    ):
        return False
    return known or (unit == "" and words[at] in "零")


def _closes(words: str, at: int, unit: str) -> bool:
    """Whether 一 and a counter close a phrase that points at nothing: 每人加一个, not 最后一个 or 在一起."""
    points = unit in _WORDS_OF_ONE or words[at - 1 : at] in {"", *"后前上下此头"}
    return not points and PHRASE_END.match(words, at + 1 + len(unit)) is not None


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
