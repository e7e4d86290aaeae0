"""The sheets of a workbook as pages: every row a line of cells, dates and percentages as they are shown."""

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.base import show
from assistant.files import guards
from assistant.files.interface import IntakeError
from assistant.files.rows import row_line

_MOST_UNPACKED, _MOST_ROWS, _MOST_COLUMNS = 300 << 20, 5000, 60


def workbook_pages(path: Path) -> Sequence[str]:
    """The text of each sheet. Raises IntakeError for what is no workbook; a damaged one fails as it will."""
    import openpyxl

    _require_workbook(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of extensions that carry no text
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        with closing(book):
            return [_sheet(sheet) for sheet in book.worksheets]


def _require_workbook(path: Path) -> None:
    if guards.read_bytes(path)[:4] == guards.OLE:
        raise IntakeError("是旧版 .xls 或加密文件。请另存为未加密的 .xlsx 再试。")
    if not zipfile.is_zipfile(path):
        raise IntakeError("不是有效的 Excel 文件（.xlsx）。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。")
    with zipfile.ZipFile(path) as archive:
        if sum(m.file_size for m in archive.infolist()) > _MOST_UNPACKED:
            raise IntakeError("解压后异常巨大，为安全起见没有打开。请重新保存后再试。")


def _sheet(sheet: Any) -> str:
    sheet.reset_dimensions()  # some programs write a wrong size, and rows would be lost
    return "\n".join(_lines(sheet))


def _lines(sheet: Any) -> Iterator[str]:
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS)):
        if number >= _MOST_ROWS:
            return
        if line := row_line([_shown(cell) for cell in row]):
            yield line


def _shown(cell: Any) -> str:
    """A cell as a reader sees it: 2025-03-20, 92.4%, 480."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), cell.number_format or "")
    return str(value)


def _number(value: Decimal, layout: str) -> str:
    """Twelve digits are kept: what stands behind is the noise of binary fractions."""
    exact = Decimal(f"{value:.12g}")
    return f"{show(exact * 100)}%" if "%" in layout else show(exact)
