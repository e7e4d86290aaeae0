"""ODF sheets (.ods): the file itself holds what every cell shows, so that is read, with spans.

python-calamine gives the stored value instead (``"≥"0"公里"`` reads as 42 there).
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from assistant.base import show
from assistant.files.areas import Area, SheetCells
from assistant.files.number_format import ShownValue, stored
from assistant.files.opening import Opened
from assistant.files.paper import PaperPage, ReadPaper
from assistant.files.xml import elements
from assistant.language.invisible import visible

_O = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_O % n for n in ("table", "text", "office", "style"))
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LARGEST = 1 << 20


def read(opened: Opened) -> ReadPaper:
    """The sheets. Raises IntakeError for a file that passes a limit; a damaged one fails as it will."""
    with opened.members() as archive:
        data = opened.xml(archive, "content.xml")
    hidden: set[str] = set()
    pages: list[PaperPage] = []
    cells, row = SheetCells(opened), 0
    for element in elements(data, f"{_STYLE}style", f"{_TABLE}table-row", f"{_TABLE}table"):
        if element.tag == f"{_STYLE}style":
            hidden.update(_hidden_name(element))
        elif element.tag == f"{_TABLE}table-row":
            row = _take_row(cells, element, row)
        else:
            pages.append(_page(cells, element, hidden))
            cells, row = cells.next_sheet(), 0
        if len(pages) > opened.limits.sheets:
            raise opened.too_much(f"有超过 {opened.limits.sheets} 张工作表")
    return ReadPaper(tuple(pages), opened.name)


def _hidden_name(style: Any) -> list[str]:
    shown = style.find(f"{_STYLE}table-properties")
    is_hidden = shown is not None and shown.get(f"{_TABLE}display") == "false"
    return [style.get(f"{_STYLE}name")] if is_hidden else []


def _page(cells: SheetCells, element: Any, hidden: set[str]) -> PaperPage:
    table = cells.table()
    name = element.get(f"{_TABLE}name") or ""
    return PaperPage((table,) if table.rows else (), name, element.get(f"{_TABLE}style-name") in hidden)


def _take_row(cells: SheetCells, element: Any, row: int) -> int:
    """Put the cells of a row, as often as it stands; give the number of the next row."""
    times = _number(element.attrib, "number-rows-repeated")
    column = 0
    for cell in element:
        wide = _number(cell.attrib, "number-columns-repeated")
        shown = _shown(cell) if cell.tag == f"{_TABLE}table-cell" else None
        if shown is not None:
            for at in range(row, row + times):
                for place in range(column, column + wide):
                    cells.put(at, place, shown)
        down, across = _number(cell.attrib, "number-rows-spanned"), _number(cell.attrib, "number-columns-spanned")
        if down * across > 1:
            cells.merge(Area(row, column, row + down - 1, column + across - 1))
        column += wide
    return row + times


def _number(attributes: Mapping[str, str], name: str) -> int:
    stated = attributes.get(f"{_TABLE}{name}", "1")
    return min(int(stated), _LARGEST) if stated.isdigit() and 0 < len(stated) < 10 else 1


def _shown(cell: Any) -> ShownValue | None:
    paragraphs = ["".join(p.itertext()) for p in cell.iterchildren(f"{_TEXT}p")]
    text = visible("\n".join(paragraphs)).strip()
    if not text:
        return None
    kind, day = cell.get(f"{_OFFICE}value-type"), cell.get(f"{_OFFICE}date-value") or ""
    if kind == "date":
        return ShownValue(text, day[:10] if day[:10] != text else "")
    number = stored(cell.get(f"{_OFFICE}value") or "")
    if number is None or kind not in {"float", "percentage", "currency"}:
        return ShownValue(text)
    return ShownValue(text, _exact(text, number * 100 if kind == "percentage" else number))


def _exact(text: str, number: Decimal) -> str:
    """The text with the stored number in the place of the rounded one; "" where it is no such number."""
    match = _FIGURE.search(text)
    if match is None:
        return ""
    rounded = Decimal(match[0].replace(",", ""))
    places = len(match[0].partition(".")[2])
    if abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != rounded:
        return ""
    exact = f"{text[: match.start()]}{show(abs(number))}{text[match.end() :]}"
    return "" if exact == text else exact
