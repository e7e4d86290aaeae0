"""What the brief states and a design leaves wanting: effects, costs, requirements, each with a line for the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.domain.vocabulary import BENEFIT
from assistant.jobs.declaration.writers.model_based.completing import MOST
from assistant.jobs.declaration.writers.model_based.requirements import left_requirements
from assistant.jobs.declaration.writers.model_based.uses import use_rows
from assistant.jobs.declaration.writers.rule_based.row import DraftRow

_LEAST_EFFECTS = 2
"""One effect that bears all the weight of its class is marked down."""


@dataclass(frozen=True)
class Wanting:
    """Rows that the rules add to those of a design; ``reasons`` takes why."""

    facts: Facts
    year: int
    used: Sequence[LedgerEntry]
    """Numbers that rows of the design rest on."""
    explained: Sequence[LedgerEntry]
    """Numbers that the design leaves out with a reason."""
    reasons: list[str]

    def effects(self, rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
        """The effects that the brief states and the design left out, where it has one or none that is known."""
        known = [r for r in rows if r.level1 == BENEFIT and not r.is_proposed]
        if len(known) < _LEAST_EFFECTS:
            left = left_requirements(self.facts, rows, self.used, self.year)
            yield from self._added((r for r in left if r.level1 == BENEFIT), "写明的效益太少")

    def costs(self, rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
        """The main uses of the money that no other cost holds, while there is room."""
        yield from self._added(use_rows(rows, self.facts, self.year, MOST - len(rows)), "成本没有写到这项用途")

    def requirements(self, rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
        """What the brief asks for and the design left out without a reason, while there is room."""
        left = left_requirements(self.facts, rows, [*self.used, *self.explained], self.year)
        yield from self._added(left[: max(0, MOST - len(rows))], "简介写明，设计没有写也没有说明理由")

    def _added(self, rows: Iterator[DraftRow] | Sequence[DraftRow], why: str) -> Iterator[DraftRow]:
        for row in rows:
            self.reasons.append(f"{why}，按规则补上：{row.indicator.name}")
            yield row
