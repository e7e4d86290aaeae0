"""The forms among the tables of a file, whatever its format: each with the caption that stands above it."""

import itertools
import re
from dataclasses import replace

from assistant.files.areas import padded
from assistant.files.interface import IntakeError, ReadFiling
from assistant.files.paper import PaperPage, PaperTable, ReadPaper, TableCell
from assistant.forms.collecting import Tables
from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.source_notes import is_source_list, notes_of, with_sources
from assistant.forms.task_rows import is_department_account, with_department_account
from assistant.language.invisible import visible

_YEAR = re.compile(r"20\d\d\s*年度?")
_FIRST = re.compile(r"^(?:项目(?:支出)?名称|转移支付[（(]项目[）)]名称|部门[（(]单位[）)]名称)")
_TITLE = re.compile(r"表$|^[（(]?20\d\d年|编号|单位[:：]?")
_MAX_COLUMNS, _MAX_PLACES = 60, 1_000_000
_TITLE_LINES, _TITLE_ROWS = 8, 4
"""So many lines above a table, and rows at its head, may hold its title."""


def filings_of(paper: ReadPaper) -> tuple[ReadFiling, ...]:
    """The filings of a file. Raises IntakeError where there is none."""
    tables = Tables(paper.name)
    if any(page.name for page in paper.pages):
        for title, grid in sheet_grids(paper):
            for part in _parts(grid):
                tables.take(part, [title], _caption_in(part, title), title)
    else:
        _take_blocks(tables, paper)
    found = tables.filings()
    many = len(found) > 1
    return tuple(
        replace(item, source=f"{paper.name}#{item.source or number}" if many else paper.name, notes=paper.notes)
        for number, item in enumerate(found, 1)
    )


def _take_blocks(tables: Tables, paper: ReadPaper) -> None:
    """The tables of a text, each with the lines above it, which may hold its title and its year."""
    lines: list[str] = []
    caption = ""
    for block in paper.blocks:
        if not isinstance(block, PaperTable):
            text = visible(block.text)
            caption = text if re.search(r"20\d\d\s*年", text) else caption
            lines = [*lines, text][-_TITLE_LINES:] if text.strip() else lines
            continue
        for grid in _parts(grid_of(block)):
            if tables.last is not None and is_source_list(grid):
                tables.amend(with_sources(tables.last, notes_of(grid)))
            elif tables.last is not None and is_department_account(grid):
                tables.amend(with_department_account(tables.last, grid))
            elif tables.take(grid, lines, _own_caption(grid) or caption):
                lines = []  # the titles so far are those of this form
            elif tables.last is not None and _says_completed(grid):
                done = tables.last.project.model_copy(update={"completed": True})
                tables.amend(tables.last.model_copy(update={"project": done}))


def _own_caption(grid: Grid) -> str:
    """The row above the fields of a table that states its year; "" for none."""
    for row in grid[:_TITLE_ROWS]:
        text = "".join(c.text for c in row)
        if any(_FIRST.match(bare(c.text)) for c in row):
            break
        if re.search(r"20\d\d\s*年度", text):
            return text
    return ""


def sheet_grids(paper: ReadPaper) -> list[tuple[str, Grid]]:
    """Names and grids of the sheets and tables that the user sees."""
    sheets = [(page.name, grid_of(table)) for page in _sheets(paper) for table in page.tables]
    return sheets or [("", grid_of(table)) for table in paper.tables]


def _sheets(paper: ReadPaper) -> list[PaperPage]:
    """The visible sheets; hidden ones hold lists and leftovers."""
    return [page for page in paper.pages if page.name and not page.hidden]


def grid_of(table: PaperTable) -> Grid:
    """The rows of a table that hold something; one that holds a table is replaced by that table's rows."""
    rows: list[list[GridCell]] = []
    width = min(table.width, _MAX_COLUMNS)
    if len(table.rows) * width > _MAX_PLACES:
        raise IntakeError(f"文件中有一张表太大（{len(table.rows)} 行），请只留要审核的部分再试。")
    for row in table.rows:
        inner = [inner for cell in row for inner in cell.inner]
        if inner:
            rows += [list(r) for t in inner for r in grid_of(t)]
        elif any(c.text or c.continued for c in row):
            rows.append([_grid_cell(c) for c in padded(row, width)])
    return rows


def _grid_cell(cell: TableCell) -> GridCell:
    text = "" if cell.continued else visible(cell.figure).strip()
    return GridCell(text, cell.column, cell.colspan, cell.continued, cell.row)


def _says_completed(grid: Grid) -> bool:
    """Whether a table of workings (得分计算说明) behind a form scores the money as of a finished project."""
    return any(row and row[0].text == "预算执行率" and "项目已完成" in row[-1].text for row in grid)


def _parts(grid: Grid) -> list[Grid]:
    """The forms of a grid: where one stands below another, each begins with the title above its 项目名称."""
    starts = [i for i, row in enumerate(grid) if any(_FIRST.match(bare(c.text)) for c in row[:2])]
    begins = [_title_of(grid, i) for i in starts[1:]]
    bounds = [0, *begins, len(grid)]
    return [grid[a:b] for a, b in itertools.pairwise(bounds)]


def _title_of(grid: Grid, start: int) -> int:
    """The first of the rows above that hold a single text, such as 项目支出绩效自评表 and （2025年度）."""
    while (
        start > 0 and sum(bool(c.text) for c in grid[start - 1]) == 1 and _TITLE.search(bare(grid[start - 1][0].text))
    ):
        start -= 1
    return start


def _caption_in(grid: Grid, title: str) -> str:
    return next((c.text for row in grid[:4] for c in row if _YEAR.search(c.text)), title)
