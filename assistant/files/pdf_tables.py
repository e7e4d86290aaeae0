"""Tables of a PDF page: cells between drawn lines, merged where no line parts them; else columns by alignment."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.files.paper import PaperTable, TableCell
from assistant.files.pdf_glyphs import Glyph, Ruling

_NEAR, _REACH = 3.0, 3.0
"""Lines nearer than this are one; a line may fall so short of the corner that it belongs to (points)."""
_MOST_EDGES = 300
_GAP = 1.6
"""Between columns stands a gap of so many widths of a character."""
_FEWEST_ROWS = 3


@dataclass(frozen=True)
class RuledTable:
    """A table, the x of its column edges, and which glyphs of the page stand in it."""

    table: PaperTable
    edges: tuple[float, ...]
    glyphs: frozenset[int]


def ruled_tables(glyphs: Sequence[Glyph], rulings: Sequence[Ruling]) -> list[RuledTable]:
    """The tables that lines draw, from the top of the page."""
    upright = [r for r in rulings if r.is_vertical and r.end - r.start > _NEAR]
    level = [r for r in rulings if not r.is_vertical and r.end - r.start > _NEAR]
    found = []
    for low, high in _regions(upright):
        lattice = _Lattice(
            [r for r in upright if r.start < high and r.end > low],
            [r for r in level if low - _NEAR <= r.at <= high + _NEAR], low, high,
        )  # fmt: skip
        if lattice.is_table and (table := lattice.filled(glyphs)):
            found.append(table)
    return found


def _regions(upright: Iterable[Ruling]) -> list[tuple[float, float]]:
    """The heights over which upright lines run without a gap, from the top."""
    found: list[tuple[float, float]] = []
    for line in sorted(upright, key=lambda r: -r.end):
        if found and line.end >= found[-1][0] - _NEAR:
            found[-1] = (min(found[-1][0], line.start), found[-1][1])
        else:
            found.append((line.start, line.end))
    return found


def _edges(values: Iterable[float]) -> list[float]:
    """Places from the lowest, near ones as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] < _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


@dataclass
class _Lattice:
    """The smallest cells between all lines of a region, and which of them are one."""

    upright: Sequence[Ruling]
    level: Sequence[Ruling]
    low: float
    high: float
    xs: list[float] = field(init=False)
    ys: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.xs = _edges(r.at for r in self.upright)
        self.ys = _edges([*(r.at for r in self.level), self.low, self.high])

    @property
    def is_table(self) -> bool:
        return 3 <= len(self.xs) <= _MOST_EDGES and 3 <= len(self.ys) <= _MOST_EDGES

    def filled(self, glyphs: Sequence[Glyph]) -> RuledTable | None:
        """The table with the characters that stand in it; None where none does."""
        corner = self._corners()
        texts: dict[tuple[int, int], list[Glyph]] = {}
        inside = []
        for number, glyph in enumerate(glyphs):
            place = self._place(glyph)
            if place is not None:
                texts.setdefault(corner[place], []).append(glyph)
                inside.append(number)
        if not inside:
            return None
        return RuledTable(PaperTable(self._rows(corner, texts)), tuple(self.xs), frozenset(inside))

    def _place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Row from the top and column of the smallest cell around a character."""
        if glyph.text == "\n":
            return None
        column, row = bisect_right(self.xs, glyph.x) - 1, len(self.ys) - 1 - bisect_right(self.ys, glyph.y)
        is_in = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if is_in else None

    def _corners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each smallest cell the upper left one of the cell that it belongs to."""
        across, down = _covers(self.upright, self.xs), _covers(self.level, self.ys)
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        corner: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(rows):
            y = (self.ys[rows - row] + self.ys[rows - row - 1]) / 2
            for column in range(columns):
                x = (self.xs[column] + self.xs[column + 1]) / 2
                if column and not _has(across[column], y):
                    corner[row, column] = corner[row, column - 1]
                elif row and not _has(down[rows - row], x):
                    corner[row, column] = corner[row - 1, column]
                else:
                    corner[row, column] = (row, column)
        return corner

    def _rows(
        self, corner: Mapping[tuple[int, int], tuple[int, int]], texts: Mapping[tuple[int, int], Sequence[Glyph]]
    ) -> tuple[tuple[TableCell, ...], ...]:
        last: dict[tuple[int, int], tuple[int, int]] = {}
        for place, first in corner.items():
            before = last.get(first, place)
            last[first] = (max(before[0], place[0]), max(before[1], place[1]))
        rows: list[list[TableCell]] = [[] for _ in range(len(self.ys) - 1)]
        for (row, column), (top, left) in corner.items():
            if column != left:
                continue
            down, right = last[top, left]
            is_first = row == top
            text = _text(texts.get((top, left), ())) if is_first else ""
            height = down - top + 1 if is_first else 1
            rows[row].append(TableCell(text, row, column, right - left + 1, height, continued=not is_first))
        return tuple(tuple(row) for row in rows)


