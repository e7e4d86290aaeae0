"""The layout of a Word form as data: a grid of cells that print a label or show a field, and repeated indicator rows.

Read from ``*.layout.yaml``; docs/forms/layouts.md explains the format. A layout whose cells do not fill its grid, with
or without weights, or that names a field there is not, is refused when it is read.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from assistant.base import Frozen
from assistant.domain.filing import MANAGEMENT_ITEMS, Account, Funds, Goals, Project, YearTask
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind

When = Literal["weights", "no_weights"]
"""Whether a part is there: only where the profile shows weights, or only where it does not."""

_PARTS: Mapping[str, type[BaseModel]] = {"project": Project, "goals": Goals, "account": Account}
_MONEY = frozenset(name for name, field in Funds.model_fields.items() if "Decimal" in str(field.annotation))
COMPUTED_FIELDS = frozenset(
    {"department_with_code", "period", "central_department", "local_department", "execution_score", "total_score"}
)
"""Fields of a form that are reckoned from a filing: generators/layouts/computed.py."""
COMPUTED_ROW_FIELDS = frozenset(
    {
        "target_with_unit",
        "actual_with_unit",
        "progress_with_unit",
        "forecast_with_unit",
        "target_sign",
        "target_number",
        "target_unit",
        "actual_number",
        "score",
    }
)
"""The same for a row of the indicators."""
COMPUTED_TEXTS = frozenset(
    {
        "money_unit",
        "year",
        "period_years",
        "execution_weight",
        "indicators_weight",
        "whole_weight",
        "name",
        "months",
        "same_goal",
    }
)
"""What may stand in braces in a label, a heading or the words of an empty field."""
_FIELDS = (
    COMPUTED_FIELDS
    | {"year", "grade"}
    | {f"{part}.{name}" for part, model in _PARTS.items() for name in model.model_fields if name != "management"}
    | {f"management.{item}.{part}" for item in MANAGEMENT_ITEMS for part in ("done", "measures")}
)
_OF_TASK = frozenset(YearTask.model_fields) - {"source"}
_OF_ROW = (
    frozenset(Indicator.model_fields) - {"id", "source", "unit_in_target", "level1", "level2"}
) | COMPUTED_ROW_FIELDS
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
Source = Literal["fiscal", "central", "local", "carry_over", "special_account", "own", "other"]


def _check_placeholders(text: str) -> None:
    if unknown := [name for name in _PLACEHOLDER.findall(text) if name not in COMPUTED_TEXTS]:
        known = "、".join(f"{{{name}}}" for name in sorted(COMPUTED_TEXTS))
        raise ValueError(f"标签中不能用“{{{unknown[0]}}}”，只能用 {known}")


class LayoutCell(Frozen):
    """One cell: one of ``label``, ``field``, ``money``, ``spending`` and ``sum_of``, or none for a blank cell."""

    label: str | None = None
    """Text that the form prints, with placeholders such as ``{money_unit}``."""
    field: str | None = None
    """A field of the filing, such as ``project.name``; in indicator rows one of the indicator, such as ``target``."""
    else_field: str | None = None
    """The field that is shown where the first one is empty."""
    tick: str | None = None
    """Print √ where the field holds this word, else nothing."""
    blank: str = ""
    """Text where the field is empty, with placeholders as in a label."""
    money: tuple[str, ...] = ()
    """Fields of the funds whose sum is shown in the unit of the form."""
    else_money: tuple[str, ...] = ()
    """The same where the first are unknown and the filing has no total of the whole period."""
    spending: Literal["initial", "budget", "executed", "rate", "progress", "progress_rate", "forecast"] | None = None
    """Money over the year: of the sources of the row, of all without any."""
    columns: int = Field(default=1, ge=1)
    rows: int | Literal["to_last_indicator", "to_last_task"] = 1
    """Rows it spans; ``to_last_indicator``: this row and all rows down to the last indicator; so for tasks."""
    sum_of: Literal["amount", "fiscal", "other"] | None = None
    """The sum of a column of the tasks (金额合计)."""
    align: Literal["centre", "left", "text"] = "centre"
    """``text``: left where there is text, so that a blank cell stays as printed."""
    bold: bool = False
    when: When | None = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        choices = (self.label, self.field, self.money or None, self.spending, self.sum_of)
        if sum(choice is not None for choice in choices) > 1:
            raise ValueError("一格只能写 label、field、money、spending、sum_of 中的一种")
        if self.field is None and (self.else_field or self.tick or self.blank):
            raise ValueError("else_field、tick、blank 要和 field 一起写")
        if self.else_money and not self.money:
            raise ValueError("else_money 要和 money 一起写")
        if isinstance(self.rows, int) and self.rows < 1:
            raise ValueError("rows 至少为 1")
        if unknown := [name for name in (*self.money, *self.else_money) if name not in _MONEY]:
            raise ValueError(f"资金中没有“{unknown[0]}”")
        _check_placeholders(self.label or self.blank)
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it shows, the first choice first."""
        return tuple(name for name in (self.field, self.else_field) if name is not None)

    def is_of_a_row(self, known: Collection[str]) -> bool:
        """Whether it can stand in a repeated row whose items have these fields."""
        return self.rows == 1 and not self.money and not self.spending and set(self.fields) <= set(known)


