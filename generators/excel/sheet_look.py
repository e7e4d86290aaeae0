"""How a sheet to fill in looks: fonts, colours, borders, lists to choose from, the printed page. One place for all.

openpyxl is imported with this module, and this module only by generators of Excel files.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.domain.results import CauseKind
from generators.frozen_zip import without_clock

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; 1 is the first."""
CAUSES = tuple(str(kind) for kind in CauseKind)
_GREY, _DARK, _YELLOW, _DEEP, _LINE = "F2F2F2", "D9E1EC", "FFF9DB", "FFE89A", "9AA5B1"
_LINE_HEIGHT, _LEAST_LINES = 15, 1.6
_STAMP = b"2020-01-01T00:00:00Z"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Style:
    """One kind of cell."""

    fill: str = ""
    bold: bool = False
    size: int = 10
    horizontal: str = "left"
    locked: bool = True
    framed: bool = True
    number_format: str = "@"


TITLE = Style(bold=True, size=16, horizontal="center", framed=False)
NOTE = Style(size=9, framed=False)
HEAD = Style(fill=_DARK, bold=True, horizontal="center")
ASKED = Style(fill=_DEEP, bold=True, horizontal="center")
KNOWN = Style(fill=_GREY)
KNOWN_CENTRED = Style(fill=_GREY, horizontal="center")
OPEN = Style(fill=_YELLOW, locked=False)
CHOICE = Style(fill=_YELLOW, horizontal="center", locked=False)
KNOWN_NUMBER = Style(fill=_GREY, horizontal="center", number_format="General")
SHARE = Style(fill=_YELLOW, horizontal="center", locked=False, number_format="General")
MONEY = Style(fill=_YELLOW, horizontal="right", locked=False, number_format="General")


def new_book(title: str, widths: Sequence[float]) -> tuple[Workbook, Worksheet]:
    """A workbook with one protected sheet (no password: it guards against slips, not against people)."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = title
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    return book, sheet


def put(sheet: Worksheet, area: Area, value: Any, style: Style) -> None:
    """A value over an area. Text stays text: “=100%” is no formula."""
    first_row, first_column, last_row, last_column = area
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            _dress(sheet.cell(row, column), style)
    if (last_row, last_column) != (first_row, first_column):
        sheet.merge_cells(start_row=first_row, start_column=first_column, end_row=last_row, end_column=last_column)
    cell = sheet.cell(first_row, first_column)
    if isinstance(value, str):
        value = _CONTROL.sub("", value)
        if value:
            cell.value = value
            cell.data_type = "s"
    elif value is not None:
        cell.value = value


def _dress(cell: Any, style: Style) -> None:
    side = Side(style="thin", color=_LINE)
    cell.font = Font(name="宋体", size=style.size, bold=style.bold)
    cell.alignment = Alignment(horizontal=style.horizontal, vertical="center", wrap_text=True)
    cell.protection = Protection(locked=style.locked)
    cell.number_format = style.number_format
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill)
    if style.framed:
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def choose(sheet: Worksheet, row: int, column: int, words: Sequence[str]) -> None:
    """A list to choose from at a cell; another word is refused."""
    listed = f'"{",".join(words)}"'
    rule = _known(sheet, listed) or _add(
        sheet, DataValidation(type="list", formula1=listed), f"请从下拉列表中选择：{'、'.join(words)}。"
    )
    rule.add(f"{get_column_letter(column)}{row}")


def only_shares(sheet: Worksheet, row: int, column: int) -> None:
    """A cell that takes a number from 0 to 100."""
    rule = _known(sheet, "0", "100") or _add(
        sheet,
        DataValidation(type="decimal", operator="between", formula1="0", formula2="100"),
        "请填0至100之间的数，如 85。",
    )
    rule.add(f"{get_column_letter(column)}{row}")


def only_amounts(sheet: Worksheet, row: int, column: int) -> None:
    """A cell that takes an amount, 0 or more."""
    rule = _known(sheet, "0") or _add(
        sheet,
        DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0"),
        "请只填数，不写单位，如 465.2。",
    )
    rule.add(f"{get_column_letter(column)}{row}")


def _known(sheet: Worksheet, first: str, second: str | None = None) -> DataValidation | None:
    """The rule with these bounds that the sheet has already."""
    rules: Sequence[DataValidation] = sheet.data_validations.dataValidation
    return next((r for r in rules if (r.formula1, r.formula2) == (first, second)), None)


def _add(sheet: Worksheet, rule: DataValidation, stated: str) -> DataValidation:
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.errorTitle, rule.error = "请检查", stated
    sheet.add_data_validation(rule)
    return rule


def height(sheet: Worksheet, rows: range, lines: int) -> None:
    """Rows high enough, together, for so many lines; none lower than it is."""
    each = max(_LEAST_LINES, (lines + 0.4) / max(len(rows), 1)) * _LINE_HEIGHT
    for row in rows:
        sheet.row_dimensions[row].height = max(each, sheet.row_dimensions[row].height or 0)


def page(sheet: Worksheet, *, header_row: int, last_column: int) -> None:
    """A4 across, as wide as the page, the head repeated; names and heads stay in view."""
    sheet.freeze_panes = f"D{header_row + 1}"
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.print_area = f"A1:{get_column_letter(last_column)}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    footer: Any = sheet.oddFooter
    footer.center.text = "第 &P 页，共 &N 页"


def to_bytes(book: Workbook, title: str) -> bytes:
    """The file; the same content gives the same bytes, whatever the clock says."""
    book.properties.creator = book.properties.lastModifiedBy = "绩效助手"
    book.properties.title = title
    written = BytesIO()
    book.save(written)
    return without_clock(written, _unstamped)


def _unstamped(name: str, content: bytes) -> bytes:
    """openpyxl writes the time of saving into the properties, whatever they say."""
    return _TIME.sub(_STAMP, content) if name == "docProps/core.xml" else content