def _covers(lines: Iterable[Ruling], edges: Sequence[float]) -> list[list[tuple[float, float]]]:
    """From where to where lines run along each edge."""
    found: list[list[tuple[float, float]]] = [[] for _ in edges]
    for line in lines:
        near = min(range(len(edges)), key=lambda i: abs(edges[i] - line.at))
        found[near].append((line.start - _REACH, line.end + _REACH))
    return found


def _has(runs: Sequence[tuple[float, float]], at: float) -> bool:
    return any(start <= at <= end for start, end in runs)


def _text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell; lines that only wrap are closed up, words of letters keep a space."""
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.strip():
            if before is not None and _wraps(before, glyph) and (before.text + glyph.text).isascii():
                parts.append(" ")
            before = glyph
        parts.append(glyph.text)
    return "".join(parts).strip()


def _wraps(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands on a new line, and the one before ended a word of letters."""
    return before.text.isalpha() and (glyph.top < before.bottom or glyph.left < before.left - 1)


@dataclass(frozen=True)
class _Segment:
    """Characters of a line without a wide gap."""

    left: float
    right: float
    text: str
    glyphs: tuple[int, ...]


def aligned_tables(glyphs: Sequence[Glyph]) -> list[RuledTable]:
    """Tables without lines: rows that follow each other, with the same number of columns above each other."""
    found: list[RuledTable] = []
    run: list[list[_Segment]] = []
    for line in [*_lines(glyphs), []]:
        if len(line) > 1 and (not run or _aligned(run[-1], line)):
            run.append(line)
            continue
        if len(run) >= _FEWEST_ROWS:
            found.append(_of_run(run))
        run = [line] if len(line) > 1 else []
    return found


def _lines(glyphs: Sequence[Glyph]) -> list[list[_Segment]]:
    lines: list[list[int]] = [[]]
    for number, glyph in enumerate(glyphs):
        if glyph.text == "\n":
            lines.append([])
        elif glyph.text.strip():
            lines[-1].append(number)
    return [_segments(glyphs, line) for line in lines if line]


def _segments(glyphs: Sequence[Glyph], line: Sequence[int]) -> list[_Segment]:
    width = sorted(glyphs[i].right - glyphs[i].left for i in line)[len(line) // 2]
    groups: list[list[int]] = [[line[0]]]
    for before, at in pairwise(line):
        gap = glyphs[at].left - glyphs[before].right
        if gap > _GAP * max(width, 1) or gap < -10 * max(width, 1):
            groups.append([])
        groups[-1].append(at)
    return [
        _Segment(glyphs[g[0]].left, glyphs[g[-1]].right, "".join(glyphs[i].text for i in g), tuple(g)) for g in groups
    ]


def _aligned(above: Sequence[_Segment], below: Sequence[_Segment]) -> bool:
    return len(above) == len(below) and all(
        a.left <= b.right and b.left <= a.right for a, b in zip(above, below, strict=True)
    )  # fmt: skip


def _of_run(run: Sequence[Sequence[_Segment]]) -> RuledTable:
    rows = tuple(
        tuple(TableCell(s.text, number, at) for at, s in enumerate(line)) for number, line in enumerate(run)
    )  # fmt: skip
    edges = tuple(min(line[at].left for line in run) for at in range(len(run[0])))
    return RuledTable(PaperTable(rows), edges, frozenset(i for line in run for s in line for i in s.glyphs))
