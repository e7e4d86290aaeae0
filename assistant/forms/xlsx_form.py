"""Forms in Excel files: every visible sheet that holds an indicator form, merged cells as spans.

openpyxl is imported when a file is read, not before.
"""

import datetime as dt
import itertools
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.base import show, to_exact
from assistant.files import guards
from assistant.files.interface import IntakeError, ReadFiling
from assistant.forms.collecting import Tables
from assistant.forms.grid import Grid, GridCell, bare
from assistant.language.invisible import visible

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.worksheet import Worksheet

_YEAR = re.compile(r"20\d\d\s*年度?")
_FIRST = re.compile(r"^(?:项目(?:支出)?名称|转移支付[（(]项目[）)]名称|部门[（(]单位[）)]名称)")
_TITLE = re.compile(r"表$|^[（(]?20\d\d年|编号|单位[:：]?")
_SIGN = re.compile(r"^=\s*\d[\d,.]*\s*(?:[%‰]|[(（].*[)）]|[一-鿿].*)?$")
_MAX_ROWS, _MAX_COLUMNS = 3000, 60
_SHOWN_DIGITS = 15
"""Excel itself keeps 15 significant digits; what a file holds beyond them is noise of binary numbers."""


def read_xlsx_filings(path: Path) -> tuple[ReadFiling, ...]:
    """The filings of an Excel file, one or more a sheet. Raises IntakeError where there is none."""
    tables = Tables(path.name)
    for title, grid in read_grids(path):
        for part in parts(grid):
            tables.take(part, [title], _caption(part, title), title)
    found = tables.filings()
    many = len(found) > 1
    return tuple(replace(item, source=f"{path.name}#{item.source}" if many else path.name) for item in found)


def read_grids(path: Path) -> list[tuple[str, Grid]]:
    """Titles and grids of the visible sheets (hidden ones hold lists and leftovers), blank rows left out.

    Raises IntakeError for what is no sound, unencrypted .xlsx.
    """
    guards.require_xlsx(path)
    shown, typed = _open(path, values=True), _open(path, values=False)
    return [
        (sheet.title, [row for row in _grid(sheet, typed[sheet.title]) if any(c.text or c.continued for c in row)])
        for sheet in shown.worksheets
        if sheet.sheet_state == "visible"
    ]


def _open(path: Path, *, values: bool) -> "Workbook":
    import openpyxl

    try:
        with warnings.catch_warnings(), path.open("rb") as content:  # by content: the suffix may be another
            warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out; none of them holds a value
            return openpyxl.load_workbook(content, data_only=values)
    except Exception as error:
        raise IntakeError(
            f"“{path.name}”打不开，文件可能已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from error


def parts(grid: Grid) -> list[Grid]:
    """The tables of a sheet: where one form stands below another, each begins with the title above its 项目名称."""
    starts = [i for i, row in enumerate(grid) if any(_FIRST.match(bare(c.text)) for c in row[:2])]
    begins = [_title_of(grid, i) for i in starts[1:]]
    return [grid[a:b] for a, b in itertools.pairwise([0, *begins, len(grid)])]


def _title_of(grid: Grid, start: int) -> int:
    """The first of the rows above that hold a single text, such as 项目支出绩效自评表 and （2025年度）."""
    while (
        start > 0 and sum(bool(c.text) for c in grid[start - 1]) == 1 and _TITLE.search(bare(grid[start - 1][0].text))
    ):
        start -= 1
    return start


def _caption(grid: Grid, title: str) -> str:
    return next((c.text for row in grid[:4] for c in row if _YEAR.search(c.text)), title)


def _grid(sheet: "Worksheet", typed: "Worksheet") -> Grid:
    """The rows of a sheet; a merged area is one cell in its first row and ``continued`` below."""
    areas = sheet.merged_cells.ranges
    covered = {
        (r, c): m for m in areas for r in range(m.min_row, m.max_row + 1) for c in range(m.min_col, m.max_col + 1)
    }
    rows = min(sheet.max_row or 0, _MAX_ROWS)
    return [list(_row(sheet, typed, row, covered)) for row in range(1, rows + 1)]


def _row(
    sheet: "Worksheet", typed: "Worksheet", row: int, covered: Mapping[tuple[int, int], "CellRange"]
) -> Iterator[GridCell]:
    column = 1
    while column <= min(sheet.max_column or 0, _MAX_COLUMNS):
        area = covered.get((row, column))
        width = area.max_col - column + 1 if area else 1
        first = area is None or row == area.min_row
        text = _shown(sheet.cell(row, column), typed.cell(row, column)) if first else ""
        yield GridCell(text, column - 1, width, continued=not first)
        column += width


def _shown(cell: Any, typed: Any) -> str:
    """A cell as it is shown: 0.95 in a percent format is 95%, a day is 2025-11-30, 20.0 is 20."""
    value = cell.value
    if value is None:
        return _typed_sign(typed.value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float | Decimal):
        return _number(value, str(cell.number_format or ""))
    return visible(str(value)).strip()


def _typed_sign(value: object) -> str:
    """“=100%” and “=300.00(场)” were meant as text, whatever the program that wrote them took them for."""
    text = str(value or "").strip()
    return text if _SIGN.match(text) else ""


def _number(value: float | Decimal, number_format: str) -> str:
    try:
        number = to_exact(format(value, f".{_SHOWN_DIGITS}g") if isinstance(value, float) else value)
    except ValueError:
        return str(value)
    return f"{show(number * 100)}%" if "%" in number_format else show(number)
