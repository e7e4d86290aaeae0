"""Which period a value is of: this year alone, or the whole of a project that runs on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import OUTPUT, QUANTITY, read_level2
from assistant.jobs.declaration.writers.model_based.basis import Basis
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.likeness import coverage
from assistant.language.names import without_measure

_ONE_YEAR = re.compile("年底|年末|年内|[本今当]年|[较比](?:上年|去年)")
_NAMED = 0.3
"""How much of a name a clause that shows its very value has to hold: 储备化肥10000吨 of 化肥淡季储备数量."""


def is_of_one_year(basis: Basis, material: Material) -> bool:
    """Whether the brief says a result of this year: by its end, or against the year before."""
    entry = basis.entry
    if entry is None or entry.role is not NumberRole.RESULT:
        return False
    clause = material.clause_of(entry)
    return _ONE_YEAR.search(clause) is not None or f"{material.year}年" in clause


def of_all_years(rows: Sequence[DraftRow], sentences: Sequence[str]) -> Iterator[DraftRow]:
    """Quantities of this year that the goal of the whole period states as its own: to be confirmed, for both tables."""
    clauses = [clause for sentence in sentences for clause in re.split("[，,；;。]", sentence)]
    named = {r.indicator.name for r in rows if r.overall}
    for row in rows:
        item = row.indicator
        counted = row.level1 == OUTPUT and read_level2(item.level2) == QUANTITY and not is_placeholder(item.target)
        if counted and item.name not in named and any(_states(clause, row) for clause in clauses):
            source = item.source.model_copy(update={"confirm": True}) if item.source else None
            yield replace(row.with_changes(source=source), overall=True)


def _states(clause: str, row: DraftRow) -> bool:
    value = re.escape(row.indicator.target.lstrip("≥≤=＞＜><"))
    thing = without_measure(row.indicator.name)
    return bool(re.search(rf"(?<![\d.]){value}", clause)) and coverage(thing, clause) >= _NAMED
