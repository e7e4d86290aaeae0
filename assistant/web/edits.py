"""What a person changed in the table of the page, as operations: by place while rows are edited or added, by their own
cells once some are gone."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.web.view import cells_of, text

_SHOWN = 5
"""Columns of the table that can be edited: first and second class, name, value, points."""


def changes(filing: Filing, rows: Sequence[Sequence[Any]]) -> list[Operation]:
    """The operations that lead from the form to the table."""
    after = [cells for row in rows if any(cells := [text(v) for v in row[:_SHOWN]])]
    before = list(filing.indicators)
    if len(after) < len(before):
        kept = list(_kept(before, after))
        gone = [r for r in before if r.id not in {row.id for row, _ in kept}]
        edits = [o for row, cells in kept for o in _edited(row, cells)]
        return [*edits, *(Operation(op=Kind.DELETE_INDICATOR, row=r.id) for r in gone)]
    edits = [o for row, cells in zip(before, after, strict=False) for o in _edited(row, cells)]
    return [*edits, *(_added(cells) for cells in after[len(before) :] if cells[2])]


def _kept(before: Sequence[Indicator], after: Sequence[Sequence[str]]) -> Iterator[tuple[Indicator, Sequence[str]]]:
    """The rows that are still there with their cells, in order: each by the most of its own cells."""
    at = 0
    for n, cells in enumerate(after):
        left = len(after) - n - 1
        candidates = list(range(at, len(before) - left))
        best = max(candidates, key=lambda i: (sum(a == b for a, b in zip(cells_of(before[i]), cells, strict=True)), -i))
        yield before[best], cells
        at = best + 1


def _edited(row: Indicator, cells: Sequence[str]) -> Iterator[Operation]:
    level1, level2, name, target, weight = cells
    if name and name != row.name:
        yield Operation(op=Kind.SET_NAME, row=row.id, value=name)
    if (level2 and level2 != row.level2) or (level1 and level1 != row.level1 and not level2):
        yield Operation(op=Kind.SET_CLASS, row=row.id, value=level2 or level1)
    if target and target != row.target:
        yield Operation(op=Kind.SET_TARGET, row=row.id, value=target)
    if weight and weight != cells_of(row)[4]:
        yield Operation(op=Kind.SET_WEIGHT, row=row.id, value=weight)


def _added(cells: Sequence[str]) -> Operation:
    level1, level2, name, target, _ = cells
    given = {"level1": level1, "level2": level2, "name": name, "target": target}
    return Operation.model_validate({"op": Kind.ADD_INDICATOR, **{k: v for k, v in given.items() if v}})
