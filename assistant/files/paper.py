"""A file as it was read, whatever its format: pages of headings, paragraphs and tables in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.files.rows import row_line

_WIDEST = 200
"""Blank columns are shown between the cells of a row up to here; behind stands what strays far out."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its row and column, both from 0. Blank cells of a sheet that belong to no area are not kept."""

    text: str
    """As the sheet or page shows it."""
    row: int
    column: int
    colspan: int = 1
    rowspan: int = 1
    continued: bool = False
    """It only goes on a merged cell from above."""
    exact: str = ""
    """The stored figure with every digit and its unit, a day as 2025-11-30; "" where ``text`` is all there is."""
    inner: tuple["PaperTable", ...] = ()
    """Tables inside the cell."""

    @property
    def figure(self) -> str:
        """The text with nothing rounded away."""
        return self.exact or self.text


@dataclass(frozen=True)
class PaperTable:
    """The rows of a table; blank rows of a sheet are left out, so that cells say which row they stand in."""

    rows: tuple[tuple[TableCell, ...], ...]
    continues: bool = False
    """It goes on the last table of the page before."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((row[-1].column + row[-1].colspan for row in self.rows if row), default=0)

    @property
    def lines(self) -> Iterator[str]:
        """Every row as a line, tables inside its cells behind it."""
        for row in self.rows:
            yield row_line(_spread(row))
            for cell in row:
                for table in cell.inner:
                    yield from table.lines

    def filled(self) -> Iterator[list[str]]:
        """The texts of each row from the left, a merged cell's in every row that it covers."""
        above: dict[int, str] = {}
        for row in self.rows:
            texts = [above.get(c.column, c.figure) if c.continued else c.figure for c in row]
            above = {c.column: text for c, text in zip(row, texts, strict=True)}
            yield texts


def _spread(row: Sequence[TableCell]) -> list[str]:
    """The texts of a row with "" for blank and covered columns between them."""
    if row and row[-1].column > _WIDEST:
        return [c.figure for c in row]
    texts: list[str] = []
    for cell in row:
        texts += [""] * (cell.column - len(texts))
        texts.append(cell.figure)
        texts += [""] * (cell.colspan - 1)
    return texts


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A line that the file itself marks as a heading; level 0 is the title."""

    text: str
    level: int

    @property
    def lines(self) -> Iterator[str]:
        yield from self.text.split("\n")


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paragraph."""

    text: str

    @property
    def lines(self) -> Iterator[str]:
        yield from self.text.split("\n")


PaperBlock = PaperHeading | PaperText | PaperTable


@dataclass(frozen=True)
class PaperPage:
    """A page, or a sheet with its name."""

    blocks: tuple[PaperBlock, ...]
    name: str = ""
    hidden: bool = False
    """A sheet that the user does not see."""
    margins: tuple[str, ...] = ()
    """Headers, footers and footnotes that begin to hold on this page; not in ``text``."""
    printed: str = ""
    """The lines as they are laid out, where the format knows them (PDF); ``text`` then gives these."""

    @property
    def text(self) -> str:
        """The page as lines, a table row as cells between `` | ``."""
        return self.printed or "\n".join(line for block in self.blocks for line in block.lines)

    @property
    def lines(self) -> list[str]:
        """The lines that are not blank."""
        return [line for line in self.text.split("\n") if line.strip()]

    @property
    def tables(self) -> list[PaperTable]:
        """The tables, or parts of tables, that stand on the page."""
        return [b for b in self.blocks if isinstance(b, PaperTable)]


@dataclass(frozen=True)
class ReadPaper:
    """What was read of a file."""

    pages: tuple[PaperPage, ...]
    name: str = ""
    notes: tuple[str, ...] = field(default=())
    """What the user should know of the reading, a Chinese line each."""

    @property
    def text(self) -> str:
        """All pages, one below the other."""
        return "\n".join(page.text for page in self.pages)

    @property
    def lines(self) -> list[str]:
        """The lines that are not blank."""
        return [line for page in self.pages for line in page.lines]

    @cached_property
    def blocks(self) -> tuple[PaperBlock, ...]:
        """Everything in order; a table that runs over pages is one, where it begins."""
        found: list[PaperBlock] = []
        open_at: int | None = None
        parts: list[PaperTable] = []
        for block in (b for page in self.pages for b in page.blocks):
            if isinstance(block, PaperTable) and block.continues and open_at is not None:
                parts.append(block)
                continue
            _close(found, open_at, parts)
            if isinstance(block, PaperTable):
                open_at, parts = len(found), [block]
            found.append(block)
        _close(found, open_at, parts)
        return tuple(found)

    @property
    def tables(self) -> list[PaperTable]:
        """The whole tables."""
        return [b for b in self.blocks if isinstance(b, PaperTable)]


def _close(found: list[PaperBlock], at: int | None, parts: Sequence[PaperTable]) -> None:
    """Put the parts of a table together where it began; rows that count from 0 again are counted on."""
    if at is None or len(parts) < 2:
        return
    rows: list[tuple[TableCell, ...]] = []
    for part in parts:
        last = next((row[0].row for row in reversed(rows) if row), -1)
        start = next((row[0].row for row in part.rows if row), 0)
        by = 0 if start > last else last + 1 - start
        rows += [tuple(replace(c, row=c.row + by) for c in row) if by else row for row in part.rows]
    found[at] = PaperTable(tuple(rows))


def with_rowspans(rows: Sequence[Sequence[TableCell]]) -> tuple[tuple[TableCell, ...], ...]:
    """Rows whose merged cells know how many rows they cover, counted from the continued cells below them."""
    below: dict[int, int] = {}
    found: list[tuple[TableCell, ...]] = []
    for row in reversed(rows):
        counts = {c.column: below.get(c.column, 0) + 1 for c in row if c.continued}
        found.append(
            tuple(
                c if c.continued else replace(c, rowspan=1 + below[c.column]) if c.column in below else c for c in row
            )
        )
        below = counts
    return tuple(reversed(found))
