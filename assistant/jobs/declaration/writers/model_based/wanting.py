"""What the brief states and a design leaves wanting: effects, costs, requirements, each with a line for the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, ReadBy
from assistant.domain.vocabulary import BENEFIT
from assistant.jobs.declaration.writers.model_based.requirements import left_requirements
from assistant.jobs.declaration.writers.model_based.uses import spare_costs, use_rows
from assistant.jobs.declaration.writers.rule_based.choosing import room_of
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.likeness import coverage
from assistant.language.names import without_measure

_POINTED = 0.6
"""How much of the name of a row a reason holds: 由抽检合格率体现 of 装备抽检合格率."""
_LEAST_EFFECTS = 2
"""One effect that bears all the weight of its class is marked down."""


@dataclass(frozen=True)
class Wanting:
    """Rows that the rules add to those of a design; ``reasons`` takes why."""

    facts: Facts
    year: int
    used: Sequence[LedgerEntry]
    """Numbers that rows of the design rest on."""
    explained: Sequence[tuple[LedgerEntry, str]]
    """Numbers that the design leaves out, with its reason."""
    reasons: list[str]
    goal: str = ""
    """The goal of the year, as the design states it."""
    multi_year: bool = False

    @property
    def believed(self) -> list[LedgerEntry]:
        """What was left out for a reason that holds whatever other rows say."""
        return [e for e, _ in self.explained if _is_no_requirement(e)]

    def effects(self, rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
        """The effects that the brief states and the design left out, where it has one or none that is known."""
        known = [r for r in rows if r.level1 == BENEFIT and not r.is_proposed]
        if len(known) < _LEAST_EFFECTS:
            left = left_requirements(self.facts, rows, self.used, self.year)
            yield from self._added((r for r in left if r.level1 == BENEFIT), "写明的效益太少")

    def costs(self, rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
        """The main uses of the money that no other cost holds, while there is room."""
        yield from self._added(use_rows(rows, self.facts, self.year, self._room(rows)), "成本没有写到这项用途")

    def requirements(self, rows: Sequence[DraftRow], gone: Sequence[DraftRow] = ()) -> Iterator[DraftRow]:
        """What the brief asks for and the design left out, while there is room; ``gone`` are rows that gave way."""
        yield from self._added(self._left(rows, gone)[: max(0, self._room(rows))], "简介写明，设计没有写成指标")

    def giving_way(self, rows: Sequence[DraftRow]) -> list[DraftRow]:
        """Costs that others imply or outweigh, as many as requirements without a row wait for their place."""
        waiting = len(self._left(rows)) - self._room(rows)
        return spare_costs(rows, self.facts.ledger)[: max(0, waiting)]

    def _room(self, rows: Sequence[DraftRow]) -> int:
        """How many rows more the table of the year takes."""
        return room_of(rows, multi_year=self.multi_year)

    def _left(self, rows: Sequence[DraftRow], gone: Sequence[DraftRow] = ()) -> list[DraftRow]:
        """What is in no row, but for what was left out for a reason that holds."""
        reasoned = [e for e, why in self.explained if _is_no_requirement(e) or not _points_to([*rows, *gone], why)]
        return left_requirements(self.facts, rows, [*self.used, *reasoned], self.year, self.goal)

    def _added(self, rows: Iterator[DraftRow] | Sequence[DraftRow], why: str) -> Iterator[DraftRow]:
        for row in rows:
            self.reasons.append(f"{why}，按规则补上：{row.indicator.name}")
            yield row


def _is_no_requirement(entry: LedgerEntry) -> bool:
    """Whether the rules take a number for something else, or it is of no single year: the reason is believed."""
    return entry.read_by is not ReadBy.BOTH or entry.all_years


def _points_to(rows: Sequence[DraftRow], why: str) -> bool:
    """Whether a reason says only that another row speaks for the number; whoever asked for it looks for its own."""
    return any(coverage(without_measure(r.indicator.name), why) >= _POINTED for r in rows)
