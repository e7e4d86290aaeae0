"""Find the fields of a form by their labels, not by position, on a grid of cells with spans."""

import re
from collections.abc import Sequence

from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.filing_kind import FormPart
from assistant.domain.vocabulary import FormKind
from assistant.forms.account_parts import read_account
from assistant.forms.form_parts import Execution, read_execution, read_goals, read_total
from assistant.forms.grid import Grid, GridCell, amount, bare
from assistant.forms.heads import months_of, read_head, read_spending
from assistant.forms.indicator_rows import head_at, head_row, read_indicators
from assistant.forms.kind import recognise
from assistant.forms.task_rows import read_tasks
from assistant.language.money import read_money_unit
from policy_corpus.kinds import kind_of

_FIELDS = (
    ("name", re.compile(r"^项目(?:支出)?名称|^转移支付[（(]项目[）)]名称")),
    ("department", re.compile(r"^(?:中央|地方)?主管(?:部门|单位)|^一级主管部门|^部门[（(]单位[）)]名称")),
    ("unit", re.compile(r"^(?:项目)?(?:实施|申报|预算)单位|^项目单位|^资金使用单位")),
    ("attribute", re.compile(r"^项目(?:属性|性质)")),
    ("category", re.compile(r"^项目类别")),
    ("period", re.compile(r"^项目(?:期限?|起止时间|实施期)$")),
    ("start", re.compile(r"^(?:计划)?开始(?:日期|时间)")),
    ("end", re.compile(r"^(?:计划)?(?:完成|结束)(?:日期|时间)")),
    ("overall_total", re.compile(r"^(?:中期资金总额|项目资金总额|实施期资金总额)")),
    ("total", re.compile(r"^(?:年度)?(?:资金总额|资金申请总额|预算资金总额)|^年度资金(?:申请)?总额")),
    ("carry_over", re.compile(r"^(?:其中)?上年结转")),
    ("special_account", re.compile(r"^(?:其中)?财政专户")),
    ("fiscal", re.compile(r"^(?:其中)?(?:当年)?(?:财政拨款|财政资金|政府预算资金|上级资金)")),
    ("other", re.compile(r"^(?:其中)?(?:其他资金|单位资金|年度其他资金)")),
)
_MONEY = ("overall_total", "total", "carry_over", "special_account", "fiscal", "other")
_LABELLIKE = re.compile(
    r"(?:电话|联系人|负责人|编码|代码|日期|时间|属性|性质|类别|期限?|单位|部门|资金|拨款|结转|总额|年度)$"
)
_SHOWN = ("name", "target", "unit", "weight", "definition", "actual", "progress", "forecast", "likelihood", "score",
          "deviation", "remark")  # fmt: skip
"""Columns that are fields of an indicator."""
_YEAR = re.compile(r"(20\d\d)\s*年度")


def is_filing(grid: Grid) -> bool:
    """Whether a table is an indicator form: it has a name column and a value column."""
    return head_row(grid) is not None


def has_classes(grid: Grid) -> bool:
    """Whether an indicator form shows its indicators by class (一级指标, 二级指标)."""
    head = head_row(grid)
    return head is not None and any({"level1", "level2"} & set(side) for side in head_at(grid, head, None)[0])


def is_field_label(text: str) -> bool:
    """Whether a cell is the label of a field."""
    return any(pattern.match(bare(text)) for _, pattern in _FIELDS)


def read_filing(grid: Grid, caption: str = "", form: FormKind | None = None) -> Filing:
    """The filing of one table, by the cells that its kind has; without ``form`` the table alone says which that is.

    What the form does not show stays empty. A kind without results of the year has no execution and no actual values,
    whatever its columns are called.
    """
    year = year_of(caption)
    form = form or recognise(grid, (), year).form
    kind = kind_of(form)
    parts = kind.parts if kind else ()
    head = head_row(grid, year)
    matrix = read_execution(grid, parts, year)
    found = _labelled([row for i, row in enumerate(grid) if i not in matrix.rows and i != head])
    rows = read_indicators(grid, head, year, parts)
    unit_label = next((c.text for row in grid for c in row if "资金" in c.text and read_money_unit(c.text)), "万元")
    start, end = _period(found)
    return Filing(
        form=form,
        year=year,
        months=_months(grid, year) if FormPart.PROGRESS in parts else None,
        project=Project(
            name=found.get("name", ""),
            department=found.get("department", ""),
            unit=found.get("unit", ""),
            attribute=found.get("attribute", ""),
            category=found.get("category", ""),
            start=start,
            end=end,
        ),
        funds=_funds(unit_label, matrix, found),
        goals=read_goals(grid[:head]),
        account=read_account(grid, matrix.reason),
        indicators=rows.annual,
        tasks=read_tasks(grid[:head]) if FormPart.TASKS in parts else (),
        total_score=read_total(grid[head or 0 :], rows.columns),
        overall_indicators=rows.overall,
        columns=tuple(sorted({*rows.columns} & set(_SHOWN))),
    )


def year_of(caption: str) -> int | None:
    """The year that a caption states, as in （2026年度）; None where it states none."""
    year = _YEAR.search(bare(caption))
    return int(year[1]) if year else None


def _months(grid: Grid, year: int | None) -> int | None:
    """The months that a monitoring form covers, from its headings."""
    heads = (
        c.text for row in grid for c in row if "progress" in (read_head(c.text, year), read_spending(c.text, year))
    )
    return next((months for text in heads if (months := months_of(text)) is not None), None)


def _funds(unit_label: str, matrix: Execution, found: dict[str, str]) -> Funds:
    stated = {k: v for k in _MONEY if (v := amount(found.get(k))) is not None}
    unit = str(read_money_unit(unit_label) or "万元")
    return Funds(unit=unit, lines=matrix.lines, **{**matrix.values, **stated})


def _labelled(grid: Grid) -> dict[str, str]:
    """Values right of their labels; where a label stands twice (period and year), the right one is the year's."""
    found: dict[str, str] = {}
    for row in grid:
        for i, cell in enumerate(row):
            field = next((f for f, pattern in _FIELDS if pattern.match(bare(cell.text))), None)
            if field is None or cell.continued or i + 1 >= len(row):
                continue
            follower = _follower(row, i)
            if any(p.match(bare(follower.text)) for _, p in _FIELDS) and field not in {"name"}:
                continue
            if field in found and found[field] and field in _MONEY:
                found.setdefault(f"overall_{field}", found[field])
            found[field] = follower.text.strip()
    return found


def _follower(row: Sequence[GridCell], i: int) -> GridCell:
    """The cell right of a label; blank cells between are passed over where a plain value stands behind them."""
    rest = row[i + 1 :]
    written = next((c for c in rest if c.text.strip() and not c.continued), rest[0])
    is_label = bool(_LABELLIKE.search(bare(written.text))) or written.text.rstrip().endswith((":", "："))
    return rest[0] if written is not rest[0] and is_label else written


def _period(found: dict[str, str]) -> tuple[str, str]:
    if "start" in found or "end" in found:
        return found.get("start", ""), found.get("end", "")
    parts = re.split(r"至|—|~|到", found.get("period", ""), maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) > 1 else (found.get("period", ""), "")
