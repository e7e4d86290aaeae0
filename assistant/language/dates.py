"""Dates as forms and briefs write them, with the precision they have. An impossible date is None, never mended."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap

from assistant.language.counted import is_counted, is_day
from assistant.language.numeral.signs import DIGIT, UP_TO_TEN
from assistant.language.numerals import fold, read_number

_YEAR, _PART = r"(?P<y>(?:19|20)\d{2})", r"(?:上|中|下)旬|底|末|初"
_STATED_YEAR = rf"(?:{_YEAR}|(?P<this>[当本今次明]))"
_CN_MONTH = f"{UP_TO_TEN}{{1,2}}"
_DAY = rf"(?P<d>\d{{1,2}}|{UP_TO_TEN}{{1,3}}) ?(?:[日号]|(?=之?前|以前))"
_BARE_DAY = rf"(?P<d>[12]\d|3[01]|0?[1-9]|二?十{DIGIT}?|三十一?|{DIGIT})(?P<unmarked>)"


@dataclass(frozen=True)
class _Form:
    """A way to write a date; ``needs`` are characters without which no text has it, so that most texts try few."""

    needs: frozenset[str]
    pattern: re.Pattern[str]
    is_numeric: bool = False
    """Where a measure behind it makes it a number: 2020.5平方米."""
    is_unmarked: bool = False
    """Where no 日 stands behind the day."""

    @classmethod
    def of(cls, needs: str, pattern: str) -> "_Form":
        compiled = re.compile(pattern)
        named = compiled.groupindex
        return cls(frozenset(needs), compiled, "numeric" in named, "unmarked" in named)


_DAYS = tuple(
    starmap(
        _Form.of,
        (
            ("年月", rf"{_STATED_YEAR} ?年 ?(?P<m>\d{{1,2}}|{_CN_MONTH}) ?月 ?{_DAY}"),
            ("", rf"{_YEAR}([-./])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?!\d)"),
            ("年月", rf"(?<!\d)(?P<yy>[12]\d) ?年 ?(?P<m>\d{{1,2}}) ?月 ?{_DAY}"),
            (
                "",
                rf"(?<![\d.,]){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d.,%]|\s*[一-鿿A-Za-z](?<![前内止至到完竣]))",
            ),
            ("月", rf"(?<!\d)(?P<m>\d{{1,2}}|十[一二]?|{DIGIT}) ?月 ?{_DAY}"),
            (
                "月",
                rf"(?:{_STATED_YEAR} ?年 ?)?(?<!\d)(?P<m>\d{{1,2}}|十[一二]?|{DIGIT}) ?月 ?{_BARE_DAY}",
            ),
        ),
    )
)
_OTHERS = tuple(
    starmap(
        _Form.of,
        (
            ("前", r"(?<![\d.])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?=之?前|以前)"),
            ("年月", rf"(?<!\d)(?P<yy>[12]\d) ?年 ?(?P<m>\d{{1,2}}) ?月(?:份)?(?P<part>{_PART})?"),
            ("年月", rf"{_YEAR} ?年 ?(?P<m>\d{{1,2}}|{_CN_MONTH}) ?月(?:份)?(?P<part>{_PART})?"),
            ("年", r"(?<!\d)(?P<yy>[12]\d) ?年(?P<part>底|末)"),
            ("年", rf"{_YEAR} ?年(?:第?(?P<q>[一二三四1-4])季度|(?P<h>上|下)半年|(?P<part>底|末|初))"),
            ("", rf"(?<!\d){_YEAR}([-./])(?P<m>\d{{1,2}})(?![\d.%/])(?P<numeric>)"),
            ("", rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?!\d)(?P<numeric>)"),
            ("月", rf"(?<!\d)(?P<m>\d{{1,2}}|十[一二]?|{DIGIT}) ?月(?:份)?(?P<part>{_PART})?"),
            ("年", rf"{_YEAR} ?年度?"),
            ("年", r"(?P<this>当|本|今|次|明)?年(?P<part>底|末)"),
        ),
    )
)
_WORD_YEAR = re.compile(rf"(?:[〇○零Oo0]|{DIGIT}){{4}}(?= ?年)")
_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_ISO_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
PART_BEGINS = {"中旬": 11, "下旬": 21}
PART_ENDS = {"上旬": 10, "中旬": 20, "初": 10}
"""The days with which the parts of a month begin and end, where that is not its first or last day."""


@dataclass(frozen=True)
class StatedDate:
    """A date with the parts that were written; ``start``/``end`` are its place in the text."""

    year: int | None
    first_month: int
    last_month: int
    first_day: int
    last_day: int | None
    start: int
    end: int

    def first(self, year: int | None = None) -> str:
        """The first day it allows, ISO; ``--MM-DD`` where no year is known."""
        return _iso(self.year or year, self.first_month, self.first_day)

    def last(self, year: int | None = None) -> str:
        """The last day it allows, ISO; ``--MM-DD`` where no year is known."""
        known = self.year or year
        day = self.last_day or calendar.monthrange(known or 2000, self.last_month)[1]
        if known is None and self.last_month == 2 and self.last_day is None:
            day = 28
        return _iso(known, self.last_month, day)


def _iso(year: int | None, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def chinese_dates(text: str) -> str:
    """The text with its ISO days as the forms print them: 2025-09-02 is 2025年9月2日."""
    return _ISO_DAY.sub(lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日", text)


def find_dates(text: str) -> Iterator[StatedDate]:
    """Every possible date of a text, from the left, none overlapping."""
    folded = _WORD_YEAR.sub(lambda m: m[0].translate(_DIGITS), fold(text))
    taken = bytearray(len(folded))
    found: list[StatedDate] = []
    for form in _possible((*_DAYS, *_OTHERS), folded):
        for match in form.pattern.finditer(folded):
            start, end = match.span()
            if any(taken[start:end]) or _is_number(form, folded, end) or (stated := _stated(match)) is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(stated)
    yield from sorted(found, key=lambda d: d.start)


def _is_number(form: _Form, folded: str, end: int) -> bool:
    """Whether the grammar of numbers claims what could be a month or a day."""
    return (form.is_numeric and is_counted(folded, end)) or (form.is_unmarked and not is_day(folded, end))


def _possible(forms: Sequence[_Form], folded: str) -> Sequence[_Form]:
    """Those whose characters the text has: most texts are targets without any year or month."""
    characters = set(folded)
    return [f for f in forms if f.needs <= characters]


def find_date(text: str) -> StatedDate | None:
    """The first date of a text, or None."""
    return next(find_dates(text), None)


def is_impossible(text: str) -> bool:
    """Whether a text names a day that no calendar has, such as 11月31日."""
    folded = fold(text)
    return any(
        _stated(match) is None
        for form in _possible(_DAYS, folded)
        for match in form.pattern.finditer(folded)
        if not _is_number(form, folded, match.end())
    )


def _stated(match: re.Match[str]) -> StatedDate | None:
    group = match.groupdict()
    year = int(group["y"]) if group.get("y") else 2000 + int(group["yy"]) if group.get("yy") else None
    first, last = _months(group)
    if not (1 <= first <= last <= 12):
        return None
    day = int(read_number(group["d"] or "") or 0) if group.get("d") else None
    if day is not None and not _exists(year, first, day):
        return None
    part = group.get("part") or ""
    first_day, last_day = day or PART_BEGINS.get(part, 1), day or PART_ENDS.get(part)
    return StatedDate(year, first, last, first_day, last_day, match.start(), match.end())


def _months(group: dict[str, str | None]) -> tuple[int, int]:
    if month := group.get("m"):
        number = int(read_number(month) or 0)
        return number, number
    if quarter := group.get("q"):
        number = int(read_number(quarter) or 1)
        return 3 * number - 2, 3 * number
    if half := group.get("h"):
        return (1, 6) if half == "上" else (7, 12)
    if group.get("part") in {"底", "末"}:
        return 12, 12
    return (1, 1) if group.get("part") == "初" else (1, 12)


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
