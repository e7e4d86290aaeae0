"""The layout of a Word form as data: a grid of cells that print a label or show a field, and repeated indicator rows.

Read from ``*.layout.yaml``; docs/forms/layouts.md explains the format. A layout whose cells do not fill its grid, with
or without weights, or that names a field there is not, is refused when it is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from assistant.base import Frozen
from assistant.domain.filing import Account, Funds, Goals, Project, YearTask
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind

When = Literal["weights", "no_weights"]
"""Whether a part is there: only where the profile shows weights, or only where it does not."""

_PARTS: Mapping[str, type[BaseModel]] = {"project": Project, "goals": Goals, "account": Account}
_MONEY = frozenset(name for name, field in Funds.model_fields.items() if "Decimal" in str(field.annotation))
_FIELDS = frozenset(
    {"year", "grade", "total_score"}
    | {f"{part}.{name}" for part, model in _PARTS.items() for name in model.model_fields if name != "management"}
)
_OF_TASK = frozenset(YearTask.model_fields) - {"source"}
_OF_ROW = frozenset(Indicator.model_fields) - {"id", "source", "unit_in_target", "level1", "level2"}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDERS = frozenset({"money_unit", "year"})


class LayoutCell(Frozen):
    """One cell: exactly one of ``label``, ``field`` and ``money``, or none of them for a blank cell."""

    label: str | None = None
    """Text that the form prints; ``{money_unit}`` and ``{year}`` are filled in."""
    field: str | None = None
    """A field of the filing, such as ``project.name``; in indicator rows one of the indicator, such as ``target``."""
    money: tuple[str, ...] = ()
    """Fields of the funds whose sum is shown in the unit of the form."""
    columns: int = Field(default=1, ge=1)
    rows: int | Literal["to_last_indicator", "to_last_task"] = 1
    """Rows it spans; ``to_last_indicator``: this row and all rows down to the last indicator; so for tasks."""
    sum_of: Literal["amount", "fiscal", "other"] | None = None
    """The sum of a column of the tasks (金额合计)."""
    align: Literal["centre", "left"] = "centre"
    bold: bool = False
    when: When | None = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        if sum((self.label is not None, self.field is not None, bool(self.money), self.sum_of is not None)) > 1:
            raise ValueError("一格只能写 label、field、money、sum_of 中的一种")
        if isinstance(self.rows, int) and self.rows < 1:
            raise ValueError("rows 至少为 1")
        if unknown := [name for name in self.money if name not in _MONEY]:
            raise ValueError(f"资金中没有“{unknown[0]}”")
        if unknown := [name for name in _PLACEHOLDER.findall(self.label or "") if name not in _PLACEHOLDERS]:
            raise ValueError(f"标签中不能用“{{{unknown[0]}}}”，只能用 {{money_unit}}、{{year}}")
        return self


class IndicatorRows(Frozen):
    """The rows of the indicators: their classes merged on the left, then one cell a field."""

    level1_columns: int = Field(default=1, ge=1)
    level2_columns: int = Field(default=1, ge=1)
    cells: tuple[LayoutCell, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fields_of_indicators(self) -> Self:
        for cell in self.cells:
            if cell.rows != 1 or cell.money or (cell.field is not None and cell.field not in _OF_ROW):
                raise ValueError(f"指标行中不能用“{cell.field or cell.rows}”，字段可用：{'、'.join(sorted(_OF_ROW))}")
        return self


class TaskRows(Frozen):
    """The rows of a department's main tasks, one cell a field; a form without tasks keeps one blank row."""

    cells: tuple[LayoutCell, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fields_of_tasks(self) -> Self:
        for cell in self.cells:
            if cell.rows != 1 or cell.money or (cell.field is not None and cell.field not in _OF_TASK):
                raise ValueError(f"任务行中不能用“{cell.field or cell.rows}”，字段可用：{'、'.join(sorted(_OF_TASK))}")
        return self


class LayoutClass(Frozen):
    """A first-level class that a form prints, with its second-level classes."""

    name: str
    level2: tuple[str, ...] = Field(min_length=1)


class LayoutRow(Frozen):
    """A row of cells, or the place where the indicator rows or the tasks stand."""

    cells: tuple[LayoutCell, ...] = ()
    tasks: TaskRows | None = None
    indicators: IndicatorRows | None = None
    head: bool = False
    """Whether Word repeats the row on every page."""
    when: When | None = None

    @model_validator(mode="after")
    def _cells_or_indicators(self) -> Self:
        parts = [part for part in (self.indicators, self.tasks) if part is not None]
        if parts and (len(parts) > 1 or self.cells or self.head or self.when):
            raise ValueError("indicators、tasks 这一行不能再写 cells、head 或 when")
        if unknown := [c.field for c in self.cells if c.field is not None and c.field not in _FIELDS]:
            raise ValueError(f"没有“{unknown[0]}”这个字段，可用：{'、'.join(sorted(_FIELDS))}")
        return self


class GridLayout(Frozen):
    """A form: its title, the widths of its columns in twentieths of a point, and its rows."""

    id: str = Field(min_length=1)
    form: FormKind
    title: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    """Where the official form stands."""
    size: int = Field(default=21, ge=10, le=36)
    """Size of the text in half points."""
    classes: tuple[LayoutClass, ...] = ()
    """The classes that the form prints, where they are its own and not those of the profile."""
    widths: tuple[int, ...] = Field(min_length=1)
    rows: tuple[LayoutRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fills_its_grid(self) -> Self:
        if self.form not in {FormKind.GOAL_DECLARATION, FormKind.DEPARTMENT_GOAL}:
            raise ValueError("目前只有 goal_declaration（申报表）和 department_goal（部门整体）的表样可以写成数据")
        if sum(row.tasks is not None for row in self.rows) > 1:
            raise ValueError("任务行（tasks）最多只有一处")
        if sum(row.indicators is not None for row in self.rows) != 1:
            raise ValueError("指标行（indicators）应有且只有一处")
        for weights in (True, False):
            _check_grid(self, weights=weights)
        return self

    def shown_rows(self, *, weights: bool) -> Iterator[LayoutRow]:
        """The rows that are there with or without weights."""
        return (row for row in self.rows if is_shown(row.when, weights=weights))


def is_shown(when: When | None, *, weights: bool) -> bool:
    """Whether a part with this condition is there."""
    return when is None or weights == (when == "weights")


def _check_grid(layout: GridLayout, *, weights: bool) -> None:
    """Raise ValueError where a row is wider or narrower than the grid, or a span runs past the last row."""
    width, pending = len(layout.widths), dict[int, int]()
    state = "有分值" if weights else "没有分值"
    shown = list(layout.shown_rows(weights=weights))
    for number, row in enumerate(shown, 1):
        open_columns, pending = set(pending), {c: left - 1 for c, left in pending.items() if left > 1}
        free = [column for column in range(width) if column not in open_columns]
        for columns, rows in _spans(row, shown, number, weights=weights):
            taken, free = free[:columns], free[columns:]
            if len(taken) < columns or taken[-1] - taken[0] != columns - 1:
                raise ValueError(f"{state}时第{number}行放不下，表宽 {width} 列")
            pending |= dict.fromkeys(taken, rows - 1) if rows > 1 else {}
        if free:
            raise ValueError(f"{state}时第{number}行少 {len(free)} 列，表宽 {width} 列")
    if pending:
        raise ValueError(f"{state}时有单元格跨出最后一行")


def _spans(row: LayoutRow, shown: Sequence[LayoutRow], number: int, *, weights: bool) -> Iterator[tuple[int, int]]:
    """Columns and rows of each cell, the indicator rows and the tasks counted as one row each."""
    if row.indicators is not None:
        yield from ((row.indicators.level1_columns, 1), (row.indicators.level2_columns, 1))
    last = {"to_last_indicator": _place(shown, "indicators"), "to_last_task": _place(shown, "tasks")}
    for cell in _cells_of(row):
        if not is_shown(cell.when, weights=weights):
            continue
        rows = cell.rows if isinstance(cell.rows, int) else last[cell.rows] - number + 1
        if rows < 1:
            raise ValueError(f"{cell.rows} 只能写在{'任务' if cell.rows == 'to_last_task' else '指标'}行之前")
        if isinstance(cell.rows, int) and any(number < place <= number + cell.rows - 1 for place in last.values()):
            raise ValueError("跨到指标行的单元格应写 rows: to_last_indicator，跨到任务行的写 to_last_task")
        yield cell.columns, rows


def _place(shown: Sequence[LayoutRow], part: str) -> int:
    """The number of the row where a repeated part stands, 0 where there is none."""
    return next((n for n, row in enumerate(shown, 1) if getattr(row, part) is not None), 0)


def _cells_of(row: LayoutRow) -> tuple[LayoutCell, ...]:
    repeated = row.indicators or row.tasks
    return repeated.cells if repeated is not None else row.cells
