"""Which period a value is of: this year alone, or the whole of a project that runs on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.facts import Facts
from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import OUTPUT, QUANTITY, read_level2
from assistant.jobs.declaration.writers.model_based.basis import Basis
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import source_of, target_of
from assistant.language.likeness import SAME_SUBJECT, coverage, likeness
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


def of_all_years(rows: Sequence[DraftRow], facts: Facts, sentences: Sequence[str]) -> list[DraftRow]:
    """Rows of the whole period for quantities that are counted for this year: what the brief counts for all years, then
    what the goal of all years states as its own, to be confirmed."""
    named = {r.indicator.name for r in rows if r.overall}
    counted = [r for r in rows if _is_counted(r) and r.indicator.name not in named]
    found = [total for row in counted if (total := _total_of(row, facts))]
    known = {r.indicator.name for r in found}
    return [*found, *_stated(sentences, [r for r in counted if r.indicator.name not in known])]


def _is_counted(row: DraftRow) -> bool:
    item = row.indicator
    quantity = row.level1 == OUTPUT and read_level2(item.level2) == QUANTITY
    return quantity and not row.overall and not is_placeholder(item.target)


def _total_of(row: DraftRow, facts: Facts) -> DraftRow | None:
    """What the brief counts of the same thing over all years: 生态护岸总长度 of 生态护岸长度."""
    item = row.indicator
    entries = [e for e in facts.ledger.of(NumberRole.OUTPUT) if e.all_years and e.unit == item.unit]
    entry = next((e for e in entries if likeness(e.name, item.name) >= SAME_SUBJECT), None)
    if entry is None or not (target := target_of(entry)):
        return None
    return replace(row.with_changes(target=target, source=source_of(entry, facts.text)), overall=True)


def _stated(sentences: Sequence[str], rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
    clauses = [clause for sentence in sentences for clause in re.split("[，,；;。]", sentence)]
    for row in rows:
        if any(_states(clause, row) for clause in clauses):
            source = row.indicator.source
            confirmed = source.model_copy(update={"confirm": True}) if source else None
            yield replace(row.with_changes(source=confirmed), overall=True)


def _states(clause: str, row: DraftRow) -> bool:
    value = re.escape(row.indicator.target.lstrip("≥≤=＞＜><"))
    thing = without_measure(row.indicator.name)
    return bool(re.search(rf"(?<![\d.]){value}", clause)) and coverage(thing, clause) >= _NAMED
