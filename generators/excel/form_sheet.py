"""A filing in Excel: the grid of its official form, or a table of its indicators where its kind has no such form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FORM_TITLES
from generators.excel import sheet_look as look
from generators.interface import GeneratorError
from generators.layouts.catalog import layout_of
from generators.layouts.grid_layout import heading, rows
from generators.word.grid import Cell, Row, label, value

_TWIPS_A_CHARACTER = 110
_COLUMNS = (1600, 1800, 3200, 900, 2200, 2600, 900)
_HEADS = ("一级指标", "二级指标", "三级指标", "分值", "指标值", "实际完成值", "得分")
_VALUE = look.Style(horizontal="left")
_CENTRED = look.Style(horizontal="center")
_SHEET_NAME = 31
"""The longest name of a sheet."""


@dataclass(frozen=True)
class _Grid:
    """What stands above the table, and the table."""

    heading: tuple[str, ...]
    widths: Sequence[int]
    rows: Sequence[Row]


def render_form_sheet(filing: Filing, profile: Profile | None) -> bytes:
    """The bytes of the workbook; the same filing gives the same bytes. Text stays text."""
    title, grid = FORM_TITLES[filing.form], _grid(filing, profile)
    book, sheet = look.new_book(title[:_SHEET_NAME], [w / _TWIPS_A_CHARACTER for w in grid.widths])
    sheet.protection.sheet = False
    for at, line in enumerate(grid.heading, 1):
        look.put(sheet, (at, 1, at, len(grid.widths)), line, look.NOTE if at > 1 else look.TITLE)
    for area, cell in _placed(grid.rows, len(grid.heading) + 1):
        plain = _CENTRED if cell.centre else _VALUE
        look.put(sheet, area, cell.text, look.HEAD if cell.label else plain)
    sheet.page_setup.paperSize = 9
    return look.to_bytes(book, title)


def _grid(filing: Filing, profile: Profile | None) -> _Grid:
    try:
        layout = layout_of(filing.form, profile)
    except GeneratorError:
        return _table(filing)
    lines = tuple(text for text, *_ in heading(layout, filing))
    return _Grid(lines, layout.widths, list(rows(layout, filing, profile)))


def _table(filing: Filing) -> _Grid:
    """The indicators of a filing whose kind has no form of cells."""
    made = [Row(tuple(map(label, _HEADS)), head=True)]
    for row in filing.indicators:
        numbers = ["" if n is None else show(n) for n in (row.weight, row.score)]
        cells = (row.level1, row.level2, row.name, numbers[0], row.with_unit(row.target), row.actual or "", numbers[1])
        made.append(Row(tuple(value(text or "") for text in cells)))
    made += [Row((value("合计", 6), value(show(filing.total_score))))] if filing.total_score is not None else []
    about = f"（{filing.project.name or filing.project.department}）"
    return _Grid((FORM_TITLES[filing.form], about), _COLUMNS, made)


def _placed(grid: Sequence[Row], first: int) -> Iterator[tuple[look.Area, Cell]]:
    """Every cell with its place: the first free one of its row, as in a table of Word."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid, first):
        column = 1
        for cell in row.cells:
            while (at, column) in taken:
                column += 1
            bottom, right = at + cell.rowspan - 1, column + cell.colspan - 1
            taken |= {(r, c) for r in range(at, bottom + 1) for c in range(column, right + 1)}
            yield (at, column, bottom, right), cell
