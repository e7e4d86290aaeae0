"""Saved web pages (.html): headings, paragraphs and tables; what only lays a page out is no table."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.files.encoding import decoded_web
from assistant.files.interface import IntakeError
from assistant.files.opening import Opened
from assistant.files.paper import PaperBlock, PaperHeading, PaperPage, PaperTable, PaperText, ReadPaper, TableCell

_SKIPPED = {"script", "style", "noscript", "template", "svg", "nav", "footer", "head"}
_BLOCKS = {"p", "div", "li", "br", "section", "article", "ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "center",
           "form", "main", "header", "hr", "caption", "tr", "td", "th", "tbody", "thead", "tfoot"}  # fmt: skip
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_WIDEST, _TALLEST, _MOST_CELLS = 200, 1000, 50_000
_LONG = 500
"""A cell with so much text, or with blocks of its own, lays out a page."""


def read(opened: Opened) -> ReadPaper:
    """The page. Raises IntakeError for what is no web page."""
    from lxml import html  # type: ignore[import-untyped]

    text = decoded_web(opened.data)
    if text is None:
        text = opened.text()
    if len(text) > 2 * opened.limits.characters:
        raise opened.too_much(f"超过 {opened.limits.characters // 10_000} 万字")
    tags = text.lower()
    if tags.count("<tr") > opened.limits.rows or tags.count("<td") + tags.count("<th") > opened.limits.cells:
        raise opened.too_much("的表格过大")
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (ValueError, html.etree.ParserError) as error:
        raise IntakeError(f"“{opened.name}”不是有效的网页文件。") from error
    body = root.find("body")
    walk = _Walk(opened)
    walk.go(body if body is not None else root)
    walk.end()
    return ReadPaper((PaperPage(tuple(walk.blocks)),), opened.name)


class _Walk:
    """The blocks of a page in order."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.blocks: list[PaperBlock] = []
        self._open: list[str] = []
        self._cells = 0

    def end(self) -> None:
        """Close the paragraph."""
        text = " ".join("".join(self._open).split())
        self._open = []
        if text:
            self.blocks.append(PaperText(text))

    def go(self, node: Any) -> None:
        if node.text:
            self._open.append(node.text)
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                pass
            elif tag in _LEVELS:
                self.end()
                if text := " ".join(child.text_content().split()):
                    self.blocks.append(PaperHeading(text, _LEVELS[tag]))
            elif tag == "table" and not _lays_out(child):
                self.end()
                self.blocks.append(PaperTable(self._rows(child)))
            elif tag in _BLOCKS or tag == "table":
                self.end()
                self.go(child)
                self.end()
            else:
                self.go(child)
            if child.tail:
                self._open.append(child.tail)

    def _rows(self, table: Any) -> tuple[tuple[TableCell, ...], ...]:
        """Rows with their spans; a cell that reaches down is continued in the rows below."""
        down: dict[int, tuple[int, int]] = {}
        rows: list[tuple[TableCell, ...]] = []
        for number, row in enumerate(table.iter("tr")):
            cells, down = _row(number, [c for c in row if c.tag in {"td", "th"}], down)
            self._cells += len(cells)
            if self._cells > _MOST_CELLS:
                raise self._opened.too_much(f"有超过 {_MOST_CELLS // 10_000} 万个单元格")
            rows.append(cells)
        return tuple(rows)


def _row(
    number: int, cells: Sequence[Any], down: dict[int, tuple[int, int]]
) -> tuple[tuple[TableCell, ...], dict[int, tuple[int, int]]]:
    """The cells of a row, and what still reaches down from it: width and rows left by column."""
    found: list[TableCell] = []
    left = {at: (width, rows - 1) for at, (width, rows) in down.items() if rows > 1}
    reaching = sorted(down.items())
    next_down, column = 0, 0
    for cell in cells:
        while next_down < len(reaching) and reaching[next_down][0] <= column:
            column = _go_on(found, number, reaching[next_down], column)
            next_down += 1
        width, rows = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
        found.append(TableCell(" ".join(cell.text_content().split()), number, column, width, rows))
        if rows > 1:
            left[column] = (width, rows - 1)
        column += width
    for area in reaching[next_down:]:
        column = _go_on(found, number, area, column)
    return tuple(found), left


def _go_on(found: list[TableCell], number: int, area: tuple[int, tuple[int, int]], column: int) -> int:
    """Put the part of a cell that reaches down to this row; give the column behind it."""
    at, (width, _) = area
    if at >= column:
        found.append(TableCell("", number, at, width, continued=True))
    return max(column, at + width)


def _span(cell: Any, name: str, most: int) -> int:
    stated = (cell.get(name) or "").strip()
    return max(1, min(int(stated), most)) if stated.isdigit() and len(stated) < 10 else 1


def _lays_out(table: Any) -> bool:
    """Whether a table only places the parts of a page: tables inside, one cell a row, or whole texts in its cells."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    rows = [[c for c in row if c.tag in {"td", "th"}] for row in table.iter("tr")]
    return all(len(row) <= 1 for row in rows) or any(_is_long(c) for row in rows for c in row)


def _is_long(cell: Any) -> bool:
    return _blocks_in(cell) > 1 and len(cell.text_content()) > _LONG


def _blocks_in(cell: Any) -> int:
    found: Iterator[Any] = cell.iterdescendants("p", "div", "h1", "h2", "h3")
    return sum(1 for _ in found)
