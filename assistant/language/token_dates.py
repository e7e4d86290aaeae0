"""Dates, periods and times of day as tokens, ISO as far as written."""

import calendar
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.language.counted import is_day
from assistant.language.measures import UnknownMeasure, measure_at
from assistant.language.numeral.signs import DIGIT, UP_TO_TEN
from assistant.language.token_numbers import number_at
from assistant.language.token_signs import FIGURES, JOIN

_CN = f"{UP_TO_TEN}"
_HOUR = f"(?:两|{UP_TO_TEN}{{1,3}})"
_YEAR = (
    rf"(?P<y>(?:19|20)\d\d|二[〇零○0](?:{_CN}|[〇零○]){{2}}|一[八九](?:{_CN}|[〇零○]){{2}}(?=年)"
    r"|(?<!\d)(?:2[3-9]|3[0-6])(?=年(?!期|以上|以内|内|来|间|的|管护|质保|使用))|二[二三四五六七八九〇](?=年))"
)
_MONTH, _DAY = rf"(?P<m>1[0-2]|0?[1-9]|十[一二]?|{_CN})", rf"(?P<d>[12]\d|3[01]|0?[1-9]|二?十{_CN}?|三十一?|{_CN})"
_PART = r"(?P<part>上旬|中旬|下旬|底|末|初|中(?![期央心小介等间]))"
_BEFORE = r"(?:(?:之|以)?前)?"
_DATES = tuple(
    re.compile(p)
    for p in (
        rf"(?:{_YEAR} ?年? ?)?(?<![\d.]){_MONTH} ?月 ?{_DAY}(?: ?[日号]|(?=[至到—~-]))",
        rf"(?:{_YEAR} ?年? ?)?(?<![\d.]){_MONTH} ?月 ?{_DAY}(?P<unmarked>)",
        r"(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)",
        r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?![-/\d])",
        rf"(?:{_YEAR} ?年? ?)?(?<![\d.]){_MONTH} ?月(?:份)?{_PART}?",
        r"(?P<y>(?:19|20)\d\d)[.](?P<m>1[0-2]|0?[1-9])(?![\d.%]|[万亿元个人户]|米|公里)(?=[ -—~至到起开前底)）]|$)",
        r"(?<![\d.])(?P<m>1[0-2]|0?[1-9])\.(?P<d>[12]\d|3[01]|0?[1-9])(?=[日号]?(?:之|以)?前(?![期沿端]))[日号]?",
        rf"{_YEAR} ?年(?:度)?(?:第)?(?P<q>[一二三四1-4])季度",
        rf"{_YEAR} ?年(?:度)?(?P<h>上|下)半年",
        rf"{_YEAR} ?年(?:度)?(?P<part>底|末|初)",
        rf"{_YEAR} ?(?:年度|年(?!\d))",
        r"(?:第)?(?P<q>[一二三四1-4])季度(?=[^一二三四]|$)",
        r"(?P<h>上|下)半年",
        r"(?P<year>年)(?P<part>底|末)",
        r"(?P<feast>五一|十一(?=[^一-龥]|前|后|期间|假|黄金)|七一|六一|八一|国庆|元旦|春节|清明|端午|中秋)(?:节)?(?=”?前)",
    )
)
_WEEKDAY = rf"(?:{UP_TO_TEN}|[日天])"
_DAY_OF_WEEK = re.compile(rf"[上下本这]{{0,2}}(?:周|星期|礼拜){_WEEKDAY}(?:[、和至到-](?:周|星期|礼拜)?{_WEEKDAY})*")
_TIMES_OF_DAY = "上午|下午|中午|早上|晚上|凌晨|早|晚"
_DAY_ALONE = re.compile(
    rf"[本下上当次同]月(?:{_DAY}[日号]|{_PART})|{_DAY.replace('?P<d>', '?P<d2>')}[日号](?={_TIMES_OF_DAY})"
    rf"|每月{_DAY.replace('?P<d>', '?P<d3>')}[日号](?=(?:之|以)?前)"
    rf"|(?:农历)?[正腊冬]月(?:初{UP_TO_TEN}|十{DIGIT}|廿{DIGIT}?|二十{DIGIT}?|三十)"
)
"""Days whose month, or whose calendar, is not written: 下月28日, 3日上午, 腊月廿三."""
_MONTH_NEARBY = re.compile(
    r"[上下本这]个?月(?:初|底|末|中旬|[上下]旬)?(?![\d一二三])"
    rf"|(?<![年个])(?<!\d)(?<!{UP_TO_TEN})月[底初末内](?!考)"
    r"|大?(?<![今以先最往])[前后]天(?![性井沟窗气天])"
)
"""上个月, 月底, 月内, 大后天: no numeral, and a time all the same."""
_OF_THE_SUN = "立[春夏秋冬]|惊蛰|春分|谷雨|芒种|夏至|处暑|秋分|寒露|霜降|冬至|[头初中末三]伏(?!天)"
_SEASONS = re.compile(f"(?:{_OF_THE_SUN})(?:{JOIN}(?:{_OF_THE_SUN}))?")
"""Days of the farming year, alone or as a period: 芒种, 头伏到秋分. Each moves by a day or more."""
_PERIOD = re.compile(rf"\s*{JOIN}\s*(?:次年|翌年|当年)?\s*")
_BARE_MONTH = re.compile(
    rf"(?P<m>1[0-2]|0?[1-9])(?=\s*(?:-|—|–|~|至|到|、)\s*(?:1[0-2]|[1-9])月)|(?P<cm>{_CN}{{1,2}})(?=\s*[至到]\s*{_CN}{{1,2}}月)"
)
_BARE_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)(?=\s*(?:-|—|–|~|至|到)+\s*(?:19|20)\d\d ?年?)")
_END_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d) ?年?度?(?!\d)")
_END_DAY = re.compile(rf"{_DAY}[日号]")
_CLOCK = re.compile(
    r"(?P<h>[01]?\d|2[0-4]):(?P<mi>[0-5]\d)"
    r"|(?P<h2>[01]?\d|2[0-4])(?:点(?P<mi3>[0-5]\d)(?!\d|[万亿%])|(?:时|点(?!\d))(?P<mi2>[0-5]?\d分|半|整)?)(?![间段长])"
    rf"|(?:(?<=[午上晚早晨夜])(?P<h3>{_HOUR})点|(?<=夜里)(?P<h5>{_HOUR})点|(?P<h6>{_HOUR})点(?=整|半(?!数))|(?<=[午上晚早晨夜至到过])(?P<h4>{_CN}{{1,3}})时(?![间期段代常候长效有]))"
    rf"(?:半|钟|整|[一三]刻|{_CN}{{1,3}}分?)?"
)
_EVES = {"五一": ("4", "30"), "六一": ("5", "31"), "七一": ("6", "30"), "八一": ("7", "31"), "国庆": ("9", "30"),
         "清明": ("4", "4"), "十一": ("9", "30")}  # fmt: skip
