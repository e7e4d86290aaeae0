"""Scores of an evaluation that a person changed: YAML, JSON or CSV, each with its reason.

YAML and JSON, by the indicator's number or name, or as a list::

    A3: {得分: 4, 理由: 申报资料缺集体决策记录}        # score, reason
    - {指标: 预算执行率, 得分: 8.5, 理由: 核对支付凭证后调整}   # indicator

CSV has the heads 指标 (or 编号), 得分, 理由.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.base import to_exact
from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.names import shown
from assistant.files.paper import PaperTable
from assistant.files.reader import opened_for, read_opened, reader_of
from assistant.files.structured import load

_KEYS = {
    "indicator": ("indicator", "id", "name", "指标", "编号", "指标编号", "指标名称", "三级指标"),
    "score": ("score", "得分", "分数", "调整后得分"),
    "reason": ("reason", "理由", "调整理由", "说明"),
}
_EXAMPLE = "如 A3: {得分: 4, 理由: 缺集体决策记录}"


def read_edits(path: Path) -> dict[str, tuple[Decimal, str]]:
    """Score and reason by the indicator's number or name, in the order of the file. Raises IntakeError."""
    edits: dict[str, tuple[Decimal, str]] = {}
    for row in _rows(path):
        indicator = _text(row.get("indicator"))
        if not indicator:
            raise IntakeError(f"“{shown(path)}”中有一条没有写指标的编号或名称，请补上，{_EXAMPLE}。")
        if indicator in edits:
            raise IntakeError(f"“{shown(path)}”中“{indicator}”出现了两次，请只留一条。")
        edits[indicator] = (_score(row, indicator), _reason(row, indicator))
    if not edits:
        raise IntakeError(f"“{shown(path)}”中没有调整的得分，请逐条写明，{_EXAMPLE}。")
    return edits


def _score(row: Mapping[str, Any], indicator: str) -> Decimal:
    stated = _text(row.get("score")).removesuffix("分")
    try:
        score = to_exact(stated)
    except ValueError as error:
        raise IntakeError(f"“{indicator}”的得分“{stated[:20]}”不是数字，请改正。") from error
    if score < 0:
        raise IntakeError(f"“{indicator}”的得分不能小于0，请改正。")
    return score


def _reason(row: Mapping[str, Any], indicator: str) -> str:
    reason = _text(row.get("reason"))
    if not reason:
        raise IntakeError(f"“{indicator}”调整了得分，但没有写理由，请补上理由。")
    return reason


def _text(stated: object) -> str:
    return "" if stated is None else str(stated).strip()


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    opened = opened_for(path, Use.SCORES)
    if reader_of(opened, Use.SCORES) != "structured":
        for table in read_opened(opened, Use.SCORES).tables:
            yield from (_known(row) for row in _records(table))
        return
    try:
        data = load(opened)
    except IntakeError as error:
        raise IntakeError(f"{error}写法{_EXAMPLE}。") from error
    yield from _listed(data, shown(path))


def _records(table: PaperTable) -> Iterator[Mapping[str, str]]:
    """The rows below the heads, by head."""
    heads = {cell.column: cell.figure for cell in table.rows[0]}
    for row in table.rows[1:]:
        yield {heads.get(cell.column, ""): cell.figure for cell in row}


def _listed(data: object, name: str) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, Mapping) and len(data) == 1 and isinstance(inner := next(iter(data.values())), list):
        data = inner
    if isinstance(data, Mapping):
        for key, value in data.items():
            if not isinstance(value, Mapping):
                raise IntakeError(f"“{key}”请同时写得分和理由，{_EXAMPLE}。")
            yield {"indicator": str(key), **{k: v for k, v in _known(value).items() if k != "indicator"}}
    elif isinstance(data, list) and all(isinstance(x, Mapping) for x in data):
        yield from (_known(x) for x in data)
    elif data is not None:
        raise IntakeError(f"“{name}”的写法不对，请逐条写明，{_EXAMPLE}。")


def _known(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row by our field names; the first filled cell of a field counts."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        stated = re.sub(r"\s", "", str(key or ""))
        field = next((f for f, keys in _KEYS.items() if stated in keys), None)
        if field and _text(value):
            found.setdefault(field, value)
    return found
