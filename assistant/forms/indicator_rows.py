"""The indicator rows of a form, by the columns of their headings."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.filing_kind import FormPart
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import read_level1
from assistant.forms.grid import Grid, GridCell, amount, bare
from assistant.forms.headings import headings_at
from assistant.forms.heads import head_columns
from assistant.forms.ticks import Ticks, tick_columns

_STUB = re.compile(r"^(?:指标\d+[:：]?|[.…]+)$")
"""What a blank form prints where a name is to be filled in."""
_ORDINAL = re.compile(r"^指标\d+[:：]\s*")
_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分\s*[）)]")
"""The weight of a class in its heading, 产出指标（50分）."""
_LONG_TERM = re.compile(r"^(?:长期|中期|实施期|项目期)")
_SIGNS = {"=", "＝", "≥", "≤", ">", "<", "＞", "＜"}


@dataclass(frozen=True)
class FormRows:
    """Rows of the year, rows of the whole period where the form shows both, and the columns of the year's."""

    annual: tuple[Indicator, ...] = ()
    overall: tuple[Indicator, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)


def without_marks(text: str) -> str:
    """The text of a cell as it is kept: without 指标1： before a name, and the weight behind a class."""
    return _POINTS.sub("", _ORDINAL.sub("", text))


def head_row(grid: Grid, year: int | None = None) -> int | None:
    """The first row of the headings: they name the indicators and their targets."""
    return next((i for i in range(len(grid)) if head_at(grid, i, year)[0]), None)


def head_at(grid: Grid, start: int, year: int | None) -> tuple[list[dict[str, int]], int]:
    """The columns by what they hold where headings begin in the row, and how many rows those take; else none, and 1."""
    if not any("指标" in c.text for c in grid[start]):
        return [], 1
    found = headings_at(grid, start, year)
    sides = head_columns(found.cells, year)
    return sides, found.rows if sides else 1


def read_indicators(grid: Grid, head: int | None, year: int | None, parts: Collection[FormPart] = ()) -> FormRows:
    """The rows below the headings; ``parts`` are what this kind of form has beside targets."""
    if head is None:
        return FormRows()
    reader = _Rows(head_at(grid, head, year)[0], parts)
    at = head
    while at < len(grid):
        row = grid[at]
        sides, taken = head_at(grid, at, year)
        if sides:
            long_term = any(_LONG_TERM.match(bare(c.text)) for c in row if not c.continued)
            reader.begin(sides, tick_columns(grid, at, taken, year), long_term=long_term)
        else:
            reader.take(row)
        at += taken
    return FormRows(tuple(reader.annual), tuple(reader.overall), reader.columns)


class _Rows:
    """Rows as they come, with the classes they stand under."""

    def __init__(self, sides: list[dict[str, int]], parts: Collection[FormPart]) -> None:
        self.sides, self._parts = sides, parts
        self._ticks = Ticks()
        self.annual: list[Indicator] = []
        self.overall: list[Indicator] = []
        self._level1, self._level2 = "", dict[int, str]()
        self._long_term = False

    @property
    def columns(self) -> dict[str, int]:
        """The columns of the year by what they hold, those that are ticked too."""
        return {**{name: column for column, (name, _) in self._ticks.columns.items()}, **self.sides[-1]}

    def begin(self, sides: list[dict[str, int]], ticks: Ticks, *, long_term: bool) -> None:
        """A row of headings, the first or one repeated on a further page or over the rows of another period."""
        self.sides, self._ticks, self._long_term = sides, ticks, long_term

    def take(self, row: Sequence[GridCell]) -> None:
        cells = {c.column: c for c in row}
        self._enter_class(row)
        for k, side in enumerate(self.sides):
            cell = cells.get(side.get("level2", -1))
            if cell is not None and not cell.continued and cell.text.strip():
                self._level2[k] = _class(cell.text)
            item = self._item(cells, side, self._level2.get(k, ""))
            if item is not None:
                whole_period = self._long_term or (len(self.sides) > 1 and k == 0)
                (self.overall if whole_period else self.annual).append(item)

    def _enter_class(self, row: Sequence[GridCell]) -> None:
        first_side = self.sides[0]
        first = next(
            (c for c in row if not c.continued and read_level1(c.text) and c.column < first_side["name"]), None
        )
        if first is not None and first.column == first_side.get("level1", first.column):
            self._level2 = self._level2 if self._level1 == _class(first.text) else {}
            self._level1 = _class(first.text)

    def _item(self, cells: Mapping[int, GridCell], side: Mapping[str, int], level2: str) -> Indicator | None:
        def text(column: str) -> str:
            cell = cells.get(side.get(column, -1))
            return cell.text.strip() if cell and not cell.continued else ""

        if not text("name") or _STUB.match(bare(text("name"))):
            return None
        item = Indicator(
            level1=self._level1,
            level2=level2,
            name=_ORDINAL.sub("", text("name")),
            target=_target(text("sign"), text("target"), text("unit")),
            unit=text("unit"),
            weight=amount(text("weight")),
            definition=text("definition"),
            deviation=text("deviation") if "deviation" in side else None,
        )
        more: dict[str, object] = {}
        if FormPart.RESULTS in self._parts:
            more |= {"score": amount(text("score"))}
            more |= {"actual": _target("", text("actual"), text("unit"))} if "actual" in side else {}
        if FormPart.PROGRESS in self._parts:
            values = {f: _target("", text(f), text("unit")) for f in ("progress", "forecast") if f in side}
            more |= {**values, "likelihood": text("likelihood"), "remark": text("remark"), **self._ticks.of(cells)}
        return item.model_copy(update=more)


def _class(text: str) -> str:
    """A class without line breaks and its weight."""
    return _POINTS.sub("", bare(text))


def _target(sign: str, value: str, unit: str) -> str:
    """A value whose sign and unit stand in columns of their own, joined: “=”, “100”, “%” is “=100%”."""
    joined = f"{value}{unit}" if unit and value[-1:].isdigit() else value
    return f"{sign}{joined}" if sign in _SIGNS and value[:1].isdigit() else joined
