"""The list of where the targets came from that stands behind our own forms (指标来源说明), read back into the rows."""

from collections.abc import Mapping, Sequence

from assistant.domain.filing import Filing
from assistant.domain.source import Source, SourceKind
from assistant.forms.grid import Grid, bare

_HEADING = ("指标名称", "目标取值", "来源")
_CELLS = 3
_KINDS = {"项目简介": SourceKind.BRIEF, "指标库": SourceKind.LIBRARY, "待补充": SourceKind.USER}


def is_source_heading(cells: Sequence[str]) -> bool:
    """Whether a row is the heading of the list."""
    return tuple(bare(c) for c in cells[:_CELLS]) == _HEADING


def is_source_list(grid: Grid) -> bool:
    """Whether a table is the list."""
    return bool(grid) and is_source_heading([c.text for c in grid[0]])


def notes_of(grid: Grid) -> list[list[str]]:
    """The rows of the list below its heading."""
    return [[c.text for c in row] for row in grid[1:]]


def with_sources(filing: Filing, notes: Sequence[Sequence[str]]) -> Filing:
    """The filing with the source that the list gives for each row; rows of several of one name get none."""
    named: Mapping[tuple[str, str], Sequence[str]] = {(bare(n[0]), bare(n[1])): n for n in notes if len(n) >= _CELLS}
    if not named:
        return filing
    rows = [
        row.model_copy(update={"source": _source(note)})
        if (note := named.get((bare(row.name), bare(row.target)))) is not None
        else row
        for row in filing.indicators
    ]
    return filing.model_copy(update={"indicators": tuple(rows)})


def _source(note: Sequence[str]) -> Source:
    label = note[2].strip()
    kind = next((k for word, k in _KINDS.items() if label.startswith(word)), SourceKind.FORMULA)
    confirm = any("确认" in cell for cell in note[2:]) or kind is SourceKind.USER
    return Source(kind=kind, label=label, confirm=confirm)
