"""Prices and standards: what a price is per, and whether it is paid to people (a standard) or for things (a cap)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.names import without_measure
from assistant.language.token_quantities import with_scale

_R = NumberRole
_COUNTS = frozenset({_R.OUTPUT, _R.PART, _R.CONTEXT, _R.RESULT})
PAID = re.compile("补助|补贴|救助|奖(?!杯|牌|项)|津贴|慰问|资助|补偿|报酬|劳务|低保|抚恤|优待|工资|生活费|助学|扶助")
"""Money that people get."""
_MOST = Decimal("1.2")
_TIMES = re.compile("每(?:个)?(天|日|周|月|季度|季|年|半年|学期|半月|小时|班)")
_GRANTED = "补"
_SCALES = "万千百亿"
_NEAR = 24
"""Characters between a count and the price of what it counts."""


def with_units(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries with prices per what is counted right before them, and frequencies per time, where that is unsaid."""
    total = max((e.yuan for e in entries if e.role is _R.MONEY_TOTAL and e.yuan), default=None)
    return [_with_unit(e, entries[:i], layout, total) for i, e in enumerate(entries)]


def _is_bare(entry: LedgerEntry) -> bool:
    return entry.role is _R.PRICE and entry.unit.endswith("元") and "/" not in entry.unit


def _with_unit(price: LedgerEntry, before: Sequence[LedgerEntry], layout: Layout, total: Decimal | None) -> LedgerEntry:
    if price.role is _R.FREQUENCY:
        return _in_time(price, layout)
    if not _is_bare(price):
        return price
    count = next((e for e in reversed(before) if e.role in _COUNTS and e.unit and "元" not in e.unit), None)
    if count is None or not _beside(count, price, layout):
        return price
    if total and price.yuan and count.number and price.yuan * with_scale(count.number, count.unit) > total * _MOST:
        return price.model_copy(update={"role": _R.MONEY_USE})  # so many at such a price cost more than there is
    per = count.unit.lstrip(_SCALES).partition("/")[0]
    return price.model_copy(update={"unit": f"{price.unit}/{per}"}) if per and per not in {"%", "‰"} else price


def _in_time(often: LedgerEntry, layout: Layout) -> LedgerEntry:
    """A frequency with the time that its clause gives: 每月巡检1次 is 1次/月."""
    if "/" in often.unit:
        return often
    before = layout.text[layout.clause(often.start).start : often.start]
    times = _TIMES.findall(before)
    return often.model_copy(update={"unit": f"{often.unit}/{times[-1]}"}) if times else often


def _beside(count: LedgerEntry, price: LedgerEntry, layout: Layout) -> bool:
    """Whether a count and a price stand in one row of a table, or near in one sentence."""
    one, other = layout.cell(count.start), layout.cell(price.start)
    if one or other:
        return bool(one and other and one.row == other.row and one.label == other.label)
    same = layout.sentence(count.start) == layout.sentence(price.start)
    return same and 0 <= price.start - count.end <= _NEAR


def is_allowance(entry: LedgerEntry, layout: Layout) -> bool:
    """Whether the sentence, the row or the heading of a price speaks of money that people get."""
    sentence, cell = layout.sentence(entry.start), layout.cell(entry.start)
    words = f"{sentence.text}{layout.heading(entry.start)}{layout.label(entry.start)}"
    is_paid = PAID.search(words) or (cell and PAID.search(f"{cell.label}{cell.header}"))
    return bool(is_paid or _GRANTED in entry.quote)


def with_price_names(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries, a price without a name called after what it is per: 母牛改良1.8万头，每头补60元."""
    return [_named(e, entries[:i], layout) for i, e in enumerate(entries)]


def _named(price: LedgerEntry, before: Sequence[LedgerEntry], layout: Layout) -> LedgerEntry:
    per = price.unit.partition("/")[2].partition("·")[0]
    if price.role is not _R.PRICE or price.name or not per:
        return price
    count = next((e for e in reversed(before) if e.role in _COUNTS and _is_per(e, per)), None)
    if count is None or not count.name or not _beside(count, price, layout):
        return price
    thing = without_measure(count.name)
    name = allowance_name(thing, price) if is_allowance(price, layout) else f"{thing}单价"
    return price.model_copy(update={"name": name})


def _is_per(count: LedgerEntry, per: str) -> bool:
    """Whether a price is per what is counted: 每头 of 1.8万头, 每班 of 传习班6个."""
    return count.unit.lstrip(_SCALES) == per or without_measure(count.name).endswith(per)


def allowance_name(thing: str, price: LedgerEntry) -> str:
    """What the standard of an allowance is called: 种公羊补助标准 of each that 补 is said of, 低保金标准."""
    return f"{thing}补助标准" if _GRANTED in price.quote and not PAID.search(thing) else f"{thing}标准"
