"""Parts of a form that are small tables of their own: budget execution, goals, the total."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.filing import FundLine, Goals
from assistant.domain.filing_kind import FormPart
from assistant.domain.fund_lines import OF_TOTAL
from assistant.forms.grid import Grid, GridCell, amount, bare
from assistant.forms.heads import read_spending

_EXECUTION = (
    ("initial", re.compile(r"^年初预算")),
    ("adjusted", re.compile(r"^(?:全年预算数|调整后预算|预算数|全年（调整）预算)")),
    ("execution_weight", re.compile(r"^(?:执行率)?(?:分值|权重)$")),
    ("execution_rate", re.compile(r"^(?:预算|资金)?执行率(?!得分|权重|分值)")),
    ("execution_score", re.compile(r"^(?:执行率)?得分")),
)
_WHOLE = re.compile(r"^(?:年度)?(?:部门|财政)?(?:资金|预算|预算资金)?(?:总额|合计)$|^年度资金总额|^总计$")
_SOURCES = (
    ("central", re.compile(r"^(?:其中)?中央")),
    ("local", re.compile(r"^(?:其中)?地方")),
    ("carry_over", re.compile(r"^(?:其中)?上年结转")),
    ("special_account", re.compile(r"^(?:其中)?财政专户")),
    (
        "fiscal",
        re.compile(r"^(?:其中)?(?:当年|本年)?(?:一般公共预算拨款|财政拨款|财政资金|财政补助|政府预算资金|上级资金)"),
    ),
    ("own", re.compile(r"^(?:其中)?单位(?:自有)?资金")),
    ("other", re.compile(r"^(?:其中)?其他(?:资金)?$")),
)
"""Rows below the whole sum, by source (F04, F11, F12)."""
_POINTS = re.compile(r"执行情况.*?[（(](\d+(?:\.\d+)?)分[）)]")
"""The weight of the execution in the heading of its block, 预算执行情况（10分）."""
_HUNDRED, _NEAR = Decimal(100), Decimal("0.005")
_GOAL = re.compile(r"^(?:年度(?:总体)?目标|中期目标|项目总目标|总体目标|绩效目标|预期目标|项目年度目标)")
_ACHIEVED = re.compile(r"(?:实际完成情况|目标完成情况|全年完成情况)$")
_STUB = re.compile(r"^(?:目标\d|[.…])+$")
"""What a blank form prints where goals are to be filled in."""
_AS_OF_YEAR = re.compile(r"^同(?:本|当)?年度(?:总体|绩效)*目标。?$")
"""A goal of the whole project that only refers to the year's."""
_LABEL = re.compile(r"目标(?:（.*）)?$|完成情况$")


_SPENT = {
    "actual": (FormPart.RESULTS, "executed"),
    "progress": (FormPart.PROGRESS, "progress"),
    "forecast": (FormPart.PROGRESS, "forecast"),
}
"""What a heading of the money spent says, the part of a form that has it, and its field."""


@dataclass(frozen=True)
class Execution:
    """The budget figures of a self-evaluation, by source too, and the rows of the grid they stand in."""

    values: dict[str, Decimal] = field(default_factory=dict)
    lines: tuple[FundLine, ...] = ()
    rows: frozenset[int] = frozenset()
    reason: str = ""
    """Why the budget was not spent as planned, where the form has a column for it."""


def is_money_or_goal_label(text: str) -> bool:
    """Whether a cell is a label or heading of the funds, or of the goals."""
    label = bare(text)
    known = any(pattern.search(label) for _, pattern in (*_EXECUTION, *_SOURCES))
    return known or bool(_WHOLE.match(label) or _LABEL.search(label) or _kind(label) or _STUB.match(label))


