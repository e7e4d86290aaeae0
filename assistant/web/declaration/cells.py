"""The sheet as the page draws it: each cell with the orders that change what stands in it."""

from collections.abc import Iterator
from typing import Any

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import GOAL_FIELDS, HEAD_FIELDS, MONEY_FIELDS, TEXT_FIELDS
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.placeholders import is_placeholder
from assistant.domain.source import SourceKind
from assistant.works.questions import ATTRIBUTES
from assistant.works.sheet import Sheet, SheetCell

_TABLES = ("indicators", "overall_indicators")
_LONG = frozenset({"content", "definition", "formula", "scoring_standard", "value_basis", "data_source", "evidence"})


def sheet_json(sheet: Sheet, filing: Filing) -> dict[str, Any]:
    """The whole form."""
    rows = {f"{t}.{r.id}": r for t in _TABLES for r in getattr(filing, t)}
    return {
        "title": sheet.title,
        "year": filing.year,
        "widths": list(sheet.widths),
        "rows": [[_cell(c, filing, rows) for c in row] for row in sheet.rows],
    }


def _cell(cell: SheetCell, filing: Filing, rows: dict[str, Indicator]) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": cell.text, "cols": cell.colspan, "rows": cell.rowspan}
    if cell.is_label:
        return {**shown, "head": True}
    parts = [part for path in cell.paths if (part := _part(path, filing, rows))]
    row = cell.paths[0].split(".")[1] if cell.paths and cell.paths[0].partition(".")[0] in _TABLES else ""
    return {
        **shown, "key": cell.key, "label": cell.label, "mark": cell.mark.value, "word": cell.mark.word,
        "left": not cell.centre, "row": row, "parts": parts, "open": cell.is_open,
    }  # fmt: skip


def _part(path: str, filing: Filing, rows: dict[str, Indicator]) -> dict[str, Any] | None:
    """One value of a cell: its label, what stands in it, of which kind it is, and the order that sets it."""
    head, _, field = path.rpartition(".")
    if head in rows:
        return _of_row(rows[head], field)
    if head.startswith("new."):
        level1, _, level2 = head.removeprefix("new.").partition("/")
        order = {"op": Kind.ADD_INDICATOR.value, "level1": level1, "level2": level2}
        return {"label": f"在{level2}里加一条", "kind": "new", "value": "", "order": order} if field == "name" else None
    match head:
        case "project":
            return _of_head(field, getattr(filing.project, field))
        case "goals":
            order = {"op": Kind.SET_GOAL.value, "field": field}
            return {"label": GOAL_FIELDS[field], "kind": "long", "value": getattr(filing.goals, field), "order": order}
        case "funds":
            return _of_money(field, filing)
    return None


def _of_row(row: Indicator, field: str) -> dict[str, Any] | None:
    simple = {"name": Kind.SET_NAME, "target": Kind.SET_TARGET, "weight": Kind.SET_WEIGHT}
    words = {"name": "三级指标", "target": "指标值", "weight": "分值", **TEXT_FIELDS}
    if field not in words:
        return None
    value = getattr(row, field)
    text = "" if value is None else value if isinstance(value, str) else show(value)
    order = {"op": simple[field].value, "row": row.id} if field in simple else text_order(row, field)
    return {
        "label": words[field],
        "kind": "long" if field in _LONG else "text",
        "value": unmarked(text),
        "order": order,
    }


def text_order(row: Indicator, field: str) -> dict[str, str]:
    """The order that writes words of a row."""
    return {"op": Kind.SET_TEXT.value, "row": row.id, "field": field}


def _of_head(field: str, value: str) -> dict[str, Any] | None:
    if field not in HEAD_FIELDS:
        return None
    kind = "date" if field in {"start", "end"} else "choice" if field == "attribute" else "text"
    order = {"op": Kind.SET_HEAD.value, "field": field}
    part = {"label": HEAD_FIELDS[field], "kind": kind, "value": unmarked(value), "order": order}
    return {**part, "options": list(ATTRIBUTES)} if kind == "choice" else part


def _of_money(field: str, filing: Filing) -> dict[str, Any] | None:
    if field not in MONEY_FIELDS:
        return None
    amount, unit = getattr(filing.funds, field), filing.funds.unit
    return {
        "label": f"{MONEY_FIELDS[field]}（{unit}）", "kind": "money", "value": "" if amount is None else show(amount),
        "order": {"op": Kind.SET_MONEY.value, "field": field},
    }  # fmt: skip


def unmarked(text: str) -> str:
    """A value to go on from; nothing where it is a mark that something is missing."""
    return "" if is_placeholder(text) else text


def origins(path: str, filing: Filing) -> Iterator[dict[str, Any]]:
    """Where a value came from, for the person who asks."""
    head, _, field = path.rpartition(".")
    row = next((r for t in _TABLES for r in getattr(filing, t) if f"{t}.{r.id}" == head), None)
    source = row.source if row is not None and field == "target" else filing.sources.get(path)
    if source is None:
        return
    page = f"第{source.page}页" if source.page else ""
    yield {
        "line": source.line, "quote": source.quote, "document": f"{source.document}{page}",
        "formula": source.ref if source.kind is SourceKind.FORMULA else "",
        "basis": source.ref if source.kind is SourceKind.POLICY else "", "confirm": source.confirm,
    }  # fmt: skip
