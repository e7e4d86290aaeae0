"""The headings of a table, over as many rows as they take: a spanning heading has its parts in the row below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.heads import is_period, is_value, read_head

_MOST_ROWS = 3
_LONGEST = 20
"""Characters of a heading; what is longer is text."""


@dataclass(frozen=True)
class Headings:
    """The heading of every column, parts joined to what spans them, and how many rows of the grid they take."""

    cells: tuple[GridCell, ...]
    rows: int = 1


def headings_at(grid: Grid, start: int, year: int | None = None) -> Headings:
    """The headings that begin in a row, taken as a row of headings whether or not it is one."""
    found = Headings(tuple(grid[start]))
    while found.rows < _MOST_ROWS and start + found.rows < len(grid):
        below = grid[start + found.rows]
        if not _goes_on(found.cells, below, year):
            break
        found = Headings(tuple(_joined(found.cells, below, year)), found.rows + 1)
    return found


def _goes_on(above: Sequence[GridCell], below: Sequence[GridCell], year: int | None) -> bool:
    """Whether the row below is one of headings too.

    It is where it divides spanning headings and holds nothing else (values stand below every column alike), or where
    the heading over the names of the rows goes on in it.
    """
    parts = [(c, _over(c, above)) for c in below if not c.continued and c.text.strip()]
    short = bool(parts) and all(len(bare(c.text)) <= _LONGEST for c, _ in parts)
    divides = all(over and over.colspan > c.colspan and over.text.strip() for c, over in parts)
    named = any(over and read_head(_text(over, c, year), year) for c, over in parts)
    top = any(read_head(c.text, year) for c in above if not c.continued)
    return short and named and top and (divides or _names_go_on(above, below))


def _names_go_on(above: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    at = {c.column for c in above if not c.continued and read_head(c.text) in {"name", "review"}}
    return any(c.continued for c in below if c.column in at)


def _over(cell: GridCell, above: Sequence[GridCell]) -> GridCell | None:
    return next((c for c in above if c.column <= cell.column < c.column + c.colspan and not c.continued), None)


def _joined(above: Sequence[GridCell], below: Sequence[GridCell], year: int | None) -> Iterator[GridCell]:
    for cell in below:
        over = _over(cell, above)
        if over is None:
            yield cell
        elif cell.continued or not cell.text.strip():
            yield replace(cell, text=over.text if cell.column == over.column else "", continued=False)
        else:
            yield replace(cell, text=_text(over, cell, year))


def _text(over: GridCell, part: GridCell, year: int | None) -> str:
    """A part with what it is a part of: 1-7月 over 完成值, or below it, is 1-7月完成值.

    One with a name of its own stands alone.
    """
    first, last = (part, over) if is_period(part.text) else (over, part)
    own, whole = read_head(part.text, year), f"{first.text}{last.text}"
    named_itself = own is not None and not is_value(own)
    return part.text if named_itself or read_head(whole, year) is None else whole
