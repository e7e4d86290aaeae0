"""Requirements without a row: in rows of their own, taken along by another, or gathered into rows that say that all of
them are met, as far as the form has room."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, auto
from itertools import product

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.domain.vocabulary import ECONOMIC_COST
from assistant.jobs.declaration.ledger.priced import paid_at
from assistant.jobs.declaration.writers.rule_based.composite.beside import taker_of
from assistant.jobs.declaration.writers.rule_based.composite.kinds import FAMILIES, KINDS, STANDARDS, RequirementKind
from assistant.jobs.declaration.writers.rule_based.composite.parts import (
    RequirementPart,
    parts_of_rows,
    parts_without_row,
    row_class,
)
from assistant.jobs.declaration.writers.rule_based.composite.plan import GatheredRows, Plan
from assistant.jobs.declaration.writers.rule_based.composite.writing import LEAST
from assistant.jobs.declaration.writers.rule_based.row import DraftRow


def gathered(
    rows: Sequence[DraftRow],
    facts: Facts,
    year: int,
    left_out: Collection[LedgerEntry] = (),
    explained: Collection[LedgerEntry] = (),
) -> GatheredRows:
    """The rows of a form with every requirement that has none: in a row of its own, taken along, or in a common row, as
    far as there is room.

    ``explained`` are numbers that a design leaves out for a reason: none of them gets a row of its own. Where the total
    is the only cost, the price that most is paid at does.
    """
    parts = parts_without_row(facts, rows, year, left_out)
    price = _price_alone(parts, rows, facts)
    beside = [p for p in parts if p not in price and p.kind.beside and taker_of(p.kind, rows)]
    groups = _by_kind(p for p in parts if p not in price and p not in beside)
    singles = tuple(parts_of_rows(facts, rows, year))

    def plan(choice: Mapping[RequirementKind, "_Way"], alone: Sequence[RequirementPart]) -> Plan:
        apart = [
            p for kind, way in choice.items() if way is _Way.APART for p in groups[kind] if p.entry not in explained
        ]
        common = {k: [p for p in groups[k] if p not in apart] for k, way in choice.items() if way is not _Way.NONE}
        common = {k: kept for k, kept in common.items() if len(kept) >= LEAST}
        return Plan(list(rows), common, singles, facts, year, [*alone, *apart], list(beside))

    choices = [dict(zip(groups, ways, strict=True)) for ways in product(_Way, repeat=len(groups))]
    plans = [plan(choice, alone) for choice in choices for alone in ([], price)[: 1 + len(price)]]
    too_many = plans[0].wanting() > 0
    best = max((plan for plan in plans if plan.makes_room()), key=lambda plan: plan.worth, default=None)
    return best.done() if best is not None and (best.worth > 0 or too_many) else GatheredRows(list(rows), [])


class _Way(Enum):
    """What becomes of the requirements of a kind."""

    NONE = auto()
    COMMON = auto()
    APART = auto()


def _price_alone(parts: Sequence[RequirementPart], rows: Sequence[DraftRow], facts: Facts) -> list[RequirementPart]:
    """The price that most is paid at, where the total is the only row of costs."""
    total = taker_of(STANDARDS, rows)
    costs = [r for r in rows if not r.overall and row_class(r) == ECONOMIC_COST]
    prices = [p for p in parts if p.kind is STANDARDS]
    if total is None or costs != [total] or not prices:
        return []
    return [max(prices, key=lambda p: paid_at(p.entry, facts.ledger))]


def _by_kind(parts: Iterable[RequirementPart]) -> dict[RequirementKind, list[RequirementPart]]:
    """Parts of each kind; near kinds stand together where one of them has a single member."""
    parts = list(parts)
    found = {kind: [p for p in parts if p.kind is kind] for kind in KINDS}
    for common, kinds in FAMILIES:
        if any(len(found[k]) == 1 for k in kinds) and all(found[k] for k in kinds):
            found[common] = [p for p in parts if p.kind in kinds]
            found |= {k: [] for k in kinds}
    return {kind: members for kind, members in found.items() if members}
