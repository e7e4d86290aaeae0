"""Excel files (.xlsx): every sheet as one table, cells as the sheet shows them, merged areas as spans.

Read from the XML in one pass: openpyxl expands merged areas and styled blank cells before any limit can hold, and
needs a second pass to see what was typed as a formula.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.files.areas import Area, SheetCells
from assistant.files.number_format import BUILT_IN, ShownValue, show_number, show_text, stored
from assistant.files.opening import Opened
from assistant.files.paper import PaperPage, ReadPaper
from assistant.files.xml import elements, parsed
from assistant.language.invisible import visible

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_C, _V, _F, _T, _ROW, _AREA = (f"{_NS}{n}" for n in ("c", "v", "f", "t", "row", "mergeCell"))
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SIGN = re.compile(r"^=\s*\d[\d,.]*\s*(?:[%‰]|[(（].*[)）]|[一-鿿].*)?$")
"""“=100%” and “=300.00(场)” were meant as text, whatever the program that wrote them took them for."""


@dataclass(frozen=True)
class _Book:
    """What the sheets of a workbook share."""

    texts: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


def read(opened: Opened) -> ReadPaper:
    """The sheets of a workbook. Raises IntakeError for one that passes a limit; a damaged one fails as it will."""
    with opened.members() as archive:
        root = parsed(opened.xml(archive, "xl/workbook.xml"))
        sheets = list(_sheets(root, _targets(opened, archive)))
        if len(sheets) > opened.limits.sheets:
            raise opened.too_much(f"有 {len(sheets)} 张工作表")
        properties = root.find(f"{_NS}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        book = _Book(_shared_texts(opened, archive), _formats(opened, archive), from_1904)
        pages: list[PaperPage] = []
        cells = SheetCells(opened)
        few = {
            "col": (opened.limits.sheet_columns, "列"), "row": (opened.limits.rows, "行"),
            "mergeCell": (opened.limits.cells, "块合并的单元格"),
        }  # fmt: skip
        for sheet in sheets:
            cells = cells.next_sheet()
            pages.append(_page(opened.xml(archive, sheet.member, few), book, sheet, cells))
    return ReadPaper(tuple(pages), opened.name, tuple(cells.notes))


@dataclass(frozen=True)
class _Sheet:
    name: str
    member: str
    hidden: bool


def _sheets(root: Any, targets: Mapping[str, str]) -> Iterator[_Sheet]:
    for sheet in root.iter(f"{_NS}sheet"):
        member = targets.get(sheet.get(_REL) or "", "")
        if "worksheets" in member:
            yield _Sheet(sheet.get("name") or "", member, sheet.get("state", "visible") != "visible")


def _targets(opened: Opened, archive: zipfile.ZipFile) -> dict[str, str]:
    """The members that the relations of the workbook name."""
    member = "xl/_rels/workbook.xml.rels"
    relations = parsed(opened.xml(archive, member)) if member in archive.namelist() else ()
    return {r.get("Id"): posixpath.normpath(posixpath.join("/xl", r.get("Target") or ""))[1:] for r in relations}


def _shared_texts(opened: Opened, archive: zipfile.ZipFile) -> list[str]:
    member = "xl/sharedStrings.xml"
    if member not in archive.namelist():
        return []
    return [_rich(item) for item in elements(opened.xml(archive, member), f"{_NS}si")]


def _rich(item: Any) -> str:
    """The text of all runs; how a word is pronounced (rPh) is none of it."""
    runs = (t for child in item if child.tag in {_T, f"{_NS}r"} for t in child.iter(_T))
    return "".join(t.text or "" for t in runs)


def _formats(opened: Opened, archive: zipfile.ZipFile) -> list[str]:
    """The number format of every style of a cell."""
    member = "xl/styles.xml"
    if member not in archive.namelist():
        return []
    root = parsed(opened.xml(archive, member))
    own = {f.get("numFmtId"): f.get("formatCode") or "" for f in root.iter(f"{_NS}numFmt")}
    styles = root.find(f"{_NS}cellXfs")
    ids = [s.get("numFmtId") or "0" for s in (styles if styles is not None else ())]
    return [own.get(i) or BUILT_IN.get(i, "General") for i in ids]


def _page(data: bytes, book: _Book, sheet: _Sheet, cells: SheetCells) -> PaperPage:
    cells.expect(data.count(b"<v>") + data.count(b"<is>"))
    number = -1
    for element in elements(data, _ROW, _AREA):
        if element.tag == _AREA:
            cells.merge(_area(element.get("ref") or ""))
            continue
        stated = element.get("r") or ""
        number = int(stated) - 1 if stated.isdigit() and len(stated) < 8 else number + 1
        column = -1
        for cell in element.iterchildren(_C):
            column = _column(cell.get("r") or "", column + 1)
            if shown := _shown(cell, book):
                cells.put(number, column, shown)
            if not sheet.hidden and (remark := _remark(cell, shown)):
                cells.remark(number, column, remark)
    table = cells.table()
    return PaperPage((table,) if table.rows else (), sheet.name, sheet.hidden)


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    a, b = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
    if a is None or b is None:
        return Area(-1, -1, -1, -1)
    return Area(int(a[2]) - 1, _letters(a[1]), int(b[2]) - 1, _letters(b[1]))


def _column(reference: str, usual: int) -> int:
    match = _PLACE.fullmatch(reference)
    return _letters(match[1]) if match else usual


@lru_cache(maxsize=20_000)
def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _shown(cell: Any, book: _Book) -> ShownValue | None:
    kind, value, formula = cell.get("t", "n"), None, None
    for child in cell:
        if child.tag == _V:
            value = child.text
        elif child.tag == _F:
            formula = child.text
        elif child.tag == f"{_NS}is":
            value = _rich(child)
    if value is None:
        typed = f"={formula}".strip() if formula else ""
        return ShownValue(typed) if _SIGN.match(typed) else None
    code = _at(book.formats, cell.get("s") or "0", "General")
    if kind == "n":
        number = stored(value)
        return ShownValue(value) if number is None else show_number(number, code, from_1904=book.from_1904)
    if kind == "b":
        return ShownValue("是" if value.strip() in {"1", "true"} else "否")
    if kind == "s":
        value = _at(book.texts, value, "")
    if kind == "d":
        return ShownValue(value[:10])
    return ShownValue(show_text(visible(value).strip(), code))


def _remark(cell: Any, shown: ShownValue | None) -> str:
    """What is wrong with a cell: an error of the program, or a formula whose result was not saved."""
    if cell.get("t") == "e":
        return f"是错误值 {shown.text if shown else ''}，请改正公式"
    if shown is None and len(cell) and (formula := cell.find(_F)) is not None and (formula.text or "").strip():
        return "的公式没有保存计算结果，请用 Excel 或 WPS 打开后重新保存"
    return ""


def _at(items: Sequence[str], index: str, usual: str) -> str:
    return items[int(index)] if index.isdigit() and len(index) < 9 and int(index) < len(items) else usual
