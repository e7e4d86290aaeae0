"""Forms in Word files: every table that is an indicator form, nested ones too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx

from assistant.files.interface import IntakeError, ReadFiling
from assistant.forms.collecting import Tables
from assistant.forms.grid import Grid, GridCell
from assistant.language.invisible import visible

_TITLE_LINES = 8
"""So many lines above a table may hold its title."""
_WIDEST = 63
"""Word has no more columns in a table; a span beyond that is damage."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx_filings(path: Path) -> tuple[ReadFiling, ...]:
    """The filings of a Word file. Raises IntakeError where there is none."""
    try:
        body = docx.Document(str(path)).element.body
    except Exception as error:
        raise IntakeError(f"“{path.name}”打不开，文件可能已损坏。请用 Word 或 WPS 打开后另存为 .docx 再试。") from error
    tables, lines, caption = Tables(path.name), list[str](), ""
    for element in body.iter(f"{_W}p", f"{_W}tbl"):
        if next(element.iterancestors(f"{_W}tbl"), None) is not None:
            continue  # a nested table is read in its place in the outer one
        if element.tag == f"{_W}p":
            text = _text(element)
            caption = text if re.search(r"20\d\d\s*年", text) else caption
            lines = [*lines, text][-_TITLE_LINES:] if text.strip() else lines
            continue
        grid = _grid(element)
        own = "".join(c.text for c in grid[0]) if grid else ""
        if tables.take(grid, lines, own if re.search(r"20\d\d\s*年度", own) else caption):
            lines = []  # the titles so far are those of this form
        elif tables.last is not None and _says_completed(grid):
            done = tables.last.project.model_copy(update={"completed": True})
            tables.amend(tables.last.model_copy(update={"project": done}))
    found = tables.filings()
    many = len(found) > 1
    return tuple(replace(item, source=f"{path.name}#{i + 1}" if many else path.name) for i, item in enumerate(found))


def _says_completed(grid: Grid) -> bool:
    """Whether a table of workings (得分计算说明) behind a form scores the money as of a finished project."""
    return any(row and row[0].text == "预算执行率" and "项目已完成" in row[-1].text for row in grid)


def _grid(table: Any) -> Grid:
    """The rows of a table; a row that only holds a nested table is replaced by that table's rows."""
    rows: list[list[GridCell]] = []
    for row in table.iterchildren(f"{_W}tr"):
        nested = [inner for cell in row.iterchildren(f"{_W}tc") for inner in cell.iterchildren(f"{_W}tbl")]
        if nested:
            rows += [list(r) for inner in nested for r in _grid(inner)]
        else:
            rows.append(list(_cells(row)))
    return rows


def _cells(row: Any) -> Iterator[GridCell]:
    column = 0
    for cell in row.iterchildren(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        width = _width(span.get(f"{_W}val")) if span is not None else 1
        continued = merge is not None and merge.get(f"{_W}val") in {None, "continue"}
        paragraphs = [_text(p) for p in cell.iterchildren(f"{_W}p")]
        yield GridCell("\n".join(paragraphs).strip(), column, width, continued)
        column += width


def _width(text: str | None) -> int:
    """The columns that a cell spans; 1 where the file does not say it in a number that can be."""
    return int(text) if text and text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= _WIDEST else 1


def _text(paragraph: Any) -> str:
    return visible("".join(t.text or "" for t in paragraph.iter(f"{_W}t")))
