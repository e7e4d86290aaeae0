"""Find the fields of a form by their labels, not by position, on a grid of cells with spans."""

import re
from collections.abc import Sequence

from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind, read_level1
from assistant.forms.account_parts import read_account
from assistant.forms.form_parts import Execution, read_execution, read_goals, read_total
from assistant.forms.grid import Grid, GridCell, amount, bare
from assistant.language.money import read_money_unit

_FIELDS = (
    ("name", re.compile(r"^项目(?:支出)?名称|^转移支付[（(]项目[）)]名称")),
    ("department", re.compile(r"^(?:中央|地方)?主管(?:部门|单位)|^一级主管部门")),
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
_HEAD_NAME, _HEAD_TARGET = (
    re.compile(r"^(?:三级指标|指标名称)"),
    re.compile(r"指标值(?!说明)|^(?:年初|年度|全年|预期)?目标值"),
)
_LABELLIKE = re.compile(
    r"(?:电话|联系人|负责人|编码|代码|日期|时间|属性|性质|类别|期限?|单位|部门|资金|拨款|结转|总额|年度)$"
)
_STUB = re.compile(r"^(?:指标\d+[:：]?|[.…]+)$")
"""What a blank form prints where a name is to be filled in."""
_ORDINAL = re.compile(r"^指标\d+[:：]\s*")
_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分\s*[）)]")
"""The weight of a class in its heading, 产出指标（50分）."""
_YEAR = re.compile(r"(20\d\d)\s*年度")


def is_filing(grid: Grid) -> bool:
    """Whether a table is an indicator form: it has a name column and a value column."""
    return _head_row(grid) is not None


def read_filing(grid: Grid, caption: str = "") -> Filing:
    """The filing of one table. What the form does not show stays empty."""
    head = _head_row(grid) or 0
    matrix = read_execution(grid)
    found = _labelled([row for i, row in enumerate(grid) if i not in matrix.rows])
    overall, annual, columns = _indicators(grid, head)
    unit_label = next((c.text for row in grid for c in row if "资金" in c.text and read_money_unit(c.text)), "万元")
    start, end = _period(found)
    year = _YEAR.search(bare(caption))
    goals = read_goals(grid[:head])
    return Filing(
        form=FormKind.SELF_EVALUATION if "actual" in columns else FormKind.GOAL_DECLARATION,
        year=int(year[1]) if year else None,
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
        goals=goals,
        account=read_account(grid, matrix.reason),
        indicators=tuple(annual),
        total_score=read_total(grid[head:], columns),
        overall_indicators=tuple(overall),
        columns=tuple(sorted({*columns} - {"level1", "level2", "sign"})),
    )


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
    said = next((c for c in rest if c.text.strip() and not c.continued), rest[0])
    is_label = bool(_LABELLIKE.search(bare(said.text))) or said.text.rstrip().endswith((":", "："))
    return rest[0] if said is not rest[0] and is_label else said


def _period(found: dict[str, str]) -> tuple[str, str]:
    if "start" in found or "end" in found:
        return found.get("start", ""), found.get("end", "")
    parts = re.split(r"至|—|~|到", found.get("period", ""), maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) > 1 else (found.get("period", ""), "")


def _head_row(grid: Grid) -> int | None:
    for i, row in enumerate(grid):
        texts = [bare(c.text) for c in row]
        if any(_HEAD_NAME.match(t) for t in texts) and any(_HEAD_TARGET.search(t) for t in texts):
            return i
    return None


def _indicators(grid: Grid, head: int) -> tuple[list[Indicator], list[Indicator], dict[str, int]]:
    sides = _sides(grid[head])
    overall: list[Indicator] = []
    annual: list[Indicator] = []
    level1 = ""
    level2: dict[int, str] = {}
    for row in grid[head + 1 :]:
        cells = {c.column: c for c in row}
        first = next((c for c in row if not c.continued and read_level1(c.text) and c.column < sides[0]["name"]), None)
        if first is not None and first.column == sides[0].get("level1", first.column):
            level2 = level2 if level1 == _class(first.text) else {}
            level1 = _class(first.text)
        for k, side in enumerate(sides):
            cell = cells.get(side.get("level2", -1))
            if cell is not None and not cell.continued and cell.text.strip():
                level2[k] = _class(cell.text)
            item = _item(cells, side, level1, level2.get(k, ""))
            if item is not None:
                (overall if len(sides) > 1 and k == 0 else annual).append(item)
    return overall, annual, sides[-1]


_HEADS = (
    ("level1", re.compile(r"^一级指标")),
    ("level2", re.compile(r"^二级指标")),
    ("name", _HEAD_NAME),
    ("actual", re.compile(r"实际完成|完成值|^实际值")),
    ("definition", re.compile(r"指标值说明|指标解释")),
    ("target", _HEAD_TARGET),
    ("weight", re.compile(r"^(?:指标)?(?:分值|权重)")),
    ("score", re.compile(r"^得分|自评得?分|指标得分")),
    ("deviation", re.compile(r"(?:偏差|原因)(?!.*类别)")),
    ("sign", re.compile(r"^指标性质")),
    ("unit", re.compile(r"^(?:度量|计量)单位")),
)


def _sides(row: Sequence[GridCell]) -> list[dict[str, int]]:
    """Columns by field; a second name column begins the right twin."""
    sides: list[dict[str, int]] = [{}]
    for cell in row:
        field = next((f for f, pattern in _HEADS if pattern.search(bare(cell.text))), None)
        if field is None:
            continue
        if field in sides[-1]:
            sides.append({})
        sides[-1][field] = cell.column
    complete = [s for s in sides if "name" in s and "target" in s]
    return complete or [{"name": 0, "target": 0}]


def _class(text: str) -> str:
    """A class without line breaks and its weight."""
    return _POINTS.sub("", bare(text))


def _item(cells: dict[int, GridCell], side: dict[str, int], level1: str, level2: str) -> Indicator | None:
    def text(field: str) -> str:
        cell = cells.get(side.get(field, -1))
        return cell.text.strip() if cell and not cell.continued else ""

    if not text("name") or _STUB.match(bare(text("name"))):
        return None
    return Indicator(
        level1=level1,
        level2=level2,
        name=_ORDINAL.sub("", text("name")),
        target=_target(text("sign"), text("target"), text("unit")),
        unit=text("unit"),
        weight=amount(text("weight")),
        definition=text("definition"),
        actual=_target("", text("actual"), text("unit")) if "actual" in side else None,
        score=amount(text("score")),
        deviation=text("deviation") if "deviation" in side else None,
    )


def _target(sign: str, value: str, unit: str) -> str:
    """A value whose sign and unit stand in columns of their own, joined: “=”, “100”, “%” is “=100%”."""
    joined = f"{value}{unit}" if unit and value[-1:].isdigit() else value
    return f"{sign}{joined}" if sign in _SIGNS and value[:1].isdigit() else joined


_SIGNS = {"=", "＝", "≥", "≤", ">", "<", "＞", "＜"}
