"""What was read as an output stays one: a design makes no effect of a rate of quality, a time limit or a count."""

from collections.abc import Sequence

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.domain.profile import Profile
from assistant.domain.source import SourceKind
from assistant.domain.vocabulary import BENEFIT, OUTPUT
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import level1_of


def settled(rows: Sequence[DraftRow], facts: Facts, profile: Profile) -> list[DraftRow]:
    """The rows with outputs in the class they were read in, as long as another stated effect is left."""
    placed = list(rows)
    for at, row in enumerate(rows):
        place = _place_read(row, facts, profile)
        others = [r for r in placed if r is not row and r.level1 == BENEFIT and not r.is_proposed]
        if place and others:
            placed[at] = row.with_changes(level1=place[0], level2=place[1])
    return placed


def _place_read(row: DraftRow, facts: Facts, profile: Profile) -> tuple[str, str] | None:
    """Where an effect was read as an output; whom the work is for is an effect all the same."""
    source = row.indicator.source
    if row.level1 != BENEFIT or source is None or source.kind is not SourceKind.BRIEF:
        return None
    entry = next((e for e in facts.ledger.entries if e.end == source.end and e.role.makes_row), None)
    if entry is None or not entry.level2 or level1_of(entry.level2) != OUTPUT or _is_of_people(entry, facts):
        return None
    return profile.place(OUTPUT, entry.level2)


def _is_of_people(entry: LedgerEntry, facts: Facts) -> bool:
    return any(b.number == entry.number and b.unit == entry.unit for b in facts.beneficiaries if b.number is not None)
