"""The account of a form's cells: which of them ended nowhere, and which fields were not read with certainty.

A cell is accounted for by its value: its text stands in a field of the filing, or all its figures do. So a figure that
ended nowhere is missed where another cell holds the same one; in a column whose heading is not known every figure is
named, as no field keeps that column.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.base import to_exact
from assistant.domain.filing import Filing, FundLine, Funds
from assistant.domain.filing_kind import FormPart
from assistant.domain.rates import percent
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import UnreadCell, UnsureField
from assistant.forms.account_parts import is_account_label
from assistant.forms.form_parts import is_money_or_goal_label
from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.headings import headings_at
from assistant.forms.heads import read_head, read_spending
from assistant.forms.indicator_rows import head_at, head_row, without_marks
from assistant.forms.kind import has_part
from assistant.forms.label_reader import is_field_label
from assistant.forms.task_rows import is_task_label
from assistant.language.target import Operator

_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_UNIT_LENGTH = 6
"""So many characters beside the figures of a cell are its unit, not words of their own."""
_KEPT = frozenset({"level1", "level2", "name", "sign", "target", "unit", "weight", "definition", "actual", "score",
                   "deviation", "overall_target"})  # fmt: skip
"""Headings of columns that a filing has a field for."""
_KEPT_OF_PROGRESS = frozenset({"progress", "forecast", "likelihood", "remark"})
"""The same in a form of how far the year has come."""
_SPINE = "spine"
_CLASSES = frozenset({"level1", "level2", _SPINE})
"""A row with nothing but these is a class that has no indicators, or a spine beside the table."""
_TOTAL = re.compile(r"^(?:总分|合计|总计)")
_SUM_OF_TASKS = "金额合计"
_TITLE_LENGTH = 40


def unread_cells(grid: Grid, filing: Filing) -> Iterator[UnreadCell]:
    """The cells of a form whose content no field of the filing holds; labels and headings are none."""
    kept = _Kept(filing)
    head = head_row(grid, filing.year)
    columns: dict[int, str] = {}
    below = 0
    for number, row in enumerate(grid):
        if number < below or (filing.tasks and row and bare(row[0].text) == _SUM_OF_TASKS):
            continue  # the sum of the tasks says nothing that they do not
        if head is not None and number >= head and head_at(grid, number, filing.year)[0]:
            headings = headings_at(grid, number, filing.year)
            columns = {c.column: c.text for c in headings.cells if not c.continued and c.text.strip()}
            below = number + headings.rows
        elif columns:
            yield from _in_columns(row, columns, kept, filing.year)
        else:
            yield from _beside_labels(row, kept, filing.year)


def unsure_fields(filing: Filing, form_reason: str) -> Iterator[UnsureField]:
    """What a user should look at: the kind, the year, targets and actual values that could not be read."""
    if filing.form is FormKind.UNKNOWN:
        yield UnsureField("form", "", form_reason)
    if filing.year is None:
        yield UnsureField("year", "", "表上没有写明年度。")
    for number, row in enumerate(filing.indicators):
        if row.parsed.operator is Operator.UNPARSEABLE:
            yield UnsureField(f"indicators[{number}].target", row.target, "指标值读不成一个数、日期或文字要求。")
        if row.parsed_actual.operator is Operator.UNPARSEABLE:
            yield UnsureField(f"indicators[{number}].actual", row.actual or "", "实际完成值读不成一个数、日期或文字。")


class _Kept:
    """What the fields of a filing hold."""

    def __init__(self, filing: Filing) -> None:
        leaves = list(_leaves(filing.model_dump()))
        self._texts = {bare(x) for x in leaves if isinstance(x, str)}
        written = (figure for x in leaves if isinstance(x, str) for figure in _figures(x))
        self._columns = _KEPT | (_KEPT_OF_PROGRESS if has_part(filing.form, FormPart.PROGRESS) else frozenset())
        self._figures = {*(x for x in leaves if isinstance(x, int | Decimal)), *written, *_rates(filing.funds)}

    def has_figures(self, text: str) -> bool:
        """Whether every figure of a text is one of a field's."""
        return self._figures.issuperset(_figures(text))

    def has_column(self, field: str | None) -> bool:
        """Whether what stands below such a heading has a field."""
        return field in self._columns

    def holds(self, text: str) -> bool:
        """Whether the content of a cell stands in a field."""
        figures = list(_figures(text))
        words = bare(_FIGURE.sub("", text))
        if figures and len(words) <= _UNIT_LENGTH:
            return self.has_figures(text)
        return bare(text) in self._texts or bare(without_marks(text)) in self._texts


