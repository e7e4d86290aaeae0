"""The first and the last day of the project: a period that the brief states, else the day that the first work begins
and the one by which all of it is done."""

import calendar
import re
from collections.abc import Iterator, Sequence

from assistant.domain.facts import DateFact, Span
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.jobs.declaration.brief.text import BriefText

_ISO = re.compile(r"(?P<year>20\d\d)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_TO_THE_MONTH = re.compile(r"20\d\d-\d\d")
_LABELS = {
    "项目期限",
    "实施期",
    "项目周期",
    "起止时间",
    "项目起止时间",
    "实施时间",
    "实施周期",
    "建设期",
    "合同期",
    "服务期",
}
_MONTHS = 12
_HELD = re.compile(r"(?:时间|日期|会期|展期|赛期)(?:[是为定在暂：:]|\s)*$")
"""Words that a period stands right behind, in speech."""
_BEGINS = re.compile(r"[\s前就即便也全面正式开始]{0,6}(?:起头|启动|开工|动工|开始|起步|进场|起(?=[至到，,。；;\s]))")
_ENDS = re.compile(
    r"[^，,。；;\n]{0,8}?(?:(?:全部|全都|整体|整个|全面)[^，,。；;\n]{0,6}(?:完|竣工|验收|结束|收口|收尾|交付|投用)|干完|收口|收尾|收官"
    r"|结束(?!后)|完工验收|竣工验收|整体验收|终验|项目(?:完成|完工|竣工|验收))"
)
"""What is said of all the work right behind the day by which it is done."""
_SEASON = re.compile("[期季节汛]\\s*$")
"""What begins by itself: 汛期6月1日开始."""
_BUILT = re.compile("(?:之|以)?前?\\s*(?:完工|竣工|交工|建成)")
_OPENS = re.compile("(?:^|[，,。；;：:\\n\\s])$")
_ALL = re.compile(r"(?:全部|全都|整体|整个)[^，,。；;\n\d]{0,4}$")
_DATED = (NumberRole.MILESTONE, NumberRole.PERIOD)
_SHORTEST_DAYS = 62
"""A period shorter than two months is that of an event or a piece of work, unless a label says otherwise."""


def read_period(brief: BriefText, ledger: Ledger) -> tuple[DateFact | None, DateFact | None]:
    """First and last day; None where the brief does not say."""
    ranges = list(_ranges(ledger.of(NumberRole.PERIOD)))
    labelled = [r for r in ranges if brief.label_before(r.start) in _LABELS]
    for entry in (*labelled, *ranges):
        first, last = day(entry.low or "", last=False), day(entry.high or "", last=True)
        held = _HELD.search(brief.raw[: entry.start]) is not None
        if entry in labelled or held or _days(first, last) >= _SHORTEST_DAYS:
            return _fact(entry, first), _fact(entry, last)
    return _first_work(brief, ledger), _last_work(brief, ledger)


def _first_work(brief: BriefText, ledger: Ledger) -> DateFact | None:
    """The earliest day that work begins on."""
    begins = [
        e for e in _days_of(ledger) if _BEGINS.match(brief.raw, e.end) and not _SEASON.search(brief.raw[: e.start])
    ]
    found = min(begins, key=lambda e: e.value, default=None)
    return _fact(found, day(found.value, last=False)) if found else None


def _last_work(brief: BriefText, ledger: Ledger) -> DateFact | None:
    """The day by which all the work is done, or the last deadline where one comes behind it; None where nothing says
    that all is done."""
    ends = [e for e in _days_of(ledger) if _is_end(e, brief)]
    if not ends:
        return None
    end = max(ends, key=lambda e: day(e.value, last=True))
    due = [e for e in ledger.of(NumberRole.MILESTONE) if e.value[:4] == end.value[:4] and day(e.value, last=True)]
    found = max((end, *due), key=lambda e: day(e.value, last=True))
    return _fact(found, day(found.value, last=True))


def _is_end(entry: LedgerEntry, brief: BriefText) -> bool:
    behind = brief.raw[entry.end :].split("\n", 1)[0]
    if _BUILT.match(behind) and _OPENS.search(brief.raw[: entry.start]):
        return True
    return _ENDS.match(behind) is not None or (
        _ALL.search(brief.raw[: entry.start]) is not None and entry.role is NumberRole.MILESTONE
    )


def _days_of(ledger: Ledger) -> list[LedgerEntry]:
    """The single dates of the plan, to the month at least."""
    return [e for e in ledger.of(*_DATED) if _TO_THE_MONTH.match(e.value) and not e.unit and e.low is None]


def day(date: str, *, last: bool) -> str:
    """An ISO day for a year, a month or a day: the first that it allows, or the last. "" where it is no date."""
    match = _ISO.fullmatch(date)
    if match is None:
        return ""
    if match["day"]:
        return date
    year, month = int(match["year"]), int(match["month"] or (12 if last else 1))
    if not 1 <= month <= _MONTHS:
        return ""
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1] if last else 1:02}"


def _ranges(entries: Sequence[LedgerEntry]) -> Iterator[LedgerEntry]:
    yield from (e for e in entries if e.low and e.high and _ISO.fullmatch(e.low) and _ISO.fullmatch(e.high))


def _days(first: str, last: str) -> int:
    if not first or not last or last < first:
        return 0
    years, months = int(last[:4]) - int(first[:4]), int(last[5:7]) - int(first[5:7])
    return (years * 12 + months) * 30 + int(last[8:]) - int(first[8:])


def _fact(entry: LedgerEntry, date: str) -> DateFact:
    return DateFact(date=date, span=Span(start=entry.start, end=entry.end, text=entry.quote))
