"""Stated requirements that a design passes over without a reason: rows of their own while there is room."""

from collections.abc import Iterator, Sequence

from assistant.domain.facts import Facts
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.ledger.row_classes import CLASSIFIED
from assistant.jobs.declaration.ledger.row_names import ended, is_name
from assistant.jobs.declaration.ledger.soundness import is_counted, is_doubted
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import stated_row, target_of
from assistant.language.likeness import SAME_SUBJECT, likeness
from assistant.language.target import Operator

_R = NumberRole
_ORDER = (_R.RESULT, _R.LIMIT, _R.OUTPUT, _R.PART, _R.MILESTONE)
"""What is asked of the work first, then what is done and by when."""
_BOUNDS = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})


def left_requirements(
    facts: Facts, rows: Sequence[DraftRow], used: Sequence[LedgerEntry], year: int, goal: str = ""
) -> list[DraftRow]:
    """Rows of the requirements that are in none of the ``used`` numbers, that the model has read too and that nothing
    in the brief contradicts; of a part, where the ``goal`` speaks of it."""
    stated = [_in_own_words(e) for e in facts.ledger.of(*_ORDER) if e not in used and _is_bound(e, goal)]
    found = sorted((e for e in stated if _is_required(e, facts.ledger)), key=lambda e: _ORDER.index(e.role))
    return list(_new(found, rows, facts, year))


def _new(entries: Sequence[LedgerEntry], rows: Sequence[DraftRow], facts: Facts, year: int) -> Iterator[DraftRow]:
    taken = list(rows)
    for entry in entries:
        target = target_of(entry)
        if target and not any(_is_of(entry, target, row) for row in taken):
            row = stated_row(entry, target, facts, year)
            taken.append(row)
            yield row


def _is_bound(entry: LedgerEntry, goal: str) -> bool:
    """A part of something is asked for where it has a bound of its own and the goal shows it: 其中重残户不少于130户."""
    if entry.role is not _R.PART:
        return True
    sure = entry.read_by is ReadBy.BOTH and not entry.all_years
    return sure and entry.operator in _BOUNDS and f"{entry.value}{entry.unit}" in goal


def _in_own_words(entry: LedgerEntry) -> LedgerEntry:
    """The entry named in the model's words where the rules name a part of no row, or cut them: 夜游客 of 过夜游客."""
    if entry.role is _R.PART:
        return entry.model_copy(update={"name": ended(entry.about, _R.OUTPUT, entry.unit) if entry.about else ""})
    return entry.model_copy(update={"name": entry.about}) if entry.about.endswith(entry.name) else entry


def _is_required(entry: LedgerEntry, ledger: Ledger) -> bool:
    named = is_name(entry.name) and bool(entry.level2) and (entry.number is None or is_counted(entry))
    asked = entry.role in CLASSIFIED | {_R.MILESTONE} and entry.read_by is not ReadBy.RULES
    return named and asked and not is_doubted(entry, ledger)


def _is_of(entry: LedgerEntry, target: str, row: DraftRow) -> bool:
    item = row.indicator
    shown = item.target == target or (item.source is not None and item.source.end == entry.end)
    return shown or likeness(item.name, entry.name) >= SAME_SUBJECT
