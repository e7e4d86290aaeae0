"""Parts of a form that are small tables of their own: budget execution, goals, the total."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.filing import Goals
from assistant.intake.grid import Grid, GridCell, amount, bare

_EXECUTION = (
    ("initial", re.compile(r"^年初预算")),
    ("adjusted", re.compile(r"^(?:全年预算数|调整后预算|预算数|全年（调整）预算)")),
    ("executed", re.compile(r"执行数")),
    ("execution_weight", re.compile(r"^(?:分值|权重)$")),
    ("execution_rate", re.compile(r"执行率")),
    ("execution_score", re.compile(r"^得分")),
)
_WHOLE = re.compile(r"^(?:年度)?(?:资金|预算)?总额$|^年度资金总额|^合计$")
_GOAL = re.compile(r"^(?:年度(?:总体)?目标|中期目标|项目总目标|总体目标|绩效目标|预期目标|项目年度目标)")
_ACHIEVED = re.compile(r"(?:实际完成情况|目标完成情况|全年完成情况)$")
_LABEL = re.compile(r"目标(?:（.*）)?$|完成情况$")


@dataclass(frozen=True)
class Execution:
    """The budget figures of a self-evaluation, and the rows of the grid they stand in."""

    values: dict[str, Decimal] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()


def read_execution(grid: Grid) -> Execution:
    """The row of the whole sum below the heads 年初预算数, 全年预算数, 全年执行数 …; empty where the form has none."""
    for i, row in enumerate(grid):
        heads = {f: c.column for c in row for f, pattern in _EXECUTION if pattern.search(bare(c.text))}
        if "executed" not in heads:
            continue
        for k in range(i + 1, len(grid)):
            if any(_WHOLE.match(bare(c.text)) for c in grid[k]):
                cells = {c.column: c for c in grid[k]}
                read = {f: amount(cells[at].text) for f, at in heads.items() if at in cells}
                values = {f: v for f, v in read.items() if v is not None}
                if "adjusted" in values:
                    values["total"] = values["adjusted"]
                return Execution(values, frozenset(range(i, _end(grid, k))))
    return Execution()


def _end(grid: Grid, start: int) -> int:
    """Where the rows of sources below the whole sum end."""
    sources = re.compile(r"财政|上年结转|其他资金|单位资金|资金")
    k = start + 1
    while k < len(grid) and any(sources.search(c.text) for c in grid[k] if not c.continued):
        k += 1
    return k


def read_goals(grid: Grid) -> Goals:
    """The goals above the indicators: beside their label, or below it."""
    found: dict[str, str] = {}
    for i, row in enumerate(grid):
        for j, cell in enumerate(row):
            said = bare(cell.text)
            kind = "" if cell.continued else _kind(said)
            text = _value(grid, i, j) if kind else None
            if text is not None and not (kind == "annual" and found.get("annual") and not said.startswith("年度总体")):
                found[kind] = text
    return Goals(**found)


def _kind(label: str) -> str:
    if _ACHIEVED.search(label):
        return "actual"
    if not _GOAL.match(label):
        return ""
    return "overall" if label.startswith(("中期", "项目总")) else "annual"


def _value(grid: Grid, i: int, j: int) -> str | None:
    """The text beside a label, else below it; None where both are labels of their own."""
    row, cell = grid[i], grid[i][j]
    beside: GridCell | None = row[j + 1] if j + 1 < len(row) else None
    if beside is not None and not _LABEL.search(bare(beside.text)) and not _is_head(row, j):
        return beside.text.strip()
    below = next((c for c in grid[i + 1] if c.column == cell.column), None) if i + 1 < len(grid) else None
    return below.text.strip() if below is not None and not below.continued else None


def _is_head(row: object, j: int) -> bool:
    """Whether a label heads a column: another label stands left or right of it."""
    cells = list(row) if isinstance(row, list | tuple) else []
    others = [c for k, c in enumerate(cells) if k != j]
    return any(_kind(bare(c.text)) for c in others)


def read_total(grid: Grid, columns: Mapping[str, int]) -> Decimal | None:
    """The total score, from the row 总分 or 合计, in the column of the scores."""
    for row in grid:
        if row and re.match(r"^(?:总分|合计|总计)", bare(row[0].text)) and "score" in columns:
            at = columns["score"]
            cell = next((c for c in row if c.column <= at < c.column + c.colspan), None)
            return amount(cell.text) if cell else None
    return None
