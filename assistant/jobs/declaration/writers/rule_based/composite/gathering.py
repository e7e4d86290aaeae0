"""Requirements without a row gathered into rows that say that all of them are met, as far as the form has room."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, combinations

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.writers.rule_based.composite.kinds import FAMILIES, KINDS, RequirementKind
from assistant.jobs.declaration.writers.rule_based.composite.parts import (
    RequirementPart,
    parts_of_rows,
    parts_without_row,
)
from assistant.jobs.declaration.writers.rule_based.composite.plan import GatheredRows, Plan
from assistant.jobs.declaration.writers.rule_based.composite.writing import LEAST
from assistant.jobs.declaration.writers.rule_based.row import DraftRow


def gathered(rows: Sequence[DraftRow], facts: Facts, year: int, left_out: Collection[LedgerEntry] = ()) -> GatheredRows:
    """The rows of a form with every requirement that has none in a common row of its kind, as far as there is room."""
    groups = _by_kind(parts_without_row(facts, rows, year, left_out))
    some = chain.from_iterable(combinations(groups.items(), n) for n in range(len(groups) + 1))
    singles, uses = tuple(parts_of_rows(facts, rows, year)), facts.ledger.of(NumberRole.MONEY_USE)
    plans = [Plan(list(rows), dict(chosen), singles, uses) for chosen in some]
    too_many = plans[0].wanting() > 0
    best = max((plan for plan in plans if plan.makes_room()), key=lambda plan: plan.worth, default=None)
    return best.done() if best is not None and (best.worth > 0 or too_many) else GatheredRows(list(rows), [])


def _by_kind(parts: Iterable[RequirementPart]) -> dict[RequirementKind, list[RequirementPart]]:
    """Parts of each kind with two or more; near kinds share a row where one of them has a single member."""
    parts = list(parts)
    found = {kind: [p for p in parts if p.kind is kind] for kind in KINDS}
    for common, kinds in FAMILIES:
        if any(len(found[k]) == 1 for k in kinds) and all(found[k] for k in kinds):
            found[common] = [p for p in parts if p.kind in kinds]
            found |= {k: [] for k in kinds}
    return {kind: members for kind, members in found.items() if len(members) >= LEAST}
