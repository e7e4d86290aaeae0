"""Sums of single years: 2026年28万元、2027年32万元 are this year's money, what was before and what comes later."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.sources import line_of
from assistant.language.layout import Layout

_R = NumberRole
_YEAR = re.compile(r"(?:(?P<year>20\d\d)年|(?P<near>[本今当]年|次年|[上去]年))度?[^，,。；;、\d结余剩]{0,8}$")
_NEAR = {"本": 0, "今": 0, "当": 0, "次": 1, "上": -1, "去": -1}
"""Years that are named by where they stand to the budget year."""
_YEAR_NAME = re.compile(r"\s*(?P<year>20\d\d)(?!\d)年?度?\s*(?:$|[（(年度计已预投资安])")
"""A row or a column of a table that is a year: 2026（已完成）, 2027年度投资."""
_REACH = 14
_SPENT = frozenset({_R.MONEY_EFFECT, _R.MONEY_USE})


def by_years(entries: Sequence[LedgerEntry], layout: Layout, year: int | None) -> list[LedgerEntry]:
    """The entries with the sums of single years told apart, where a line counts up two years or more."""
    stated = {i: found for i, e in enumerate(entries) if (found := _year_of(e, layout, year or 0))}
    kept, together = list(entries), dict[tuple[str, int], list[int]]()
    for i in stated:
        together.setdefault(_place(entries[i], layout), []).append(i)
    for run in together.values():
        if year is None or len({stated[i] for i in run}) < 2:
            continue
        own = [i for i in run if not _is_given(i, run, stated, entries, layout)]
        kept = [_with_role(e, _role(stated[i], year)) if i in own else e for i, e in enumerate(kept)]
        kept = _with_whole(kept, sum((entries[i].yuan or Decimal(0) for i in own), Decimal(0)), own)
    return kept


def _is_given(
    i: int, run: Sequence[int], stated: Mapping[int, int], entries: Sequence[LedgerEntry], layout: Layout
) -> bool:
    """Whether a sum is only a source of its year, which another sum of the line is the whole of: 2027年320万元……2027年
    省级拨款200万元."""
    words = layout.text[layout.clause(entries[i].start).start : entries[i].start]
    others = [j for j in run if j < i and stated[j] == stated[i]]
    return bool(others) and line_of(words) is not None


def _place(entry: LedgerEntry, layout: Layout) -> tuple[str, int]:
    """Its line; in a table whose rows are years, its column."""
    cell = layout.cell(entry.start)
    if cell and _YEAR_NAME.match(cell.label):
        return "column", cell.column
    return "line", layout.line(entry.start).start


def _year_of(entry: LedgerEntry, layout: Layout, budget: int) -> int:
    """The year of the row or column of a sum, or the one right before it; 0 where there is none."""
    if not entry.role.is_money or entry.yuan is None:
        return 0
    if cell := layout.cell(entry.start):
        named = _YEAR_NAME.match(cell.label) or _YEAR_NAME.match(cell.header)
        return int(named["year"]) if named else 0
    if entry.role in _SPENT:
        return 0
    line = layout.line(entry.start)
    found = _YEAR.search(layout.text[max(line.start, entry.start - _REACH) : entry.start])
    if found is None:
        return 0
    return int(found["year"]) if found["year"] else budget + _NEAR[found["near"][0]] if budget else 0


def _role(stated: int, year: int) -> NumberRole:
    if stated == year:
        return _R.MONEY_TOTAL
    return _R.MONEY_PAST if stated < year else _R.MONEY_OVERALL


def _with_whole(entries: Sequence[LedgerEntry], whole: Decimal, run: Sequence[int]) -> list[LedgerEntry]:
    """The sum of all years, where it is stated too, is no single year's."""
    return [
        _with_role(e, _R.MONEY_OVERALL) if i not in run and e.role is _R.MONEY_TOTAL and e.yuan == whole else e
        for i, e in enumerate(entries)
    ]


def _with_role(entry: LedgerEntry, role: NumberRole) -> LedgerEntry:
    about = {"about": "项目资金"} if role is _R.MONEY_TOTAL else {}
    return entry.model_copy(update={"role": role, **about})
