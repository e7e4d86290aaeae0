"""The first and the last day of the project, from the periods of the ledger and from labelled lines."""

import calendar
import re
from collections.abc import Iterator, Sequence

from assistant.domain.facts import DateFact, Span
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.jobs.declaration.brief.text import BriefText

_ISO = re.compile(r"(?P<year>20\d\d)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
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
_SHORTEST_DAYS = 62
"""A period shorter than two months is that of an event or a piece of work, unless a label says otherwise."""


def read_period(brief: BriefText, ledger: Ledger) -> tuple[DateFact | None, DateFact | None]:
    """First and last day; None where the brief does not say."""
    ranges = list(_ranges(ledger.of(NumberRole.PERIOD)))
    labelled = [r for r in ranges if brief.label_before(r.start) in _LABELS]
    for entry in (*labelled, *ranges):
        first, last = day(entry.low or "", last=False), day(entry.high or "", last=True)
        if entry in labelled or _days(first, last) >= _SHORTEST_DAYS:
            return _fact(entry, first), _fact(entry, last)
    return None, None


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
