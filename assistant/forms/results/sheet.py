"""The sheet that we hand out, filled in: read by its heads and labels, wherever they stand."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from assistant.domain.deviations import cause_kind
from assistant.domain.filing import ACCOUNT_REMARK, ACCOUNT_WORDS, MONEY_WORDS, Filing, FundLine
from assistant.domain.results import Deviation, Result, Results
from assistant.domain.source import Source, SourceKind
from assistant.files.names import shown
from assistant.forms.form_parts import source_of
from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.results.values import about, read_amount, read_share, read_yes_no
from assistant.language.money import read_money_unit
from assistant.language.names import normal

_HEADS = (
    ("level1", re.compile(r"^一级指标")),
    ("level2", re.compile(r"^二级指标")),
    ("name", re.compile(r"^三级指标")),
    ("actual", re.compile(r"^实际完成值")),
    ("share", re.compile(r"^定性取值")),
    ("reason", re.compile(r"^取值理由")),
    ("kind", re.compile(r"^偏差原因类别")),
    ("cause", re.compile(r"^偏差原因(?!类别)")),
    ("remedy", re.compile(r"^改进措施")),
    ("evidence", re.compile(r"^佐证材料")),
)
_NEEDED = {"name", "actual", "share", "kind"}
_MONEY = (
    ("initial", re.compile(r"^年初预算数")),
    ("adjusted", re.compile(r"^全年预算数")),
    ("executed", re.compile(r"^全年执行数")),
)
_WHOLE = re.compile(r"^年度资金总额")
_ACHIEVED, _DONE, _UNIT = re.compile(r"^总体目标实际完成情况"), re.compile(r"^项目是否完成"), re.compile(r"^金额单位")
_PROJECT = re.compile(r"^项目名称")
_OPEN = ("actual", "share", "reason", "kind", "cause", "remedy")


def is_our_sheet(grid: Grid) -> bool:
    """Whether a sheet is the one we hand out."""
    return _head_row(grid) is not None


def project_of(grid: Grid) -> str:
    """The project that the sheet was handed out for; "" where it names none."""
    return _beside(grid[: _head_row(grid) or 0], _PROJECT)


def read_sheet(path: Path, grid: Grid, declaration: Filing | None) -> Results:
    """What was filled in. Rows without an entry are left out. Raises IntakeError for a value that is none."""
    head = _head_row(grid) or 0
    unit = _unit(grid, declaration)
    notes: list[str] = []
    written = {field: _account(grid[head:], words) for field, words in ACCOUNT_WORDS.items()}
    whole, lines = _money(grid[:head], unit, notes)
    return Results(
        unit=unit,
        items=_items(path, grid, head, declaration, notes),
        lines=lines,
        goal_actual=_beside(grid[:head], _ACHIEVED),
        completed=read_yes_no(_beside(grid[:head], _DONE), "项目是否完成"),
        notes=tuple(notes),
        **whole,
        **written,
    )


def _account(grid: Grid, words: str) -> str:
    """The words beside a label below the indicators; the remark between them is ours."""
    for row in grid:
        if row and bare(row[0].text) == words:
            texts = [c.text for c in row[1:] if c.text and not c.continued and bare(c.text) != words]
            return next((t for t in texts if t != ACCOUNT_REMARK), "")
    return ""


def _columns(row: Sequence[GridCell], heads: Sequence[tuple[str, re.Pattern[str]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in row:
        field = next((f for f, pattern in heads if pattern.match(bare(cell.text))), None)
        if field:
            found.setdefault(field, cell.column)
    return found


def _head_row(grid: Grid) -> int | None:
    return next((i for i, row in enumerate(grid) if set(_columns(row, _HEADS)) >= _NEEDED), None)


def _beside(grid: Grid, label: re.Pattern[str]) -> str:
    for row in grid:
        for i, cell in enumerate(row):
            if label.match(bare(cell.text)):
                return next((c.text for c in row[i + 1 :] if c.text), "")
    return ""


def _unit(grid: Grid, declaration: Filing | None) -> str:
    heads = (c.text for row in grid for c in row if _MONEY[0][1].match(bare(c.text)))
    stated = read_money_unit(_beside(grid, _UNIT)) or next((u for h in heads if (u := read_money_unit(h))), None)
    return str(stated or (declaration.funds.unit if declaration else "万元"))


def _money(grid: Grid, unit: str, notes: list[str]) -> tuple[dict[str, Decimal | None], tuple[FundLine, ...]]:
    """The whole sum, and the sources that have an amount."""
    at = next((i for i, row in enumerate(grid) if len(_columns(row, _MONEY)) == len(_MONEY)), None)
    if at is None:
        return {}, ()
    columns, lines = _columns(grid[at], _MONEY), []
    whole: dict[str, Decimal | None] = {}
    for row in grid[at + 1 :]:
        label = next((bare(c.text) for c in row if c.text and not c.continued and c.column < min(columns.values())), "")
        source = source_of(label)
        if not source and not _WHOLE.match(label):
            continue
        cells = {c.column: c.text for c in row}
        read = {f: read_amount(cells.get(k), unit, f"{label}的{MONEY_WORDS[f]}") for f, k in columns.items()}
        notes += [n for f, k in columns.items() for n in about(cells.get(k), f"{label}的{MONEY_WORDS[f]}")]
        if _WHOLE.match(label):
            whole = dict(read)
        elif any(v is not None for v in read.values()):
            lines.append(FundLine(source=source, **read))
    return whole, tuple(lines)


def _items(
    path: Path, grid: Grid, head: int, declaration: Filing | None, notes: list[str]
) -> tuple[Result, ...]:  # fmt: skip
    columns = _columns(grid[head], _HEADS)
    known = {normal(row.name): row.evidence for row in declaration.indicators} if declaration else {}
    before: dict[str, str] = {}
    found = []
    for row in grid[head + 1 :]:
        if row and bare(row[0].text) in ACCOUNT_WORDS.values():
            break
        texts = {f: next((c.text for c in row if c.column == k), "") for f, k in columns.items()}
        before = {f: texts.get(f) or before.get(f, "") for f in ("level1", "level2")}
        evidence = texts.get("evidence", "")
        added = bool(declaration) and bool(evidence) and evidence != known.get(normal(texts["name"]), "")
        if texts["name"] and (added or any(texts.get(f) for f in _OPEN)):
            found.append(_item({**texts, **before}, path, notes))
    return tuple(found)


def _item(texts: Mapping[str, str], path: Path, notes: list[str]) -> Result:
    name, kind = texts["name"], cause_kind(texts.get("kind", ""))
    if texts.get("kind") and kind is None:
        notes.append(f"“{name}”的偏差原因类别“{texts['kind'][:20]}”不在五类之中，没有使用，请从下拉列表中选择。")
    return Result(
        name=name,
        level1=texts["level1"],
        level2=texts["level2"],
        actual=texts.get("actual", ""),
        share=read_share(texts.get("share"), name),
        reason=texts.get("reason", ""),
        deviation=Deviation(kind=kind, cause=texts.get("cause", ""), remedy=texts.get("remedy", "")),
        evidence=texts.get("evidence", ""),
        source=Source(kind=SourceKind.EVIDENCE, label=f"完成情况填报表：{shown(path)}", document=shown(path)),
    )
