"""Stated requirements that a design passes over without a reason: rows of their own while there is room."""

from collections.abc import Iterator, Sequence

from assistant.domain.facts import Facts
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.ledger.row_classes import CLASSIFIED
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import stated_row, target_of
from assistant.language.likeness import SAME_SUBJECT, likeness

_R = NumberRole
_ORDER = (_R.RESULT, _R.LIMIT, _R.OUTPUT, _R.MILESTONE)
"""What is asked of the work first, then what is done and by when."""
_SCALES = "千万亿"
"""What is counted in nothing else says nothing of what it counts."""


def left_requirements(facts: Facts, rows: Sequence[DraftRow], used: Sequence[LedgerEntry], year: int) -> list[DraftRow]:
    """Rows of the requirements that are in none of the ``used`` numbers, that the model has read too and that nothing
    in the brief contradicts."""
    left = [e for e in facts.ledger.of(*_ORDER) if _is_required(e, facts.ledger) and e not in used]
    found = sorted(left, key=lambda e: _ORDER.index(e.role))
    return list(_new(found, rows, facts, year))


def _new(entries: Sequence[LedgerEntry], rows: Sequence[DraftRow], facts: Facts, year: int) -> Iterator[DraftRow]:
    taken = list(rows)
    for entry in entries:
        target = target_of(entry)
        if target and not any(_is_of(entry, target, row) for row in taken):
            row = stated_row(entry, target, facts, year)
            taken.append(row)
            yield row


def _is_required(entry: LedgerEntry, ledger: Ledger) -> bool:
    named = is_name(entry.name) and bool(entry.level2) and bool(entry.unit.strip(_SCALES) or entry.number is None)
    doubted = any(start < entry.end and entry.start < start + len(quote) for start, quote in _doubted(ledger))
    return named and entry.role in CLASSIFIED | {_R.MILESTONE} and entry.read_by is not ReadBy.RULES and not doubted


def _doubted(ledger: Ledger) -> list[tuple[int, str]]:
    return [pair for c in ledger.contradictions for pair in zip(c.starts, c.quotes, strict=False)]


def _is_of(entry: LedgerEntry, target: str, row: DraftRow) -> bool:
    item = row.indicator
    shown = item.target == target or (item.source is not None and item.source.end == entry.end)
    return shown or likeness(item.name, entry.name) >= SAME_SUBJECT
