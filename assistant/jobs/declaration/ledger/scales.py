"""Amounts of money that stand without a unit: in 元 or in 万元, as a caption or the arithmetic of the brief says.

819 beside 350人 and 1950元/人·月 and 12月 can only be 819万元; a column whose sum is 555.1 in a brief of 555.1万元 is
in 万元, and so are the sources that add up to that sum.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.token_quantities import with_scale

_WAN = Decimal(10_000)
_CAPTION = re.compile(r"(?:金额)?单位\s*[:：]\s*(?P<unit>万元|元)|(?:均|都)?以(?P<by>万元|元)(?:为单位|计)")
_FACTORS = 4
_TOLERANCE = Decimal("0.0005")
_MONEY = frozenset(r for r in NumberRole if r.is_money)


def with_scales(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries with 万元 as the unit of those groups of bare amounts that are in it."""
    groups = _groups(entries, layout)
    if not groups:
        return list(entries)
    prices = [group for group in groups if entries[group[0]].role is NumberRole.PRICE]
    groups = [group for group in groups if group not in prices]
    in_wan = {at for at, group in enumerate(groups) if _says_wan(group, entries, layout)}
    stated = {e.number for e in entries if e.unit == "万元"}
    grown = True
    while grown:
        known = stated | {entries[i].number for at in in_wan for i in groups[at]}
        more = {at for at, group in enumerate(groups) if at not in in_wan and _is_in(group, entries, known)}
        in_wan |= more
        grown = bool(more)
    scaled = _in_wan(entries, (groups[at] for at in in_wan))
    return _in_wan(scaled, _prices_in_wan(prices, scaled, layout))


def _in_wan(entries: Sequence[LedgerEntry], groups: Iterable[Sequence[int]]) -> list[LedgerEntry]:
    changed = {i for group in groups for i in group}
    return [e.model_copy(update={"unit": "万元"}) if i in changed else e for i, e in enumerate(entries)]


def _prices_in_wan(
    prices: Sequence[Sequence[int]], entries: Sequence[LedgerEntry], layout: Layout
) -> Iterator[Sequence[int]]:
    """The columns of bare prices of which one, times a count of its row, makes an amount that is in 万元: 18.6公里,
    120, 2232."""
    rows = defaultdict[int, list[LedgerEntry]](list)
    for entry in entries if prices else ():
        rows[layout.line(entry.start).start].append(entry)
    for group in prices:
        if any(_makes_wan(entries[i], rows[layout.line(entries[i].start).start]) for i in group):
            yield group


def _makes_wan(price: LedgerEntry, row: Sequence[LedgerEntry]) -> bool:
    amounts = {e.number for e in row if e.role in _MONEY and e.unit == "万元"}
    counts = [e.number for e in row if e.role not in _MONEY and e is not price and not e.unit.endswith("元")]
    return any((price.number or 0) * count in amounts for count in counts if count)


def _groups(entries: Sequence[LedgerEntry], layout: Layout) -> list[list[int]]:
    """The bare amounts of a column of a table, or of a line."""
    found = defaultdict[tuple[str, int, str], list[int]](list)
    for i, entry in enumerate(entries):
        cell = layout.cell(entry.start)
        is_price = cell is not None and entry.role is NumberRole.PRICE
        if not (entry.role in _MONEY or is_price) or entry.unit != "元" or not _is_bare(entry, layout):
            continue
        kind = "price" if is_price else "column"
        key = (kind, cell.column, cell.header) if cell else ("line", layout.line(entry.start).start, "")
        found[key].append(i)
    return list(found.values())


def _is_bare(entry: LedgerEntry, layout: Layout) -> bool:
    cell = layout.cell(entry.start)
    return entry.quote[-1:].isdigit() and entry.quote[:1] not in "¥￥$" and not (cell and cell.unit)


def _says_wan(group: Sequence[int], entries: Sequence[LedgerEntry], layout: Layout) -> bool:
    captions = [m for m in _CAPTION.finditer(layout.text) if m.start() < entries[group[0]].start]
    if captions:
        return "万元" in {captions[-1]["unit"], captions[-1]["by"]}
    return any(_is_product(entries[i], entries, layout) for i in group)


def _is_product(entry: LedgerEntry, entries: Sequence[LedgerEntry], layout: Layout) -> bool:
    """Whether what stands before it in its line multiplies to so many 万元."""
    amount, line = entry.number, layout.line(entry.start).start
    before = [e for e in entries if line <= e.start < entry.start and e.number is not None]
    factors = [one for e in before if (one := with_scale(e.number or Decimal(0), e.unit)) > 1][-_FACTORS:]
    wanted = (amount or Decimal(0)) * _WAN
    return wanted > 0 and any(_near(product, wanted) for product in _products(factors))


def _products(factors: Sequence[Decimal]) -> Iterator[Decimal]:
    for count in range(2, len(factors) + 1):
        for chosen in combinations(factors, count):
            product = Decimal(1)
            for factor in chosen:
                product *= factor
            yield product


def _is_in(group: Sequence[int], entries: Sequence[LedgerEntry], known: set[Decimal | None]) -> bool:
    """Whether the last amount, or the sum of all, is a number that is stated in 万元."""
    numbers = [entries[i].number or Decimal(0) for i in group]
    return sum(numbers) in known or (len(numbers) > 1 and numbers[-1] in known)


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= other * _TOLERANCE
