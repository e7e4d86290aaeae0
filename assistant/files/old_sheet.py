"""Old Excel and WPS sheets (.xls, .et): read by xlrd, cells through their number formats.

The records are counted first: xlrd makes an object of every cell, blank ones too, before anything can be limited.
"""

import os
from collections.abc import Iterator
from typing import Any

from assistant.files.areas import Area, SheetCells
from assistant.files.number_format import ShownValue, show_number, show_text, stored
from assistant.files.opening import Opened
from assistant.files.paper import PaperPage, ReadPaper
from assistant.language.invisible import visible

_ONE_CELL = {0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6}
"""Records of one cell each (MS-XLS 2.3: FORMULA, BLANK, NUMBER, LABEL, BOOLERR, RK, LABELSST, RSTRING)."""
_NUMBERS, _BLANKS, _AREAS = 0x00BD, 0x00BE, 0x00E5
_SPARE = 5
"""Blank styled cells are dropped later; so many for each cell that may hold something."""


def read(opened: Opened) -> ReadPaper:
    """The sheets of a workbook. Raises IntakeError for one that passes a limit; a damaged one fails as it will."""
    import xlrd  # type: ignore[import-untyped]

    _count_records(opened)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 -- remarks of xlrd about odd records
        book = xlrd.open_workbook(
            file_contents=opened.data, formatting_info=True, ragged_rows=True, logfile=nowhere
        )  # fmt: skip
    if book.nsheets > opened.limits.sheets:
        raise opened.too_much(f"有 {book.nsheets} 张工作表")
    pages: list[PaperPage] = []
    cells = SheetCells(opened)
    for sheet in book.sheets():
        cells = cells.next_sheet()
        pages.append(_page(book, sheet, cells))
    return ReadPaper(tuple(pages), opened.name, tuple(cells.notes))


def _count_records(opened: Opened) -> None:
    """Raises IntakeError where there are too many cells or areas."""
    cells = areas = 0
    for kind, length in _records(opened.data):
        cells += kind in _ONE_CELL
        cells += length // 6 if kind == _NUMBERS else length // 2 if kind == _BLANKS else 0
        areas += length // 8 if kind == _AREAS else 0
        if cells > _SPARE * opened.limits.cells or areas > opened.limits.cells:
            raise opened.too_much(f"有超过 {opened.limits.cells // 10_000} 万个单元格")


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Kind and length of every record of the stream of the workbook."""
    from xlrd.compdoc import CompDoc  # type: ignore[import-untyped]

    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        document = CompDoc(data, logfile=nowhere)
    for name in ("Workbook", "Book"):
        stream, at, size = document.locate_named_stream(name)
        if stream is not None:
            break
    else:
        return
    end = min(at + size, len(stream))
    while at + 4 <= end:
        kind, length = int.from_bytes(stream[at : at + 2], "little"), int.from_bytes(stream[at + 2 : at + 4], "little")
        yield kind, length
        at += 4 + length


def _page(book: Any, sheet: Any, cells: SheetCells) -> PaperPage:
    import xlrd

    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if shown := _shown(book, cell):
                cells.put(row, column, shown)
            if cell.ctype == xlrd.XL_CELL_ERROR and shown and not sheet.visibility:
                cells.remark(row, column, f"是错误值 {shown.text}，请改正公式")
    for top, below, left, right in sheet.merged_cells:
        cells.merge(Area(top, left, below - 1, right - 1))
    table = cells.table()
    return PaperPage((table,) if table.rows else (), sheet.name, hidden=bool(sheet.visibility))


def _shown(book: Any, cell: Any) -> ShownValue | None:
    import xlrd

    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ShownValue("是" if cell.value else "否")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ShownValue(str(xlrd.error_text_from_code.get(cell.value, "#N/A")))
    code = _code(book, cell.xf_index)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return ShownValue(show_text(visible(cell.value).strip(), code))
    number = stored(repr(cell.value))
    return ShownValue(str(cell.value)) if number is None else show_number(number, code, from_1904=bool(book.datemode))


def _code(book: Any, style: int | None) -> str:
    if style is None or not 0 <= style < len(book.xf_list):
        return "General"
    found = book.format_map.get(book.xf_list[style].format_key)
    return str(found.format_str) if found else "General"
