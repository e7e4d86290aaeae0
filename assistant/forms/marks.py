"""What the columns and labels of a table show of its kind, and the titles in its first rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.filing_kind import Mark
from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.headings import headings_at
from assistant.forms.heads import read_head, read_spending, sides_of

_PROJECT = re.compile(
    r"^项目(?:支出)?名称|^转移支付[（(]项目[）)]名称|^(?:专项|政策)(?:资金)?名称"
    r"|^项目(?:单位|属性|性质|类[别型]|负责人|起止|期|概况|实施|编[码号]|资金)"
)
_DEPARTMENT = re.compile(r"^部门(?:[（(]单位[）)])?名称|^年度(?:主要|重点)(?:任务|工作)|^年度履职目标")
_REVIEW = re.compile(r"^审核(?:要点|内容|意见)")
_PROCESS = re.compile(r"^(?:决策|过程)(?:指标)?(?:[（(]\d+(?:\.\d+)?分[）)])?$")
"""First-level classes of an evaluation (财预〔2020〕10号附2); goals have none of them."""
_OF_HEAD = {
    "target": Mark.TARGET, "actual": Mark.ACTUAL, "progress": Mark.PROGRESS, "forecast": Mark.FORECAST,
    "likelihood": Mark.LIKELIHOOD, "score": Mark.SCORE, "review": Mark.REVIEW,
    "share": Mark.SHARE, "cause_kind": Mark.CAUSE_KIND,
}  # fmt: skip
_OF_SPENDING = {"actual": Mark.EXECUTED, "progress": Mark.PROGRESS, "forecast": Mark.FORECAST}
_TITLE_ROWS = 4


@dataclass(frozen=True)
class Shown:
    """Titles, marks and the headings as printed."""

    titles: tuple[str, ...]
    marks: frozenset[Mark]
    columns: tuple[str, ...]


def marks_of(grid: Grid, year: int | None = None) -> Shown:
    """The evidence in a table itself."""
    head = head_row(grid, year)
    heads = list(_heads(grid, head, year))
    marks = {_OF_HEAD[field] for cell in heads if (field := read_head(cell.text, year)) in _OF_HEAD}
    above = grid if head is None else grid[:head]  # 项目名称 over a column makes a list of many projects, no form
    marks |= set(_labelled(above, year)) | set(_classes(grid, head))
    return Shown(tuple(_titles(grid)), frozenset(marks), tuple(bare(c.text) for c in heads if c.text.strip()))


def head_row(grid: Grid, year: int | None = None) -> int | None:
    """The first row of the headings: they name the rows and at least one more column."""
    for i, row in enumerate(grid):
        if any("指标" in c.text or "审核" in c.text for c in row):
            named = {field for side in sides_of(headings_at(grid, i, year).cells, year) for field in side}
            if "review" in named or ("name" in named and len(named) > 1):
                return i
    return None


def _heads(grid: Grid, head: int | None, year: int | None) -> Iterator[GridCell]:
    """The headings as printed, those of the first row and those with parts in the rows below (偏差原因分析)."""
    if head is None:
        return
    top = [c for c in grid[head] if not c.continued]
    yield from top
    yield from (
        c for c in headings_at(grid, head, year).cells if not c.continued and c.text not in {t.text for t in top}
    )


def _labelled(rows: Grid, year: int | None) -> Iterator[Mark]:
    """What the labels above the headings show."""
    for cell in (c for row in rows for c in row if not c.continued):
        label = bare(cell.text)
        if _PROJECT.match(label):
            yield Mark.PROJECT
        elif _DEPARTMENT.match(label):
            yield Mark.DEPARTMENT
        elif _REVIEW.match(label):
            yield Mark.REVIEW
        elif (spent := read_spending(label, year)) in _OF_SPENDING:
            yield _OF_SPENDING[spent]


def _classes(grid: Grid, head: int | None) -> Iterator[Mark]:
    if head is not None and any(_PROCESS.match(bare(c.text)) for row in grid[head + 1 :] for c in row[:3]):
        yield Mark.PROCESS_CLASS


def _titles(grid: Grid) -> Iterator[str]:
    """The texts of the first rows that hold a single one."""
    for row in grid[:_TITLE_ROWS]:
        texts = [c.text for c in row if c.text.strip()]
        if len(texts) > 1:
            return
        yield from texts
