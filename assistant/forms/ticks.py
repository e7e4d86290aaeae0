"""Columns that a form ticks: options below one heading (完成目标可能性: 确定能, 有可能, 完全不可能)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.domain.results import CauseKind
from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.heads import read_head

_OPTIONS = {
    "deviation": ("deviation_kind", tuple(str(kind) for kind in CauseKind)),
    "likelihood": ("likelihood", ("确定能", "有可能", "完全不可能")),
}
"""By what the heading above says: the field, and its options (财预〔2019〕136号 form)."""
_NOT_TICKED = re.compile(r"[\s\-—–_/\\×xX✗✘〇○□☐否无0]*")


@dataclass(frozen=True)
class Ticks:
    """Fields and options by column."""

    columns: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def of(self, cells: Mapping[int, GridCell]) -> dict[str, str]:
        """What a row ticks; several options of a field are joined."""
        found: dict[str, list[str]] = {}
        for column, (name, option) in self.columns.items():
            cell = cells.get(column)
            if cell is not None and not _NOT_TICKED.fullmatch(cell.text):
                found.setdefault(name, []).append(option)
        return {name: "、".join(options) for name, options in found.items()}


def tick_columns(grid: Grid, head: int, rows: int, year: int | None = None) -> Ticks:
    """The columns to tick below the headings that begin in a row and take so many rows."""
    above = [c for c in grid[head] if c.colspan > 1 and read_head(c.text, year) in _OPTIONS]
    below = [c for row in grid[head + 1 : head + rows] for c in row if not c.continued]
    columns = {}
    for over in above:
        name, options = _OPTIONS[read_head(over.text, year) or ""]
        for cell in below:
            if over.column <= cell.column < over.column + over.colspan and bare(cell.text) in options:
                columns[cell.column] = (name, bare(cell.text))
    return Ticks(columns)
