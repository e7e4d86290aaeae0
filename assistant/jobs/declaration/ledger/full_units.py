"""Units in full, where the brief proves more of them than stands beside the number: 285元／块, a column of 台套.

``unit`` stays as it was read; ``unit_said`` is what a form shows.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.measures import UnknownMeasure, is_measure, measure_at
from assistant.language.numerals import fold
from assistant.language.token_quantities import with_scale

_R = NumberRole
_COUNTS = frozenset({_R.OUTPUT, _R.PART, _R.CONTEXT, _R.RESULT})
_AMOUNTS = frozenset({_R.MONEY_USE, _R.PRICE, _R.MONEY_TOTAL})
_SCALES = "万千百亿"
_PER = re.compile(r"\s*/\s*")
_EACH = re.compile(r"(?:每[^\d\s每，,。；;、：:（(|/]{1,4})+|单[^\d\s]{1,4}")
_MARK = re.compile("[每单]")
_TIMES = {"月": (12, *range(1, 12)), "年": (1,), "季": (4, 1, 2, 3), "季度": (4, 1, 2, 3)}
"""How often a price per time may be paid within a year: the whole of it first."""
_NEAR = 60
"""Characters between a price, the count it is per, and the amount that both make up."""
_LONGEST_MEASURE = 3
_NUMBER_OF = "数"


def with_full_units(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries, counts in the measure of their column or name, and prices per what the brief proves them to be."""
    counted = [_said(e, _measure(e, layout)) for e in entries]
    return [_said(e, _price_unit(e, counted, layout)) for e in counted]


def _said(entry: LedgerEntry, unit: str) -> LedgerEntry:
    return entry.model_copy(update={"unit_said": unit}) if unit and not entry.unit_said else entry


def _measure(entry: LedgerEntry, layout: Layout) -> str:
    """What a bare count is counted in: by the header of its column (台套, 块数), or by its name (培训人数)."""
    if entry.role not in _COUNTS or entry.unit or entry.number is None:
        return ""
    cell = layout.cell(entry.start)
    header = cell.header.strip() if cell else ""
    names = (header.removesuffix(_NUMBER_OF), header, *(_counted_in(entry.name) if entry.role is _R.OUTPUT else ()))
    return next((name for name in names if is_measure(name)), "")


def _counted_in(name: str) -> Iterator[str]:
    """人 of 村医培训人数."""
    if name.endswith(_NUMBER_OF):
        yield from (name[-size - 1 : -1] for size in range(_LONGEST_MEASURE, 0, -1))


def _price_unit(entry: LedgerEntry, entries: Sequence[LedgerEntry], layout: Layout) -> str:
    money, _, per = entry.unit.partition("/")
    if entry.role is not _R.PRICE or not money.endswith("元") or entry.number is None:
        return ""
    if per in _TIMES:
        found = _made_of(entry, entries, _TIMES[per])
        return f"{money}/{found}·{per}" if found else ""
    if per:
        return ""
    found = _behind(entry, layout) or _made_of(entry, entries, (1,)) or _each(entry, entries, layout)
    return f"{money}/{found}" if found else ""


def _behind(price: LedgerEntry, layout: Layout) -> str:
    """What stands behind a stroke, however wide it is: 块 of 285元／块."""
    behind = fold(layout.text[price.end : price.end + _NEAR])
    mark = _PER.match(behind)
    return measure_at(behind, mark.end(), UnknownMeasure.NOTHING).head if mark else ""


def _made_of(price: LedgerEntry, entries: Sequence[LedgerEntry], times: Sequence[int]) -> str:
    """The measure of the one count near by that makes up a stated amount with the price."""
    near = [e for e in entries if e is not price and abs(e.start - price.start) <= _NEAR and e.number is not None]
    amounts = {yuan for e in near if e.role in _AMOUNTS and (yuan := _yuan(e))}
    counts = [e for e in near if e.role in _COUNTS and _measure_of(e)]
    found = {_measure_of(e): e for n in times for e in counts if _cost(price, e) * n in amounts}
    return next(iter(found)) if len(found) == 1 else ""


def _cost(price: LedgerEntry, count: LedgerEntry) -> Decimal:
    return (_yuan(price) or Decimal(0)) * with_scale(count.number or Decimal(0), count.unit)


def _yuan(entry: LedgerEntry) -> Decimal | None:
    """The money of an amount or a price, whatever it is per."""
    return entry.model_copy(update={"unit": entry.unit.partition("/")[0]}).yuan


def _measure_of(count: LedgerEntry) -> str:
    unit = (count.unit_said or count.unit).lstrip(_SCALES).partition("/")[0]
    return "" if unit.endswith("元") or unit in {"%", "‰"} else unit


def _each(price: LedgerEntry, entries: Sequence[LedgerEntry], layout: Layout) -> str:
    """The measure after 每 or 单 in the clause, no count in between: 每个赛项分别奖1.5万元; 单方造价 is per 平方米."""
    clause = layout.clause(price.start)
    counts = [e.end for e in entries if clause.start <= e.start < price.start and not _is_money(e)]
    start = max([clause.start, *counts])
    runs = list(_EACH.finditer(layout.text, start, price.start))
    if not runs:
        return ""
    words = _MARK.split(runs[-1][0])[1:]
    if runs[-1][0].startswith("每"):
        said = [measure_at(f"{word}，", 0, UnknownMeasure.NOTHING).head for word in words]
        return "·".join(said) if all(said) else ""
    one = words[0][:1]
    whole = {m for e in entries if e.role in _COUNTS and (m := _measure_of(e)) and one in m} if is_measure(one) else ()
    return next(iter(whole)) if len(whole) == 1 else ""


def _is_money(entry: LedgerEntry) -> bool:
    return entry.unit.partition("/")[0].endswith("元")
