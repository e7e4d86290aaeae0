"""Requirements that a row of another takes along in its basis: prices beside the total, days beside the last day.

They take no place of their own in the form, and each stays proved by its words in the brief.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.indicator import Indicator
from assistant.domain.source import SourcePart
from assistant.domain.vocabulary import TIMELINESS
from assistant.jobs.declaration.writers.rule_based.composite.kinds import DATES, KINDS, STANDARDS, RequirementKind
from assistant.jobs.declaration.writers.rule_based.composite.parts import RequirementPart, row_class
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST

_BETWEEN, _LISTED = "；", "、"


def taker_of(kind: RequirementKind, rows: Sequence[DraftRow]) -> DraftRow | None:
    """The row of this year that takes along what is asked in this way: the total, the last of the days."""
    own = [r for r in rows if not r.overall]
    if kind is STANDARDS:
        return next((r for r in own if r.indicator.name == TOTAL_COST), None)
    days = [r for r in own if kind is DATES and row_class(r) == TIMELINESS and r.indicator.parsed.is_date]
    return max(days, key=lambda r: r.indicator.parsed.date_high or r.indicator.parsed.date_low or "", default=None)


def taken_along(rows: Sequence[DraftRow], parts: Sequence[RequirementPart]) -> list[DraftRow]:
    """The rows, those that take parts along with them."""
    found = list(rows)
    for kind in (STANDARDS, DATES):
        own = sorted((p for p in parts if p.kind is kind), key=_place)
        taker = taker_of(kind, found)
        if own and taker is not None:
            taking = replace(taker, indicator=with_beside(taker.indicator, kind, [p.source for p in own]))
            found = [taking if r is taker else r for r in found]
    return found


def _place(part: RequirementPart) -> int:
    return part.entry.start


def with_beside(item: Indicator, kind: RequirementKind, parts: Sequence[SourcePart]) -> Indicator:
    """The row with these parts at the end of its basis and in its source."""
    if not parts or item.source is None:
        return item
    listed = _LISTED.join(part.words for part in parts)
    basis = f"{item.value_basis}{_BETWEEN}{kind.beside}{listed}"
    source = item.source.model_copy(update={"parts": tuple(parts)})
    return item.model_copy(update={"value_basis": basis, "source": source})


def without_beside(item: Indicator) -> Indicator:
    """The row as it is alone."""
    kind = kind_beside(item)
    if kind is None or item.source is None:
        return item
    basis = item.value_basis.rpartition(f"{_BETWEEN}{kind.beside}")[0]
    source = item.source.model_copy(update={"parts": ()})
    return item.model_copy(update={"value_basis": basis, "source": source})


def kind_beside(item: Indicator) -> RequirementKind | None:
    """Of which kind the requirements are that a row takes along; None where it takes none."""
    if item.source is None or not item.source.parts:
        return None
    return next((k for k in KINDS if k.beside and f"{_BETWEEN}{k.beside}" in item.value_basis), None)
