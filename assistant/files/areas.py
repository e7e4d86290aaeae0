"""The rows of a sheet from its cells and merged areas, without expanding an area."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from assistant.files.number_format import ShownValue
from assistant.files.opening import Opened
from assistant.files.paper import PaperTable, TableCell

_MOST_NOTES = 5
_SHORT = 200
"""Rows of an area up to this height are rows of the table even where they hold nothing else."""


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area, first and last row and column from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class SheetCells:
    """The cells of one sheet as they come in; refuses more than the limits allow."""

    opened: Opened
    rows: dict[int, dict[int, ShownValue]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    count: int = 0
    characters: int = 0
    notes: list[str] = field(default_factory=list)

    def remark(self, row: int, column: int, what: str) -> None:
        """What the user should know of a cell; the first few are named."""
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(f"{column_letters(column)}{row + 1} 单元格{what}。")

    def next_sheet(self) -> "SheetCells":
        """An empty sheet of the same file, which counts on."""
        return SheetCells(self.opened, count=self.count, characters=self.characters, notes=self.notes)

    def expect(self, cells: int) -> None:
        """Raises IntakeError where so many more cells would be too many, before any is read."""
        if self.count + cells > self.opened.limits.cells:
            raise self.opened.too_much(f"有超过 {self.opened.limits.cells // 10_000} 万个单元格")

    def put(self, row: int, column: int, shown: ShownValue) -> None:
        """A cell with something in it."""
        if not shown.text.strip() and not shown.exact:
            return
        self.rows.setdefault(row, {})[column] = shown
        self.count += 1
        self.characters += len(shown.text)
        self.expect(0)
        if self.characters > self.opened.limits.characters:
            raise self.opened.too_much(f"超过 {self.opened.limits.characters // 10_000} 万字")

    def merge(self, area: Area) -> None:
        """A merged area."""
        if 0 <= area.top <= area.bottom and 0 <= area.left <= area.right:
            self.areas.append(area)
        if len(self.areas) > self.opened.limits.cells:
            raise self.opened.too_much("有过多的合并单元格")

    def table(self) -> PaperTable:
        """The table of the sheet; every area is one cell in its first row and ``continued`` below."""
        numbers = self._row_numbers()
        rows: list[tuple[TableCell, ...]] = []
        waiting = sorted(self.areas, key=attrgetter("top"))
        active: list[Area] = []
        at = 0
        for number in numbers:
            while at < len(waiting) and waiting[at].top <= number:
                active.append(waiting[at])
                at += 1
            active = [a for a in active if a.bottom >= number]
            row = _row(number, self.rows.pop(number, {}), sorted(active, key=attrgetter("left")))
            if row:
                rows.append(row)
        return PaperTable(tuple(rows))

    def _row_numbers(self) -> Sequence[int]:
        """The rows that hold something. Raises IntakeError where the areas cover too many of them."""
        numbers = set(self.rows)
        for area in self.areas:
            if area.bottom - area.top < _SHORT:
                numbers.update(range(area.top, area.bottom + 1))
        found = sorted(numbers)
        covered = sum(bisect_right(found, a.bottom) - bisect_left(found, a.top) for a in self.areas)
        if covered > self.opened.limits.cells:
            raise self.opened.too_much("的合并单元格过多")
        return found


def _row(number: int, cells: Mapping[int, ShownValue], areas: Sequence[Area]) -> tuple[TableCell, ...]:
    lefts = [a.left for a in areas]
    found = [_of_area(number, cells, a) for a in areas]
    for column, shown in cells.items():
        before = bisect_right(lefts, column) - 1
        if before < 0 or areas[before].right < column:
            found.append(TableCell(shown.text, number, column, exact=shown.exact))
    return tuple(sorted(found, key=attrgetter("column")))


def _of_area(number: int, cells: Mapping[int, ShownValue], area: Area) -> TableCell:
    first = number == area.top
    shown = cells.get(area.left, ShownValue("")) if first else ShownValue("")
    return TableCell(
        shown.text, number, area.left, area.right - area.left + 1, area.bottom - area.top + 1 if first else 1,
        continued=not first, exact=shown.exact,
    )  # fmt: skip


def padded(row: Iterable[TableCell], width: int) -> list[TableCell]:
    """A row with its blank cells, up to a width."""
    found: list[TableCell] = []
    column = 0
    for cell in row:
        while column < min(cell.column, width):
            found.append(TableCell("", cell.row, column))
            column += 1
        if cell.column >= width:
            break
        found.append(cell)
        column = cell.column + cell.colspan
    number = found[0].row if found else 0
    found += [TableCell("", number, at) for at in range(column, width)]
    return found


def column_letters(column: int) -> str:
    """The letters that a sheet shows above a column: 0 is A, 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
