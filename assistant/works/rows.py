"""Rows of a work by their ids: found, replaced, put in their place, named."""

from collections.abc import Iterable, Sequence

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.source import BY_USER
from assistant.language.likeness import SAME_ROW, likeness
from assistant.works.interface import ChangeOutcome, NotApplicable
from assistant.works.state import WorkState

_TABLES = ("indicators", "overall_indicators")


def row_of(state: WorkState, row_id: str) -> Indicator:
    """A row by its id. Raises NotApplicable."""
    for table in _TABLES:
        for row in getattr(state.filing, table):
            if row.id == row_id:
                found: Indicator = row
                return found
    raise NotApplicable("表里没有这条指标，可能已经删去了。请说出指标的名称。")


def with_filing(state: WorkState, **changes: object) -> WorkState:
    """The state with fields of its filing replaced."""
    return state.model_copy(update={"filing": state.filing.model_copy(update=changes)})


def with_row(state: WorkState, row: Indicator) -> WorkState:
    """The state with a row of the same id replaced."""
    tables = {t: tuple(row if r.id == row.id else r for r in getattr(state.filing, t)) for t in _TABLES}
    return with_filing(state, **tables)


def by_user(row: Indicator, **changes: object) -> Indicator:
    """The row with values that a person gave: checked as a row, and marked as theirs."""
    return Indicator.model_validate({**row.model_dump(), **changes, "source": BY_USER})


def changed(state: WorkState, row: Indicator, before: str, after: str, **changes: object) -> ChangeOutcome:
    """A change of one row."""
    return ChangeOutcome(with_row(state, by_user(row, **changes)), row.name, before, after)


def without_rows(state: WorkState, ids: Iterable[str]) -> WorkState:
    """The state without some rows."""
    gone = set(ids)
    tables = {t: tuple(r for r in getattr(state.filing, t) if r.id not in gone) for t in _TABLES}
    return with_filing(state, **tables)


def in_order(rows: Sequence[Indicator], profile: Profile) -> tuple[Indicator, ...]:
    """The rows in the order of the profile's classes; within a class as they stood, unknown classes at the end."""
    order = {(c.name, s.name): n for n, (c, s) in enumerate((c, s) for c in profile.level1 for s in c.level2)}
    return tuple(sorted(rows, key=lambda r: order.get((r.level1, r.level2), len(order))))


def numbered(filing: Filing, last: int, known: Sequence[Indicator] = ()) -> tuple[Filing, int]:
    """The filing with an id on every row, and the last number given.

    A row keeps the id it has; a row that measures what a ``known`` one measures takes over its id.
    """
    free = {r.id: r for r in known if r.id}
    taken: set[str] = set()
    tables: dict[str, tuple[Indicator, ...]] = {}
    for table in _TABLES:
        rows = []
        for row in getattr(filing, table):
            name = row.id if row.id and row.id not in taken else _twin(row, free, taken)
            if not name:
                last += 1
                name = f"r{last}"
            taken.add(name)
            rows.append(row.model_copy(update={"id": name}))
        tables[table] = tuple(rows)
    return filing.model_copy(update=tables), last


def _twin(row: Indicator, known: dict[str, Indicator], taken: set[str]) -> str:
    free = [r for r in known.values() if r.id not in taken and r.level2 == row.level2]
    same = [r for r in free if r.name == row.name] or [r for r in free if likeness(r.name, row.name) >= SAME_ROW]
    return same[0].id if same else ""
