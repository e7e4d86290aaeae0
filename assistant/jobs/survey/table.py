"""The rows of a file of answers as text: CSV in UTF-8 or GBK, with comma, semicolon or tab, and Excel sheets.

openpyxl is imported when an Excel file is read, not before.
"""

import csv
import io
import itertools
import warnings
from pathlib import Path
from typing import Any

from assistant.files import guards
from assistant.files.interface import IntakeError
from assistant.language.invisible import visible

Table = list[list[str]]
_MAX_ROWS, _MAX_COLUMNS = 50_000, 500
_DELIMITERS = (",", ";", "\t", "；", "，")
_LOOK = 20


def read_tables(path: Path) -> list[Table]:
    """The tables of a file, blank rows kept out. Raises IntakeError for what is no CSV or Excel file."""
    kind = path.suffix.lower()
    if kind in {".csv", ".txt", ".tsv"}:
        return [_csv(path)]
    if kind in {".xlsx", ".xlsm"}:
        return _xlsx(path)
    if kind in {".xls", ".et"}:
        raise IntakeError(f"“{path.name}”是旧版表格文件。请用 Excel 或 WPS 另存为 .xlsx 再试。")
    raise IntakeError(f"不认识“{path.name}”这种文件。问卷答案请用 CSV 或 Excel（.xlsx）。")


def _csv(path: Path) -> Table:
    text = guards.decoded(guards.read_bytes(path))
    if text is None:
        raise IntakeError(f"“{path.name}”的文字编码读不出来。请用 Excel 打开后另存为 .xlsx 再试。")
    try:
        best = max((_split(text[:20_000], d) for d in _DELIMITERS), key=_columns)
        delimiter = next(d for d in _DELIMITERS if _split(text[:20_000], d) == best)
        return _tidy(_split(text, delimiter), path.name)
    except csv.Error as error:
        raise IntakeError(f"“{path.name}”不是有效的 CSV 文件。请用 Excel 打开后另存为 .xlsx 再试。") from error


def _split(text: str, delimiter: str) -> Table:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _columns(table: Table) -> int:
    """How many columns most of the first rows have; a delimiter that splits nothing has one."""
    widths = [len(row) for row in table[:_LOOK] if row]
    return max((w for w in set(widths) if widths.count(w) * 2 >= len(widths)), default=max(widths, default=0))


def _xlsx(path: Path) -> list[Table]:
    import openpyxl

    guards.require_xlsx(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out; none of them holds an answer
            book = openpyxl.load_workbook(path, data_only=True)
            return [_sheet(s, path.name) for s in book.worksheets if s.sheet_state == "visible"]
    except IntakeError:
        raise
    except Exception as error:
        raise IntakeError(
            f"“{path.name}”打不开，文件可能已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from error


def _sheet(sheet: Any, name: str) -> Table:
    width = min(sheet.max_column or 0, _MAX_COLUMNS)
    rows = sheet.iter_rows(max_row=min(sheet.max_row or 0, _MAX_ROWS + 1), max_col=width, values_only=True)
    return _tidy([[_shown(value) for value in row] for row in rows], name)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _tidy(rows: Table, name: str) -> Table:
    """Cells trimmed, blank rows left out, every row of the same width."""
    if len(rows) > _MAX_ROWS:
        raise IntakeError(f"“{name}”超过 {_MAX_ROWS} 行，请拆分后分别统计。")
    kept = [[visible(cell).strip() for cell in row[:_MAX_COLUMNS]] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max((len(row) for row in kept), default=0)
    return [list(itertools.islice(itertools.chain(row, itertools.repeat("")), width)) for row in kept]
