"""The words of a self-evaluation outside its indicator rows: process, conclusion, problems, measures, management."""

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.domain.filing import Account
from assistant.forms.grid import Grid, GridCell, bare

_FIELDS = (
    ("process", re.compile(r"^(?:\d+[.．、])?项目实施内容及过程概述|^项目实施(?:内容|过程)")),
    ("conclusion", re.compile(r"^(?:自?评价?结论|总体评价)")),
    ("problems", re.compile(r"^(?:主要)?存在(?:的)?(?:主要)?问题|^偏差大或目标未完成原因分析")),
    ("measures", re.compile(r"^(?:下一步)?改进措施")),
    ("note", re.compile(r"^(?:其他需要)?说明(?:的问题)?$")),
)
_HINT = re.compile(r"^[（(][^（）()]*字(?:以内|左右)[）)]$")
"""What a blank form prints: （200字以内）."""
_FEW = 4
"""A row of words has a label and its text; a row with more cells is a table's."""
_NOTED, _TROUBLE = re.compile(r"^情况说明"), re.compile(r"^存在问题(?:和|及)改进措施")


def is_account_label(text: str) -> bool:
    """Whether a cell is the label of such words."""
    return any(p.match(bare(text)) for p in (*(p for _, p in _FIELDS), _NOTED, _TROUBLE, _HINT))


def read_account(grid: Grid, execution_reason: str = "") -> Account:
    """What a form says in words, by label. What it does not show stays empty."""
    found: dict[str, str] = {}
    managed = _management_rows(grid)
    for i, row in enumerate(grid):
        if i not in managed:
            found.update({f: text for f, text in _stated(row) if f not in found})
    return Account(execution_reason=execution_reason, management=dict(_management(grid, managed)), **found)


def _stated(row: Sequence[GridCell]) -> Iterator[tuple[str, str]]:
    for cell, follower in itertools.pairwise(row):
        field = next((f for f, pattern in _FIELDS if pattern.match(bare(cell.text))), None)
        text = follower.text.strip()
        if field and not cell.continued and len(row) <= _FEW and text and not _HINT.match(bare(text)):
            yield field, text


def _management_rows(grid: Grid) -> range:
    """The rows below the heads 情况说明 and 存在问题和改进措施 (F11), as long as they have as many cells."""
    for i, row in enumerate(grid):
        texts = [bare(c.text) for c in row]
        if any(_NOTED.match(t) for t in texts) and any(_TROUBLE.match(t) for t in texts):
            end = i + 1
            while end < len(grid) and grid[end] and grid[end][0].continued:
                end += 1
            return range(i, end)
    return range(0)


def _management(grid: Grid, rows: range) -> Iterator[tuple[str, tuple[str, str]]]:
    if not rows:
        return
    columns = {
        f: c.column
        for c in grid[rows[0]]
        for f, p in (("told", _NOTED), ("trouble", _TROUBLE))
        if p.match(bare(c.text))
    }
    for i in rows[1:]:
        cells = {c.column: c.text.strip() for c in grid[i]}
        label = next((bare(c.text) for c in grid[i] if not c.continued and c.text.strip()), "")
        reported, trouble = cells.get(columns["told"], ""), cells.get(columns["trouble"], "")
        if label and (reported or trouble) and label not in {bare(reported), bare(trouble)}:
            yield label, (reported, trouble)