def _rates(funds: Funds) -> Iterator[Decimal]:
    """The execution rates that follow from the amounts of the funds: a cell that prints one says nothing more."""
    every: tuple[Funds | FundLine, ...] = (funds, *funds.lines)
    for amounts in every:
        budget = amounts.initial if amounts.adjusted is None else amounts.adjusted
        for spent in (amounts.executed, amounts.progress):
            if spent is not None and budget:
                yield percent(spent, budget)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(key)
            yield from _leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    elif value is not None and not isinstance(value, bool):
        yield value


def _figures(text: str) -> Iterator[Decimal | str]:
    """The figures of a text; one that is no sane number, such as 1,,2 or a thousand digits, as it is written."""
    for match in _FIGURE.finditer(text):
        try:
            yield to_exact(match[0])
        except ValueError:
            yield match[0]


def _in_columns(
    row: Sequence[GridCell], columns: Mapping[int, str], kept: _Kept, year: int | None
) -> Iterator[UnreadCell]:
    """The cells below headings."""
    cells = _filled(row)
    fields = {c.column: read_head(columns[c.column], year) if c.column in columns else _SPINE for c in cells}
    if len(cells) == 1 or (cells and _is_label(cells[0].text, year)):
        yield from _beside_labels(row, kept, year)
        return
    if set(fields.values()) <= _CLASSES or any(_TOTAL.match(bare(c.text)) for c in cells[:1]):
        return
    for cell in cells:
        heading, has_figure = columns.get(cell.column, ""), bool(_FIGURE.search(cell.text))
        is_beside = heading == cell.text or (cell.column < min(columns) and not has_figure)
        is_lost = bool(heading) and not kept.has_column(fields[cell.column]) and has_figure
        if not is_beside and (is_lost or not kept.holds(cell.text)):
            yield _unread(cell, heading)


def _beside_labels(row: Sequence[GridCell], kept: _Kept, year: int | None) -> Iterator[UnreadCell]:
    """The cells right of labels. A cell without figures that no value can be is a label, known or not."""
    label = ""
    cells = _filled(row)
    if len(cells) == 1 and len(cells[0].text) <= _TITLE_LENGTH and kept.has_figures(cells[0].text):
        return  # a title with its year
    for at, cell in enumerate(cells):
        if _is_label(cell.text, year):
            label = cell.text
        elif kept.holds(cell.text):
            label = ""
        elif label or _FIGURE.search(cell.text) or len(cell.text) > _TITLE_LENGTH:
            yield _unread(cell, label)
            label = ""
        elif at + 1 < len(cells):
            label = cell.text


def _filled(row: Iterable[GridCell]) -> list[GridCell]:
    """The cells with a letter or figure; a dash says that there is nothing."""
    return [c for c in row if not c.continued and re.search(r"[^\W_]", c.text)]


def _is_label(text: str, year: int | None) -> bool:
    if text.rstrip().endswith((":", "：")):
        return True
    known = is_task_label(text) or is_field_label(text) or is_money_or_goal_label(text) or is_account_label(text)
    return known or read_head(text, year) is not None or read_spending(text, year) is not None


def _unread(cell: GridCell, label: str) -> UnreadCell:
    return UnreadCell(cell.text, cell.row + 1, cell.column + 1, bare(label))