def read_execution(grid: Grid, parts: Collection[FormPart], year: int | None = None) -> Execution:
    """The rows below the heads 年初预算数, 全年预算数, 全年执行数 …, as far as such a form has them."""
    kept = {spent: field for spent, (part, field) in _SPENT.items() if part in parts}
    for i, row in enumerate(grid):
        spent = {kept[s]: c.column for c in row if (s := read_spending(c.text, year) or "") in kept}
        if not spent:
            continue
        heads = {f: c.column for c in row for f, pattern in _EXECUTION if pattern.search(bare(c.text))}
        if "progress" in spent:
            heads.pop("execution_rate", None)  # of a part of the year
        heads |= spent
        for k in range(i + 1, len(grid)):
            if any(_WHOLE.match(bare(c.text)) for c in grid[k]):
                return _execution(grid, i, k, heads)
    return Execution()


def _execution(grid: Grid, head: int, whole: int, heads: Mapping[str, int]) -> Execution:
    values = _amounts(grid[whole], heads)
    end = _end(grid, whole)
    lines = tuple(line for row in grid[whole + 1 : end] if (line := _line(row, heads)) is not None)
    budget = values.get("adjusted", values.get("initial") if "progress" in heads else None)
    if budget is not None:
        values["total"] = budget
    stated = next((m[1] for c in grid[head] if (m := _POINTS.search(bare(c.text)))), None)
    if stated and "execution_weight" not in values:
        values["execution_weight"] = Decimal(stated)
    reason = next((c.column for c in grid[head] if bare(c.text) in {"原因", "原因说明"}), None)
    written = next((c.text for c in grid[whole] if c.column == reason and not c.continued), "")
    return Execution(
        {**_by_source(lines, values), **_percent(values)}, lines, frozenset(range(head, end)), written.strip()
    )


def _amounts(row: Sequence[GridCell], heads: Mapping[str, int]) -> dict[str, Decimal]:
    cells = {c.column: c for c in row}
    read = {f: amount(cells[at].text) for f, at in heads.items() if at in cells}
    return {f: v for f, v in read.items() if v is not None}


def _line(row: Sequence[GridCell], heads: Mapping[str, int]) -> FundLine | None:
    labels = [bare(c.text) for c in row if not c.continued]
    source = next((s for written in labels if (s := source_of(written))), None)
    values = {f: v for f, v in _amounts(row, heads).items() if f in FundLine.model_fields}
    return FundLine(source=source, **values) if source and values else None


def source_of(label: str) -> str | None:
    """The source of money that a label names, as ``FundLine.source``; None for another label."""
    return next((s for s, pattern in _SOURCES if pattern.match(bare(label))), None)


def _by_source(lines: Sequence[FundLine], values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The parts of the whole sum; nothing where the form divides it in another way (中央、地方、单位资金)."""
    if "adjusted" not in values or any(x.source not in OF_TOTAL and x.adjusted for x in lines):
        return {}
    return {x.source: x.adjusted for x in lines if x.source in OF_TOTAL and x.adjusted is not None}


def _percent(values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """An execution rate typed as a fraction (0.9677 for 96.77%) as a percentage; the amounts tell which it is."""
    rate, budget, executed = values.get("execution_rate"), values.get("adjusted"), values.get("executed")
    if rate and budget and executed and abs(executed / budget - rate) < _NEAR and rate < 2:
        return {**values, "execution_rate": rate * _HUNDRED}
    return dict(values)


def _end(grid: Grid, start: int) -> int:
    """Where the rows of sources below the whole sum end."""
    sources = re.compile(r"财政|拨款|结转|资金")
    k = start + 1
    while k < len(grid) and any(sources.search(c.text) for c in grid[k] if not c.continued):
        k += 1
    return k


def read_goals(grid: Grid) -> Goals:
    """The goals above the indicators: beside their label, or below it."""
    found: dict[str, str] = {}
    for i, row in enumerate(grid):
        for j, cell in enumerate(row):
            written = bare(cell.text)
            kind = "" if cell.continued else _kind(written)
            text = _value(grid, i, j) if kind else None
            if text is not None and not (
                kind == "annual" and found.get("annual") and not written.startswith("年度总体")
            ):
                found[kind] = "" if _STUB.match(bare(text)) or _AS_OF_YEAR.match(bare(text)) else text
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
