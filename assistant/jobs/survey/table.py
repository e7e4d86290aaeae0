"""The rows of a file of answers as text: CSV, Excel and whatever else holds tables."""

from collections.abc import Iterator
from pathlib import Path

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.names import shown
from assistant.files.paper import PaperTable, ReadPaper
from assistant.files.reader import read_paper

Table = list[list[str]]
_MAX_ROWS, _MAX_COLUMNS, _MAX_PLACES = 50_000, 500, 5_000_000


def read_tables(path: Path) -> list[Table]:
    """The tables of a file, blank rows and hidden sheets kept out. Raises IntakeError."""
    paper = read_paper(path, Use.SURVEY)
    return [_tidy(table, shown(path)) for table in _seen(paper)]


def _seen(paper: ReadPaper) -> Iterator[PaperTable]:
    if any(page.hidden for page in paper.pages):
        yield from (table for page in paper.pages if not page.hidden for table in page.tables)
    else:
        yield from paper.tables


def _tidy(table: PaperTable, name: str) -> Table:
    """Blank rows left out, every row of the same width; a merged cell's text stands where it begins."""
    width = min(table.width, _MAX_COLUMNS)
    if len(table.rows) > _MAX_ROWS or len(table.rows) * width > _MAX_PLACES:
        raise IntakeError(f"“{name}”超过 {_MAX_ROWS} 行或过宽，请拆分后分别统计。")
    kept: Table = []
    for row in table.rows:
        cells = [""] * width
        for cell in row:
            if cell.column < width:
                cells[cell.column] = cell.figure
        if any(cells):
            kept.append(cells)
    return kept
