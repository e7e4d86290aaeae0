"""The official form of a work, cell by cell: what stands in each, where it is from, and whether it is still open.

The grid is the one that Word prints (``generators/layouts``); nothing here knows a form by name.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from assistant.base import Frozen
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import GOAL_FIELDS, HEAD_FIELDS, MONEY_FIELDS, TEXT_FIELDS
from assistant.domain.operation_kind import OperationKind
from assistant.domain.placeholders import is_placeholder, reason_shown
from assistant.domain.profile import Profile
from assistant.domain.source import Source, SourceKind
from assistant.works.funds import gap_of
from assistant.works.gaps import standing_reasons
from assistant.works.history import effective
from assistant.works.state import Work, WorkState
from generators.layouts.catalog import layout_of
from generators.layouts.grid_layout import rows as filled_rows
from generators.word.grid import Cell

_ROW_FIELDS = {"name": "三级指标", "target": "指标值", "weight": "分值", "unit": "计量单位", **TEXT_FIELDS}
_TABLES = ("indicators", "overall_indicators")
_OF_PERIOD = frozenset({"goals.overall", "funds.overall_total", "funds.overall_fiscal", "funds.overall_other"})


class CellMark(StrEnum):
    """Where the value of a cell is from, gravest first."""

    OPEN = "open"
    MODEL = "model"
    SUGGESTED = "suggested"
    YOURS = "yours"
    FORMULA = "formula"
    FACT = "fact"
    NONE = ""

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return _WORDS[self]


_WORDS = {
    CellMark.OPEN: "待补充", CellMark.MODEL: "模型建议", CellMark.SUGGESTED: "建议值", CellMark.YOURS: "您改的",
    CellMark.FORMULA: "公式", CellMark.FACT: "事实", CellMark.NONE: "",
}  # fmt: skip
_OF_KIND = {
    SourceKind.USER: CellMark.YOURS, SourceKind.BRIEF: CellMark.FACT, SourceKind.EVIDENCE: CellMark.FACT,
    SourceKind.POLICY: CellMark.FACT, SourceKind.LIBRARY: CellMark.SUGGESTED, SourceKind.FORMULA: CellMark.FORMULA,
    SourceKind.MODEL: CellMark.MODEL,
}  # fmt: skip


class SheetCell(Frozen):
    """One cell of the form."""

    paths: tuple[str, ...] = ()
    """The values of the filing that stand in it; none for a label."""
    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    is_label: bool = False
    centre: bool = True
    label: str = ""
    """What the cell is called, for those who do not see the grid."""
    mark: CellMark = CellMark.NONE
    is_counted: bool = False
    """Whether the form wants something here."""

    @property
    def is_open(self) -> bool:
        return self.is_counted and self.mark is CellMark.OPEN

    @property
    def key(self) -> str:
        """Its name in an address."""
        return "+".join(self.paths)


class Sheet(Frozen):
    """The form as it would be printed."""

    title: str
    widths: tuple[int, ...]
    rows: tuple[tuple[SheetCell, ...], ...]

    @property
    def values(self) -> tuple[SheetCell, ...]:
        """The cells that the filing fills."""
        return tuple(c for row in self.rows for c in row if c.paths)

    @property
    def open_cells(self) -> tuple[SheetCell, ...]:
        """What the form still wants."""
        return tuple(c for c in self.values if c.is_open)


def sheet_of(work: Work, profile: Profile) -> Sheet:
    """The form of a work in the layout of its profile. Raises GeneratorError for a layout there is not."""
    layout = layout_of(work.filing.form, profile)
    cells = _Cells(work)
    rows = tuple(tuple(cells.shown(c) for c in row.cells) for row in filled_rows(layout, work.filing, profile))
    return Sheet(title=layout.title, widths=tuple(layout.widths), rows=rows)


class _Cells:
    """The cells of one work."""

    def __init__(self, work: Work) -> None:
        self._state, self._filing = work.state, work.filing
        self._rows = {f"{t}.{r.id}": r for t in _TABLES for r in getattr(work.filing, t)}
        self._drafted = drafted_rows(work.state)
        self._explained = set(_explained(work))
        self._reasons = standing_reasons(work.state)

    def shown(self, cell: Cell) -> SheetCell:
        counted = not cell.label and bool(cell.shows) and (bool(cell.text.strip()) or self._is_wanted(cell.shows))
        return SheetCell(
            paths=cell.shows, text=self._text(cell), colspan=cell.colspan, rowspan=cell.rowspan, is_label=cell.label,
            centre=cell.centre, label=self._label(cell.shows), mark=self._mark(cell, counted=counted),
            is_counted=counted,
        )  # fmt: skip

    def _text(self, cell: Cell) -> str:
        """What stands in a cell; the reason of a person where it is empty and they gave one."""
        reason = next((self._reasons[p] for p in cell.shows if p in self._reasons), "")
        return reason_shown(reason) if reason and not cell.label else cell.text

    def _is_wanted(self, paths: Sequence[str]) -> bool:
        """Whether the form wants something in a blank cell: not where money adds up without it, where a project of one
        year has no whole period, or where a class has no row."""
        first = paths[0]
        if first.startswith("new."):
            return False
        if first in _OF_PERIOD and not self._filing.project.multi_year:
            return False
        if first.startswith("funds.") and first != "funds.total":
            return self._filing.funds.total is None or bool(gap_of(self._filing.funds))
        return first.partition(".")[0] in {"project", "goals", "funds", *_TABLES}

    def _mark(self, cell: Cell, *, counted: bool) -> CellMark:
        if cell.label or not cell.shows:
            return CellMark.NONE
        if is_placeholder(cell.text) or (counted and self._is_blank(cell)):
            return CellMark.OPEN if not self._is_explained(cell.shows) else CellMark.YOURS
        marks = [self._mark_of(p) for p in cell.shows]
        return min(marks, key=list(CellMark).index)

    def _is_blank(self, cell: Cell) -> bool:
        if not cell.text.strip():
            return True
        return any(p.startswith("project.") and not getattr(self._filing.project, p[8:], "") for p in cell.shows)

    def _is_explained(self, paths: Sequence[str]) -> bool:
        if self._reasons.keys() & set(paths):
            return True
        return bool(self._explained.intersection(name for p in paths for name in _question_names(p)))

    def _mark_of(self, path: str) -> CellMark:
        row, field = self._rows.get(path.rpartition(".")[0]), path.rpartition(".")[2]
        if row is None:
            return _mark_of_source(self._filing.sources.get(path), is_head=path.startswith("project."))
        if field == "target":
            return _mark_of_source(row.source)
        before = self._drafted.get(row.id)
        is_mine = before is None or getattr(before, field, None) != getattr(row, field, None)
        return CellMark.YOURS if is_mine and getattr(row, field, None) not in {None, ""} else CellMark.NONE

    def _label(self, paths: Sequence[str]) -> str:
        return "、".join(_label_of(p, self._rows) for p in paths)


def drafted_rows(state: WorkState) -> dict[str, Indicator]:
    """The rows as they were drafted, by id."""
    drafted: Filing | None = state.drafted
    return {r.id: r for t in _TABLES for r in getattr(drafted, t)} if drafted else {}


def _mark_of_source(source: Source | None, *, is_head: bool = False) -> CellMark:
    if source is None:
        return CellMark.NONE
    if source.confirm:
        if is_head:
            return CellMark.OPEN  # a period that nobody named is not known
        return CellMark.MODEL if source.kind is SourceKind.MODEL else CellMark.SUGGESTED
    return _OF_KIND[source.kind]


def _label_of(path: str, rows: dict[str, Indicator]) -> str:
    head, _, field = path.rpartition(".")
    if head in rows:
        return f"{rows[head].name}：{_ROW_FIELDS.get(field, field)}"
    if head.startswith("new."):
        return f"{head.rpartition('/')[2]}（空行）：{_ROW_FIELDS.get(field, field)}"
    words = {"project": HEAD_FIELDS, "funds": MONEY_FIELDS, "goals": GOAL_FIELDS}.get(head, {})
    return words.get(field, "")


def _explained(work: Work) -> Iterator[str]:
    """The questions that a person closed with a reason."""
    for step in effective(work.steps):
        if step.kind is OperationKind.SKIP_QUESTION and step.applied.operation.reason.strip():
            yield step.applied.operation.question


def _question_names(path: str) -> Iterator[str]:
    """The questions that ask for a value."""
    head, _, field = path.rpartition(".")
    if head == "project":
        yield from (field, "period", "deadline") if field in {"start", "end"} else (field,)
    elif head == "funds":
        yield "money.total"
    elif field == "target":
        yield f"target.{head.rpartition('.')[2]}"
