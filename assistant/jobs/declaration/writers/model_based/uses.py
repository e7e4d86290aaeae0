"""What the total is spent on: rows beside the total for uses that no price holds, and all uses in its basis."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.facts import Facts
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.domain.vocabulary import ECONOMIC_COST, is_cost
from assistant.jobs.declaration.ledger.priced import is_priced
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST, stated_row, target_of
from assistant.language.names import without_measure

_R = NumberRole
_MAIN_SHARE = Decimal("0.1")
"""From which share of the total on a use of it is a row."""
_MOST_ALONE, _MOST_BESIDE = 3, 2
"""How many uses make a row where the total is the only cost, and beside prices."""
_MOST_COSTS = 4
"""Rows of the cost of a form that nothing else has to wait for: the total and three prices."""
_MOST_NAMED = 8


def use_rows(rows: Sequence[DraftRow], facts: Facts, year: int, room: int) -> Iterator[DraftRow]:
    """Rows of the largest uses that no price and no row holds yet, at most as many as there is room for."""
    costs = [r for r in rows if is_cost(r.indicator.level1, r.indicator.level2) and not r.overall]
    total = _total(facts.ledger)
    if total is None or not any(r.indicator.name == TOTAL_COST for r in costs):
        return
    most = min(room, _MOST_ALONE if len(costs) == 1 else _MOST_BESIDE - _uses_shown(costs, facts.ledger))
    main = [e for e in uses_of_total(facts.ledger) if e.yuan and total * _MAIN_SHARE <= e.yuan < total]
    left = [e for e in main if is_name(e.name) and not _is_shown(e, costs) and not is_priced(e, facts.ledger)]
    for entry in sorted(left, key=lambda e: -(e.yuan or 0))[: max(0, most)]:
        cost = entry if is_cost("", entry.level2) else entry.model_copy(update={"level2": ECONOMIC_COST})
        yield stated_row(cost, target_of(cost), facts, year)


def spare_costs(rows: Sequence[DraftRow], ledger: Ledger) -> list[DraftRow]:
    """Cost rows that may give way: amounts that a price of the form makes up with the counts beside it, then the least
    important of many prices."""
    prices = [e for e in ledger.of(_R.PRICE) if any(_is_of(r, e) for r in rows)]
    uses = [e for e in ledger.of(_R.MONEY_USE) if is_priced(e, ledger, prices)]
    repeated = [r for r in rows if r.indicator.name != TOTAL_COST and any(_is_of(r, e) for e in uses)]
    costs = [r for r in rows if is_cost(r.indicator.level1, r.indicator.level2) and r not in repeated]
    priced = [r for r in reversed(costs) if any(_is_of(r, e) for e in prices)]
    return [*repeated, *sorted(priced, key=lambda r: r.importance)[: max(0, len(costs) - _MOST_COSTS)]]


def _is_of(row: DraftRow, entry: LedgerEntry) -> bool:
    return row.indicator.source is not None and row.indicator.source.end == entry.end


def with_parts(row: DraftRow, ledger: Ledger) -> DraftRow:
    """The row of the total with what it is made up of in its basis, where the uses add up to it."""
    row, uses = _as_stated(row, ledger), uses_of_total(ledger)
    if row.indicator.name != TOTAL_COST or row.overall or not 1 < len(uses) <= _MOST_NAMED:
        return row
    named, basis = [_named(e) for e in uses], row.indicator.value_basis
    if sum(e.yuan or 0 for e in uses) != _total(ledger) or not all(named) or all(e.value in basis for e in uses):
        return row
    parts = "、".join(f"{name}{e.value}{e.unit}" for name, e in zip(named, uses, strict=True))
    return row.with_changes(value_basis=f"{row.indicator.value_basis}，其中{parts}")


def _as_stated(row: DraftRow, ledger: Ledger) -> DraftRow:
    """The total in the unit of the brief, in which its prices stand too: ≤850万元 in a form that counts in 元."""
    item = row.indicator
    if item.name != TOTAL_COST or row.overall or item.parsed.unit != "元":
        return row
    stated = next((e for e in ledger.of(_R.MONEY_TOTAL) if e.yuan == item.parsed.high), None)
    if stated is None:
        return row
    return row.with_changes(target=f"≤{stated.value}{stated.unit}", unit=stated.unit)


def _named(use: LedgerEntry) -> str:
    """What the money is for; what the name of its row says of it where the words before it are no part of that."""
    return use.about if is_name(use.about) or use.about in use.name else without_measure(use.name)


def uses_of_total(ledger: Ledger) -> list[LedgerEntry]:
    """The uses of this year's money, each sum of a thing once."""
    stated = [e for e in ledger.of(_R.MONEY_USE) if e.yuan and not e.all_years and e.read_by is not ReadBy.RULES]
    return list({(e.yuan, e.about): e for e in reversed(stated)}.values())[::-1]


def _total(ledger: Ledger) -> Decimal | None:
    return next((e.yuan for e in reversed(ledger.of(_R.MONEY_TOTAL)) if e.yuan), None)


def _uses_shown(costs: Sequence[DraftRow], ledger: Ledger) -> int:
    return sum(_is_shown(e, costs) for e in uses_of_total(ledger))


def _is_shown(use: LedgerEntry, costs: Sequence[DraftRow]) -> bool:
    return any(r.indicator.source is not None and r.indicator.source.end == use.end for r in costs)
