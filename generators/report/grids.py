"""A grid with its title as a first row that repeats on every page, and a note as its last row."""

from collections.abc import Sequence
from math import ceil

from generators.report import paging
from generators.report.parts import Table
from generators.word.grid import BODY, LABEL, Row, clean, run_xml, table_xml
from generators.word.standard import NO_5, SMALL_5

CAPTION_STYLE = '<w:pStyle w:val="Caption"/>'
_SMALL = 8
"""A table of so few rows stays on one page."""
_ROW = 22.0
"""Points of the lowest row."""


def titled_grid(table: Table, title: str, doubtful: Sequence[str] = ()) -> tuple[str, list[float]]:
    """The XML of the table, and the height of every row in points as far as it can be told."""
    rows, width = list(table.rows), sum(table.widths)
    xml = table_xml(rows, table.widths, table.size, doubtful)
    heads = sum(row.head for row in rows)
    kept = len(rows) - 1 if len(rows) <= _SMALL + heads else heads
    xml = _keep_together(xml, kept)
    caption = _edge_row(run_xml(clean(title), LABEL, NO_5), width, len(table.widths), "Caption", head=True)
    xml = xml.replace("</w:tblGrid>", f"</w:tblGrid>{caption}", 1)
    if table.note:
        note = _edge_row(run_xml(clean(table.note), BODY, SMALL_5), width, len(table.widths), "TableNote", head=False)
        xml = f"{xml.removesuffix('</w:tbl>')}{note}</w:tbl>"
    heights = [20.0, *(_height(row, table) for row in rows), *([16.0] if table.note else []), 10.0]
    return xml, heights


def _keep_together(xml: str, count: int) -> str:
    """The first rows with the next one: a head never stands alone, a small table is not cut, a sum is not alone."""
    rows = xml.split("</w:tr>")
    last = len(rows) - 3  # the row before the last, which is often a sum
    for at in {*range(min(count, len(rows) - 1)), *([last] if last > 0 else [])}:
        rows[at] = rows[at].replace("<w:pPr>", "<w:pPr><w:keepNext/>")
    return "</w:tr>".join(rows)


def _edge_row(runs: str, width: int, columns: int, style: str, *, head: bool) -> str:
    """A row across the table without the borders of its outer edge."""
    bare = ("top", "left", "right") if head else ("left", "bottom", "right")
    borders = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right") if side in bare)
    repeat = "<w:tblHeader/>" if head else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{columns}"/><w:tcBorders>{borders}</w:tcBorders></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p></w:tc></w:tr>'
    )


def _height(row: Row, table: Table) -> float:
    """Points a row takes: its tallest cell that spans no rows."""
    line, at, tallest = table.size / 2 * 1.3, 0, 1
    for cell in row.cells:
        width = sum(table.widths[at : at + cell.colspan])
        room = max(1.0, (width - 120) / 10 / table.size)
        lines = sum(max(1, ceil(paging.columns(part) / room)) for part in cell.text.split("\n"))
        tallest = max(tallest, ceil(lines / cell.rowspan))
        at += cell.colspan
    return max(_ROW, tallest * line + 3)
