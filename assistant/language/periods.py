"""Spans of time as target cells write them: 2021.1.1-12.31, 2021年3-10月, 一季度至三季度, 11月至次年3月, 年内.

A part that one end leaves out is taken from the other. The deadline of a span is its end.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.language.dates import PART_BEGINS, PART_ENDS, StatedDate, find_dates
from assistant.language.numeral.signs import COUNTING, UP_TO_TEN
from assistant.language.numerals import read_number

_NUMBER = rf"\d{{1,2}}|{UP_TO_TEN}{{1,2}}"
_NUMERIC = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?(?![\d%年])")
_SHORT = re.compile(r"(?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?![\d.%])(?!\s*[一-鿿](?<![前内止底完]))")
_MARKED = re.compile(
    rf"(?:(?P<y>(?:19|20)\d\d) ?年度? ?)?(?:第?(?P<q>[一二三四1-4]) ?季度?|(?P<h>上|下)半年|(?P<m>{_NUMBER}) ?月份?)? ?"
    r"(?:(?P<d>\d{1,2}) ?[日号])?(?P<part>上旬|中旬|下旬|底|末|初)?"
)
_BARE = re.compile(r"第?(?P<n>\d{1,4}|[一二三四])(?![\d.%])")
_JOINS = frozenset("-—─–―~至到")
_JOIN = re.compile(r" ?(?:起|开始)?\s*(?:--|——|──|[-—–―~至到])\s*(?P<next>次年|翌年)? ?")
_BEGIN = re.compile(rf"(?<![\d.])\d|(?<!{UP_TO_TEN})(?:第|{UP_TO_TEN})|[上下]半年")
_SEASON = re.compile(
    r"第?(?P<q>[一二三四]|(?<!\d)[1-4])季度(?!数)末?|(?P<h>上|下)半年"
    rf"|(?<!\d)(?:当|本|今)?年度?(?=内)|当年(?! ?{COUNTING})|本年度"
)


@dataclass(frozen=True)
class Period:
    """A span of time or a single date, with its place in the text."""

    first: StatedDate
    last: StatedDate
    start: int
    end: int
    is_span: bool = False
    until: bool = False
    """True where the words themselves name an end: 6月底, 年末, 年内."""

    @property
    def is_bare_year(self) -> bool:
        """Whether it is a year and no more, which often only says when."""
        whole = (self.first.first_month, self.first.last_month, self.first.last_day) == (1, 12, None)
        return whole and not self.is_span and not self.until


@dataclass(frozen=True)
class _Side:
    """One end of a span as far as it is written; ``bare`` is a number whose mark stands at the other end."""

    end: int
    year: int | None = None
    months: tuple[int, int] | None = None
    quarterly: bool = False
    day: int | None = None
    part: str = ""
    bare: int | None = None
    numeric: bool = field(default=False)

    def stated(self, start: int) -> StatedDate | None:
        """The date of this end, or None where no calendar has it."""
        first, last = self.months or (1, 12)
        if not 1 <= first <= last <= 12 or (self.year is None and self.months is None):
            return None
        if self.day is not None and not 1 <= self.day <= _days(self.year, first):
            return None
        first_day, last_day = self.day or PART_BEGINS.get(self.part, 1), self.day or PART_ENDS.get(self.part)
        return StatedDate(self.year, first, last, first_day, last_day, start, self.end)


def find_periods(text: str) -> list[Period]:
    """Every span and single date of a folded text, from the left, none overlapping."""
    found = list(_spans(text))
    for one in (*(_single(text, d) for d in find_dates(text)), *_seasons(text)):
        at = bisect_left(found, one.start, key=lambda p: p.start)
        before, after = found[at - 1 : at] if at else [], found[at : at + 1]
        if not any(p.start < one.end and one.start < p.end for p in (*before, *after)):
            found.insert(at, one)
    return found


def _single(text: str, stated: StatedDate) -> Period:
    return Period(stated, stated, stated.start, stated.end, until=text[stated.end - 1] in "底末")


def _seasons(text: str) -> Iterator[Period]:
    """A quarter, a half or the year itself without its number."""
    for match in _SEASON.finditer(text):
        months = _months(match.groupdict()) or (1, 12)
        stated = StatedDate(None, *months, 1, None, match.start(), match.end())
        yield Period(
            stated, stated, match.start(), match.end(), until=match[0].endswith(("末", "年", "年度")) and not match["h"]
        )


def _spans(text: str) -> Iterator[Period]:
    if _JOINS.isdisjoint(text):
        return
    done = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() >= done and (found := _span(text, begin.start())) is not None:
            done = found.end
            yield found


def _span(text: str, start: int) -> Period | None:
    left = _read(text, start)
    join = left and _JOIN.match(text, left.end)
    right = join and _read(text, join.end(), after=left)
    if not left or not join or not right:
        return None
    left, right = _marked_as(left, right), _marked_as(right, left)
    if left.bare is not None or right.bare is not None:
        return None
    following = bool(join["next"])
    right = _completed(right, left, following=following)
    left = replace(left, year=left.year or (None if following else right.year))
    first, last = left.stated(start), right.stated(start)
    if first is None or last is None or not (following or _in_order(first, last)):
        return None
    return Period(first, last, start, right.end, is_span=True)


def _in_order(first: StatedDate, last: StatedDate) -> bool:
    return (first.year is None) is (last.year is None) and first.first() <= last.last()


def _read(text: str, pos: int, *, after: _Side | None = None) -> _Side | None:
    """The side that begins here; behind the join also 12.31 and a number without mark."""
    if m := _NUMERIC.match(text, pos):
        day = int(m["d"]) if m["d"] else None
        return _Side(m.end(), int(m["y"]), (int(m["m"]), int(m["m"])), day=day, numeric=True)
    if after and (after.day or after.numeric) and (m := _SHORT.match(text, pos)):
        return _Side(m.end(), months=(int(m["m"]), int(m["m"])), day=int(m["d"]), numeric=True)
    m = _MARKED.match(text, pos)
    assert m is not None  # noqa: S101 -- every part of the pattern may be absent
    side = _Side(
        m.end(), int(m["y"]) if m["y"] else None, _months(m.groupdict()), bool(m["q"]),
        int(m["d"]) if m["d"] else None, m["part"] or "",
    )  # fmt: skip
    bare = None if side.day or side.part else _BARE.match(text, m.end())
    if bare and (after is None or _ends_here(text, bare.end())):
        return replace(side, bare=int(read_number(bare["n"]) or 0), end=bare.end())
    return side if m.end() > pos else None


def _ends_here(text: str, pos: int) -> bool:
    """Whether no measure stands behind a bare number, so that it may be a month or a year."""
    return not re.match(r"\s*[一-鿿A-Za-z]", text[pos : pos + 2]) or text.startswith(("前", "内", "完成", "期间"), pos)


def _marked_as(side: _Side, other: _Side) -> _Side:
    """The side with its bare number read by the mark of the other end."""
    number = side.bare
    if number is None:
        return side
    if number > 99:
        years = other.year or (other.bare or 0) > 1900
        return replace(side, bare=None, year=number) if years and 1900 < number < 2100 and not side.months else side
    if (side.months and other.day) or (other.numeric and other.day and not side.months):
        return replace(side, bare=None, day=number)
    if other.quarterly:
        return replace(side, bare=None, months=(3 * number - 2, 3 * number))
    if other.months and not side.months and not (side.year and other.year and side.year > other.year):
        return replace(side, bare=None, months=(number, number))
    return side


def _completed(right: _Side, left: _Side, *, following: bool) -> _Side:
    """The later end with what only the earlier one says."""
    year = right.year or (left.year + following if left.year else None)
    months = right.months or (left.months if right.day else None)
    return replace(right, year=year, months=months)


def _months(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if half := parts.get("h"):
        return (1, 6) if half == "上" else (7, 12)
    if quarter := parts.get("q"):
        number = int(read_number(quarter) or 1)
        return 3 * number - 2, 3 * number
    if month := parts.get("m"):
        return (int(read_number(month) or 0),) * 2
    return None


def _days(year: int | None, month: int) -> int:
    import calendar

    return calendar.monthrange(year or 2000, month)[1]
