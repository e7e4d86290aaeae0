"""A layout written as data, filled with a filing: its rows as a grid of cells."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing, YearTask
from assistant.domain.indicator import Indicator
from assistant.domain.layout import GridLayout, LayoutCell, LayoutRow, TaskRows, is_shown
from assistant.domain.profile import Profile
from generators.layouts import shown
from generators.layouts.indicator_rows import Block, blocks, class_blocks, class_rows, height
from generators.word.grid import Cell, Row


def rows(layout: GridLayout, filing: Filing, profile: Profile) -> Iterator[Row]:
    """The grid of the form."""
    found = class_blocks(filing.indicators, layout.classes) if layout.classes else blocks(filing.indicators, profile)
    shown_rows = list(layout.shown_rows(weights=profile.weights_shown))
    counts = {
        "to_last_indicator": (_place(shown_rows, "indicators"), sum(height(block) for block in found)),
        "to_last_task": (_place(shown_rows, "tasks"), max(1, len(filing.tasks))),
    }
    for number, row in enumerate(shown_rows):
        if row.indicators is not None:
            yield from _indicator_rows(row, found, profile)
        elif row.tasks is not None:
            yield from _task_rows(row.tasks, filing)
        else:
            spans = {name: place - number + count for name, (place, count) in counts.items()}
            cells = (_cell(c, filing, profile, spans) for c in row.cells if _is_there(c, profile))
            yield Row(tuple(cells), head=row.head)


def _place(rows: Sequence[LayoutRow], part: str) -> int:
    return next((n for n, row in enumerate(rows) if getattr(row, part) is not None), 0)


def _task_rows(part: TaskRows, filing: Filing) -> Iterator[Row]:
    for task in filing.tasks or (YearTask(name=""),):
        yield Row(tuple(_made(c, _text(getattr(task, c.field)) if c.field else c.label or "") for c in part.cells))


def _is_there(cell: LayoutCell, profile: Profile) -> bool:
    return is_shown(cell.when, weights=profile.weights_shown)


def _cell(cell: LayoutCell, filing: Filing, profile: Profile, to_last: Mapping[str, int]) -> Cell:
    if cell.money:
        text = shown.money(filing.funds, profile.money_unit, *cell.money)
    elif cell.sum_of is not None:
        text = _sum([getattr(task, cell.sum_of) for task in filing.tasks])
    elif cell.field is not None:
        text = _text(_field(filing, cell.field))
    else:
        year = str(filing.year) if filing.year else ""
        text = (cell.label or "").replace("{money_unit}", profile.money_unit).replace("{year}", year)
    return _made(cell, text, cell.rows if isinstance(cell.rows, int) else to_last[cell.rows])


def _made(cell: LayoutCell, text: str, rows: int = 1) -> Cell:
    return Cell(text, cell.columns, rows, label=cell.label is not None, centre=cell.align == "centre", bold=cell.bold)


def _field(filing: Filing, path: str) -> object:
    """The value of a path of one or two names, such as ``project.name``; the layout was checked when it was read."""
    value: object = filing
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _sum(amounts: Sequence[Decimal | None]) -> str:
    known = [amount for amount in amounts if amount is not None]
    return show(sum(known, Decimal(0))) if known else ""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return show(value)
    return "" if value is None else str(value)


def _indicator_rows(row: LayoutRow, found: list[Block], profile: Profile) -> Iterator[Row]:
    part = row.indicators
    if part is None:
        return
    cells = [c for c in part.cells if _is_there(c, profile)]
    for head, item in class_rows(found, level1_span=part.level1_columns, level2_span=part.level2_columns):
        yield Row((*head, *(_of_indicator(c, item) for c in cells)))


def _of_indicator(cell: LayoutCell, item: Indicator | None) -> Cell:
    if cell.field is None:
        return _made(cell, cell.label or "")
    return _made(cell, _text(getattr(item, cell.field)) if item is not None else "")