"""The day before a feast of a fixed date: 国庆前 is 9月30日; the others move with the moon."""
_CN_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "0": "0"}
_TENS = {"上旬": 10, "中旬": 20, "初": 10, "中": 15}


def date_or_period(words: str, at: int) -> dict[str, object] | None:
    """A date, or one that reaches to another: 3月至5月, 2026—2028年."""
    first = _bare(words, at) or _date(words, at)
    if first is None:
        return _without_date(words, at)
    end, parts = first
    join = _PERIOD.match(words, end)
    second = _second(words, join.end(), parts) if join and join.end() > end else None
    if join is None or second is None:
        return None if parts.get("bare") else {"kind": "date", "end": _before(words, end), "date": _iso(parts)}
    last, later = second
    later = {"y": parts.get("y", ""), **later} if parts.get("y") else later
    return {
        "kind": "period", "end": _before(words, last), "date": _iso(parts), "date_end": _iso(later), "second": end,
    }  # fmt: skip


def _without_date(words: str, at: int) -> dict[str, object] | None:
    """A day that no ISO date can be given of: of the week, of a month that is not named, of the moon, of an era."""
    if era := _era().match(words, at):
        return _of_era(words, era)
    weekday = _DAY_OF_WEEK.match(words, at)
    behind = measure_at(words, weekday.end(), UnknownMeasure.NOTHING) if weekday else None
    if weekday and behind and not behind.unit and words[at - 1 : at] not in _CN_DIGITS:
        return {"kind": "date", "end": _before(words, weekday.end()), "chinese": True}
    if month := _MONTH_NEARBY.match(words, at) or _SEASONS.match(words, at):
        return {"kind": "date", "end": _before(words, month.end()), "chinese": True}
    alone = _DAY_ALONE.match(words, at)
    if alone is None or words[at - 1 : at] in FIGURES:
        return None
    day = alone["d"] or alone["d2"] or alone["d3"]
    stated = {"number": Decimal(_number(day)), "unit": "日"} if day else {}
    in_words = not any(c in FIGURES for c in alone[0]) and not alone["d3"]
    return {"kind": "date", "end": _before(words, alone.end()), "chinese": in_words, **stated}


def _of_era(words: str, era: re.Match[str]) -> dict[str, object] | None:
    """光绪二十三年, 民国元年."""
    first = number_at(words, era.end())
    count = 1 if words.startswith("元年", era.end()) else int(first.value) if first and first.value else 0
    end = era.end() + 1 if words.startswith("元年", era.end()) else first.end if first else 0
    if not count or words[end : end + 1] != "年":
        return None
    return {"kind": "date", "end": end + 1, "date": str(_eras()[era[0]] + count - 1)}


