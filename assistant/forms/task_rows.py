"""The main tasks of a department's year, in the rows below 任务名称, and the account of its duties and budget."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.filing import Filing, YearTask
from assistant.domain.fund_lines import DEPARTMENT_MONEY
from assistant.forms.grid import Grid, GridCell, amount, bare

_NAME = re.compile(r"^任务名称")
_COLUMNS = (
    ("content", re.compile(r"^主要内容")),
    ("fiscal", re.compile(r"^(?:其中)?财政拨款|^财政资金")),
    ("other", re.compile(r"^其他资金|^单位资金")),
    ("amount", re.compile(r"^总额|^金额|^预算金额|^合计")),
)
_END = re.compile(r"^金额合计|^合计|^总计|^年度(?:总体|绩效)")
_STUB = re.compile(r"^(?:任务\d|[.…])+$")
_DUTIES = "职能职责"


def is_task_label(text: str) -> bool:
    """Whether a cell heads the tasks, or their sums."""
    label = bare(text)
    return bool(_NAME.match(label) or label == "金额合计" or label.startswith("预算金额") or label == "主要内容")


def read_tasks(grid: Grid) -> tuple[YearTask, ...]:
    """The tasks of a form; none where it has no column for their names."""
    for i, row in enumerate(grid):
        name = next((c for c in row if _NAME.match(bare(c.text)) and not c.continued), None)
        if name is not None:
            return tuple(_rows(grid[i + 1 :], name.column, _columns(grid[i : i + 2])))
    return ()


def _columns(heads: Sequence[Sequence[GridCell]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in (c for row in reversed(heads) for c in row if not c.continued):
        field = next((f for f, pattern in _COLUMNS if pattern.match(bare(cell.text))), None)
        if field is not None:
            found.setdefault(field, cell.column)
    return found


def _rows(grid: Grid, name: int, columns: dict[str, int]) -> Iterator[YearTask]:
    for row in grid:
        cells = {c.column: c.text.strip() for c in row if not c.continued}
        if any(_END.match(bare(text)) for text in cells.values()):
            return
        title = cells.get(name, "")
        if title and not _STUB.match(bare(title)):
            amounts = {f: amount(cells.get(at)) for f, at in columns.items() if f != "content"}
            yield YearTask(name=title, content=cells.get(columns.get("content", -1), ""), **amounts)


def is_department_account(grid: Grid) -> bool:
    """Whether a table is the account of duties and budget that stands behind our own form."""
    return bool(grid) and bool(grid[0]) and bare(grid[0][0].text) == _DUTIES


def with_department_account(filing: Filing, grid: Grid) -> Filing:
    """The form with the duties and the budget of its account."""
    stated = {bare(row[0].text): row[1].text for row in grid if len(row) > 1}
    duties = tuple(line.strip() for line in stated.get(_DUTIES, "").split("\n") if line.strip())
    money = {
        field: value
        for label, text in stated.items()
        for field, word in DEPARTMENT_MONEY.items()
        if label.startswith(word) and (value := amount(text)) is not None
    }
    return filing.model_copy(update={"duties": duties, "funds": filing.funds.model_copy(update=money)})
