"""A day of the month is a date and never so many days: 11月20日完工、25日前验收 is 11月25日前.

A day whose month no word of its sentence gives is no limit either: no row is made of it. One that comes again
(每月25日前) stays what it is.
"""

import re
from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.target import Operator

_R = NumberRole
_DAYS, _LAST_DAY = frozenset({"日", "号"}), 31
_BY_THEN = re.compile(r"\s*(?:之|以)?前(?![期后])")
_AGAIN = re.compile(r"^每|每个?(?:月|季度?|年|半年|周)\s*$")
_NEAR = 5
_NAMED_MONTH = re.compile("^[本下上当次同]月")
"""A month that is not named: no day of the year can be given."""
_LISTED = re.compile(r"[，,、；;和及]\s*$")
_LASTS = re.compile(r"\s*(?:[内里期游]|以[内上后]|之[内后]|左右|[后起])")
"""Behind days that are counted: 5日内, 3日以上, 5日游."""
_STOPS = frozenset("。\n")
_DAY = re.compile(r"\d{4}-\d\d(?:-(?P<day>\d\d))?")


def with_days(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries with days of a month as dates."""
    return [_with_day(e, entries[:i], layout) for i, e in enumerate(entries)]


def _with_day(entry: LedgerEntry, before: Sequence[LedgerEntry], layout: Layout) -> LedgerEntry:
    if not _may_be_day(entry) or _AGAIN.search(layout.text[max(0, entry.start - _NEAR) : entry.start]):
        return entry
    if _AGAIN.match(entry.quote):
        shown = any(c.isdigit() for c in entry.quote)  # a target shows it as it stands; in words it makes no row
        return entry.model_copy(update={"role": _R.LIMIT if shown else _R.MILESTONE, "operator": None})
    month = _month(entry, before, layout)
    behind = _BY_THEN.match(layout.text, entry.end)
    if not (behind or entry.quote.endswith("前") or (month and _is_next_day(entry, month, layout))):
        return entry
    if not month or _NAMED_MONTH.match(entry.quote):
        return entry.model_copy(update={"role": _R.MILESTONE, "operator": None})  # of no day that could be shown
    end = behind.end() if behind else entry.end
    return entry.model_copy(
        update={
            "role": _R.MILESTONE, "value": f"{month.value[:7]}-{int(entry.value):02}", "unit": "",
            "operator": Operator.DATE, "end": end, "quote": layout.text[entry.start : end],
        }
    )  # fmt: skip


def _may_be_day(entry: LedgerEntry) -> bool:
    number = entry.number
    if entry.unit not in _DAYS or number is None or not (entry.role.makes_row or entry.role is _R.PART):
        return False
    return number == number.to_integral_value() and 1 <= number <= _LAST_DAY and entry.low is None


def _month(entry: LedgerEntry, before: Sequence[LedgerEntry], layout: Layout) -> LedgerEntry | None:
    """The nearest date before a day in its sentence that has a month."""
    found = next((e for e in reversed(before) if _DAY.fullmatch(e.value) and not e.unit), None)
    return found if found and not _STOPS & set(layout.text[found.end : entry.start]) else None


def _is_next_day(entry: LedgerEntry, date: LedgerEntry, layout: Layout) -> bool:
    """Whether a day is listed behind an earlier day of its month: 11月20日完工，25日验收."""
    found = _DAY.fullmatch(date.value)
    earlier = found is not None and found["day"] is not None and int(found["day"]) < int(entry.value)
    listed = _LISTED.search(layout.text[date.end : entry.start]) is not None
    return earlier and listed and not _LASTS.match(layout.text, entry.end)