@cache
def _eras() -> Mapping[str, int]:
    from assistant.data_files import load_yaml  # not at import: ``jixiao --help`` reads no data

    eras: Mapping[str, int] = load_yaml(Path(__file__).with_name("lexicon") / "groups" / "eras.yaml")
    return eras


@cache
def _era() -> re.Pattern[str]:
    return re.compile("|".join(_eras()))


def _before(words: str, end: int) -> int:
    match = re.compile(_BEFORE).match(words, end)
    return match.end() if match and not words.startswith("前期", end) else end


def _bare(words: str, at: int) -> tuple[int, dict[str, str]] | None:
    if at and (words[at - 1] in FIGURES or words[at - 1] in ".第"):
        return None
    if match := _BARE_MONTH.match(words, at):
        return match.end(), {"m": _number(match["m"] or match["cm"]), "bare": "1"}
    if match := _BARE_YEAR.match(words, at):
        return match.end(), {"y": match["y"], "bare": "1"}
    return None


def _second(words: str, at: int, first: dict[str, str]) -> tuple[int, dict[str, str]] | None:
    if "d" in first and (match := _END_DAY.match(words, at)):
        return match.end(), {"m": first["m"], "d": _number(match["d"])}
    if set(first) <= {"y", "bare"} and (match := _END_YEAR.match(words, at)):
        return match.end(), {"y": match["y"]}
    return _date(words, at)


def _date(words: str, at: int) -> tuple[int, dict[str, str]] | None:
    if at and (words[at - 1] in FIGURES or (words[at - 1] == "." and words[at] in FIGURES)):
        return None
    for pattern in _DATES:
        match = pattern.match(words, at)
        if match and match.end() > at and _is_whole(match) and (parts := _parts(match)) is not None:
            return match.end(), parts
    return None


def _is_whole(match: re.Match[str]) -> bool:
    """False for a number behind a month that is no day: 9月30名学员."""
    return match.groupdict().get("unmarked") is None or is_day(match.string, match.end())


def _parts(match: re.Match[str]) -> dict[str, str] | None:
    group = {k: v for k, v in match.groupdict().items() if v}
    parts: dict[str, str] = {}
    if year := group.get("y"):
        digits = "".join(_CN_DIGITS.get(c, c) for c in year)
        parts["y"] = digits if len(digits) == 4 else f"20{digits}"
    for key in ("m", "d"):
        if key in group:
            parts[key] = _number(group[key])
    if "q" in group:
        parts |= {"m": str(3 * int(_number(group["q"])) - 2), "m_end": str(3 * int(_number(group["q"])))}
    if "h" in group:
        parts |= {"m": "1", "m_end": "6"} if group["h"] == "上" else {"m": "7", "m_end": "12"}
    if day := _EVES.get(group.get("feast", "")):
        parts |= {"m": day[0], "d": day[1]}
    if "part" in group and "m" not in parts:
        parts["m"] = "1" if group["part"] == "初" else "12"
        parts["part"] = group["part"]
    elif "part" in group:
        parts["part"] = group["part"]
    possible = 1 <= int(parts.get("m", 1)) <= 12 and 1 <= int(parts.get("d", 1)) <= _days(parts)
    return parts if possible else None


def _number(words: str) -> str:
    read = number_at(words, 0)
    return str(int(read.value)) if read is not None and read.value is not None else words


def _days(parts: dict[str, str]) -> int:
    return calendar.monthrange(int(parts.get("y", 2024)), int(parts.get("m", 12)))[1]


def _iso(parts: dict[str, str]) -> str:
    """``2027-11-30`` for a day or the end of a month, ``2027-11`` a month, ``2027`` a year; ``--11`` without year."""
    year, month, day = parts.get("y", "-"), parts.get("m_end") or parts.get("m"), parts.get("d")
    if not month:
        return parts.get("y", "")
    part = parts.get("part")
    if not day and part in {"底", "末", "下旬"}:
        is_known = year != "-" or month != "2"  # the end of February is of a year
        day = str(_days({**parts, "m": month})) if is_known else None
    elif not day and part:
        day = str(_TENS[part])
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def clock(words: str, at: int) -> dict[str, object] | None:
    """A time of day: 18:00, 8时30分, 晚上七点; two joined are one token."""
    match = _CLOCK.match(words, at)
    if not match or (at and words[at - 1] in FIGURES) or words[match.end() : match.end() + 1] in {*FIGURES}:
        return None
    end, second = match.end(), None
    join = _PERIOD.match(words, end)
    if join and join.end() > end and (later := _CLOCK.match(words, join.end())):
        end, second = later.end(), match.end()
    hour = number_at(match["h"] or match["h2"] or match["h3"] or match["h4"] or match["h5"] or match["h6"], 0)
    return {"end": end, "number": hour.value if hour else None, "unit": "时", "second": second}
