"""Values separated by commas, semicolons or tabs (.csv), in any encoding."""

import csv
import io

from assistant.files.interface import IntakeError
from assistant.files.opening import Opened
from assistant.files.paper import PaperPage, PaperTable, ReadPaper, TableCell
from assistant.language.invisible import visible

_DELIMITERS = (",", ";", "\t", "；", "，")
_SPARE = 5
"""Blank cells that a list may have for each that holds something."""
_LOOK, _LOOK_CHARACTERS = 20, 20_000


def read(opened: Opened) -> ReadPaper:
    """The rows as one table. Raises IntakeError for what is no such text, or has too many cells."""
    text = opened.text()
    try:
        rows = _rows(opened, text, _delimiter(text))
    except csv.Error as error:
        raise IntakeError(f"“{opened.name}”不是有效的 CSV 文件。请用 Excel 打开后另存为 .xlsx 再试。") from error
    return ReadPaper((PaperPage((PaperTable(rows),) if rows else ()),), opened.name)


def _rows(opened: Opened, text: str, delimiter: str) -> tuple[tuple[TableCell, ...], ...]:
    rows: list[tuple[TableCell, ...]] = []
    count = 0
    if text.count(delimiter) > _SPARE * opened.limits.cells or _widest(text, delimiter) > opened.limits.cells:
        raise opened.too_much(f"有超过 {opened.limits.cells // 10_000} 万个单元格")
    for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        row = tuple(TableCell(t, number, at) for at, value in enumerate(values) if (t := visible(value).strip()))
        count += len(row)
        if count > opened.limits.cells:
            raise opened.too_much(f"有超过 {opened.limits.cells // 10_000} 万个单元格")
        if row:
            rows.append(row)
    return tuple(rows)


def _widest(text: str, delimiter: str) -> int:
    return max((line.count(delimiter) for line in text.split("\n")), default=0)


def _delimiter(text: str) -> str:
    """The sign that cuts the first rows into the most columns."""
    start = text[:_LOOK_CHARACTERS]
    return max(_DELIMITERS, key=lambda sign: _columns(start, sign))


def _columns(text: str, delimiter: str) -> int:
    """How many columns most of the first rows have; a sign that splits nothing has one."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    widths = [len(row) for row in rows[:_LOOK] if row]
    return max((w for w in set(widths) if widths.count(w) * 2 >= len(widths)), default=max(widths, default=0))