class IndicatorRows(Frozen):
    """The rows of the indicators: their classes merged on the left, then one cell a field."""

    level1_columns: int = Field(default=1, ge=1)
    level2_columns: int = Field(default=1, ge=1)
    cells: tuple[LayoutCell, ...] = Field(min_length=1)
    overall_cells: tuple[LayoutCell, ...] = ()
    """In a form with twin columns: the cells of the indicators of the whole period, left of those of the year; the
    second-level class is printed before each."""
    blank_classes: bool = True
    """Whether a class without indicators keeps a blank row."""

    @model_validator(mode="after")
    def _fields_of_indicators(self) -> Self:
        for cell in (*self.cells, *self.overall_cells):
            if not cell.is_of_a_row(_OF_ROW):
                raise ValueError(f"指标行中不能用“{cell.field or cell.rows}”，字段可用：{'、'.join(sorted(_OF_ROW))}")
        return self


class TaskRows(Frozen):
    """The rows of a department's main tasks, one cell a field; a form without tasks keeps one blank row."""

    cells: tuple[LayoutCell, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fields_of_tasks(self) -> Self:
        for cell in self.cells:
            if not cell.is_of_a_row(_OF_TASK):
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
    sources: tuple[Source, ...] = ()
    """The sources of money that ``spending`` of its cells is of."""
    head: bool = False
    """Whether Word repeats the row on every page."""
    when: When | None = None

    @model_validator(mode="after")
    def _cells_or_indicators(self) -> Self:
        parts = [part for part in (self.indicators, self.tasks) if part is not None]
        if parts and (len(parts) > 1 or self.cells or self.head or self.when or self.sources):
            raise ValueError("indicators、tasks 这一行不能再写 cells、sources、head 或 when")
        if self.sources and not any(c.spending for c in self.cells):
            raise ValueError("写了 sources 的一行至少有一格写 spending")
        if unknown := [f for c in self.cells for f in c.fields if f not in _FIELDS]:
            raise ValueError(f"没有“{unknown[0]}”这个字段，可用：{'、'.join(sorted(_FIELDS))}")
        return self


class HeadingLine(Frozen):
    """A line above the table."""

    text: str
    """With placeholders; a year that is not known leaves room to write it."""
    font: Literal["title", "body"] = "body"
    size: int = Field(ge=10, le=60)
    """Half points."""
    align: Literal["center", "left", "right"] = "center"

    @model_validator(mode="after")
    def _known_placeholders(self) -> Self:
        _check_placeholders(self.text)
        return self


class GridLayout(Frozen):
    """A form: its title, the widths of its columns in twentieths of a point, and its rows."""

    id: str = Field(min_length=1)
    form: FormKind
    title: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    """Where the official form stands."""
    default: bool = False
    """Whether forms of its kind are written so where the profile names no layout."""
    heading: tuple[HeadingLine, ...] = ()
    """The lines above the table; without any, the title and the year."""
    pages: tuple[Literal["department", "sources", "scores"], ...] = ("sources",)
    """What stands on pages behind the form where the filing has it: duties and money of a department, where targets
    came from, how scores were reckoned."""
    landscape: bool = False
    size: int = Field(default=21, ge=10, le=36)
    """Size of the text in half points."""
    same_class: Literal["by_name", "by_meaning"] = "by_name"
    """Whether 产出 and 产出指标 are the same class, printed in the words of the profile."""
    classes: tuple[LayoutClass, ...] = ()
    """The classes that the form prints, where they are its own and not those of the profile."""
    widths: tuple[int, ...] = Field(min_length=1)
    rows: tuple[LayoutRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fills_its_grid(self) -> Self:
        if self.form is FormKind.UNKNOWN:
            raise ValueError("form 要写明是哪一种表")
        if sum(row.tasks is not None for row in self.rows) > 1:
            raise ValueError("任务行（tasks）最多只有一处")
        if sum(row.indicators is not None for row in self.rows) != 1:
            raise ValueError("指标行（indicators）应有且只有一处")
        for weights in (True, False):
            _check_grid(self, weights=weights)
        return self

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a filing that the form has cells for, those of its indicators apart."""
        return frozenset(name for row in self.rows for cell in row.cells for name in cell.fields)

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
        part = row.indicators
        yield from ((part.level1_columns, 1), (part.level2_columns, 1))
        if part.overall_cells:
            yield from ((cell.columns, 1) for cell in part.overall_cells if is_shown(cell.when, weights=weights))
            yield part.level2_columns, 1
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
