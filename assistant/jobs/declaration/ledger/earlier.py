"""Values of an earlier year that stand beside this year's: in a column of their year, in a sentence that tells of last
year, under a heading of how things stand. They are what is compared with, and no target.
"""

import re
from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.likeness import SAME_SUBJECT, pairs

_R = NumberRole
_TARGETS = frozenset({_R.OUTPUT, _R.RESULT, _R.LIMIT, _R.FREQUENCY, _R.MONEY_EFFECT, _R.SATISFACTION})
_COLUMN = re.compile(r"\s*(?P<year>20\d\d)年?度?(?!\d)")
_IN_COLUMN = frozenset({*_TARGETS, _R.PART, _R.CONTEXT, _R.BASELINE})
_LAST_YEAR = re.compile(r"去年|上年|往年|前年|上届|上一年|(?P<year>20\d\d)年?(?!\d)(?![\d年月日]{0,7}\s*[至到—~-])")
"""A year that a period begins in (2026年1月到2028年12月) tells of no year before."""
_THIS_YEAR = re.compile(
    r"今年|本年|明年|本次|计划|[拟将]|目标|力争|确保|要(?!求)|(?:提高|提升|降低?|增加|减少|压缩?|升|扩大)[到至为]|达到|不[低少高]于|不超过"
)
_STANDS = re.compile("现状|现有(?:情况|基础)|背景")
_BEFORE = re.compile("现状|背景|基本情况|概况|立项|必要性|依据|基础|情况")
_LABEL = re.compile(r"\s*([一-鿿]{2,6})[：:]")
_SENTENCE = re.compile("[。\n]")
_RATES = frozenset({"%", "‰"})


def with_earlier(entries: Sequence[LedgerEntry], layout: Layout, year: int | None) -> list[LedgerEntry]:
    """The entries with the values of earlier years as what was before. ``year`` is the budget year."""
    found = [_by_column(e, entries, layout, year) if year else e for e in entries]
    return [_past(e) if _is_past(e, found, layout, year) else e for e in found]


def _past(entry: LedgerEntry) -> LedgerEntry:
    return entry.model_copy(update={"role": _R.BASELINE, "operator": None})


def _column_year(entry: LedgerEntry, layout: Layout) -> int:
    cell = layout.cell(entry.start)
    match = _COLUMN.match(cell.header) if cell else None
    return int(match["year"]) if match else 0


def _by_column(entry: LedgerEntry, entries: Sequence[LedgerEntry], layout: Layout, year: int) -> LedgerEntry:
    """A value under the year of its column: of the budget year a target like its neighbours, of another year none."""
    own = _column_year(entry, layout) if entry.role in _IN_COLUMN and entry.unit else 0
    if not own or not any(_column_year(e, layout) == year for e in entries):
        return entry
    if own < year:
        return _past(entry)
    if own > year:
        return entry.model_copy(update={"role": _R.CONTEXT, "operator": None})
    beside = [e.role for e in entries if e.unit == entry.unit and _is_in_row(e, entry, layout) and e.role in _TARGETS]
    return entry.model_copy(update={"role": beside[0]}) if entry.role not in _TARGETS and beside else entry


def _is_in_row(one: LedgerEntry, other: LedgerEntry, layout: Layout) -> bool:
    first, second = layout.cell(one.start), layout.cell(other.start)
    return bool(first and second and first.row == second.row and first.label == second.label)


def _is_past(entry: LedgerEntry, entries: Sequence[LedgerEntry], layout: Layout, year: int | None) -> bool:
    """Whether a value is told of last year or of how things stand, where another is set for the same thing; under a
    heading that says 现状 also alone."""
    if entry.role not in _TARGETS or not entry.unit or layout.cell(entry.start):
        return False
    told = _is_told(entry, layout, year)
    label = _LABEL.match(layout.line(entry.start).text)
    heading = label[1] if label else layout.heading(entry.start)
    stands = _BEFORE.search(heading)
    if not told and not (stands and not _THIS_YEAR.search(_said_before(entry, layout))):
        return False
    if _STANDS.search(heading):
        return True
    return any(_is_set_for_same(e, entry, layout, year) for e in entries)


def _said_before(entry: LedgerEntry, layout: Layout) -> str:
    """The words of the sentence, with those of its semicolons, before a number."""
    line = layout.line(entry.start)
    return _SENTENCE.split(layout.text[line.start : entry.start])[-1]


def _is_told(entry: LedgerEntry, layout: Layout, year: int | None) -> bool:
    said = _said_before(entry, layout)
    last = [m for m in _LAST_YEAR.finditer(said) if not m["year"] or (year and int(m["year"]) < year)]
    return (
        bool(last)
        and not _THIS_YEAR.search(said, last[-1].end())
        and not (year and f"{year}年" in said[last[-1].end() :])
    )


def _is_set_for_same(other: LedgerEntry, entry: LedgerEntry, layout: Layout, year: int | None) -> bool:
    if other is entry or other.role not in _TARGETS or other.unit != entry.unit or other.start < entry.end:
        return False
    one, two = pairs(other.about), pairs(entry.about)
    same = (one & two).total() >= SAME_SUBJECT * max(1, min(one.total(), two.total()))
    return same and not _is_told(other, layout, year)
