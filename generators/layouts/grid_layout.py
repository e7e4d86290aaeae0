"""A layout written as data, filled with a filing: its rows as a grid of cells."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.layout import GridLayout, LayoutCell, LayoutRow, is_shown
from assistant.domain.profile import Profile
from generators.layouts import shown
from generators.layouts.indicator_rows import Block, blocks, class_rows, height
from generators.word.grid import Cell, Row


def rows(layout: GridLayout, filing: Filing, profile: Profile) -> Iterator[Row]:
    """The grid of the form."""
    found = blocks(filing.indicators, profile)
    shown_rows = list(layout.shown_rows(weights=profile.weights_shown))
    last = next(n for n, row in enumerate(shown_rows) if row.indicators is not None)
    count = sum(height(block) for block in found)
    for number, row in enumerate(shown_rows):
        if row.indicators is not None:
            yield from _indicator_rows(row, found, profile)
        else:
            cells = (_cell(c, filing, profile, last - number + count) for c in row.cells if _is_there(c, profile))
            yield Row(tuple(cells), head=row.head)


def _is_there(cell: LayoutCell, profile: Profile) -> bool:
    return is_shown(cell.when, weights=profile.weights_shown)


def _cell(cell: LayoutCell, filing: Filing, profile: Profile, to_last: int) -> Cell:
    if cell.money:
        text = shown.money(filing.funds, profile.money_unit, *cell.money)
    elif cell.field is not None:
        text = _text(_field(filing, cell.field))
    else:
        year = str(filing.year) if filing.year else ""
        text = (cell.label or "").replace("{money_unit}", profile.money_unit).replace("{year}", year)
    return _made(cell, text, cell.rows if isinstance(cell.rows, int) else to_last)


def _made(cell: LayoutCell, text: str, rows: int = 1) -> Cell:
    return Cell(text, cell.columns, rows, label=cell.label is not None, centre=cell.align == "centre", bold=cell.bold)


def _field(filing: Filing, path: str) -> object:
    """The value of a path of one or two names, such as ``project.name``; the layout was checked when it was read."""
    value: object = filing
    for name in path.split("."):
        value = getattr(value, name)
    return value


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
