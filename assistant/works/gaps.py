"""Reasons in the place of values that are not there: on the page and in Word a reader sees why a cell is empty."""

from assistant.domain.filing import Filing
from assistant.domain.placeholders import is_placeholder, reason_shown
from assistant.works.state import WorkState

_TABLES = ("indicators", "overall_indicators")
_PARTS = ("project", "goals", "funds")


def needs_reason(path: str, filing: Filing) -> bool:
    """Whether the value at a path is not there."""
    value = _value(path, filing)
    return value is None or (isinstance(value, str) and (not value.strip() or is_placeholder(value)))


def standing_reasons(state: WorkState) -> dict[str, str]:
    """The reasons of cells that are still empty, by path."""
    return {g.path: g.reason for g in state.gaps if needs_reason(g.path, state.filing)}


def with_reasons(state: WorkState) -> Filing:
    """The filing as it goes out: a reason stands where a text is missing. Amounts stay blank."""
    filing = state.filing
    for path, reason in standing_reasons(state).items():
        filing = _with(filing, path, reason_shown(reason))
    return filing


def _value(path: str, filing: Filing) -> object:
    head, _, field = path.rpartition(".")
    if head in _PARTS:
        return getattr(getattr(filing, head), field, "")
    table, _, row_id = head.partition(".")
    rows = getattr(filing, table, ()) if table in _TABLES else ()
    row = next((r for r in rows if r.id == row_id), None)
    return getattr(row, field, "") if row is not None else "—"


def _with(filing: Filing, path: str, text: str) -> Filing:
    head, _, field = path.rpartition(".")
    if head in {"project", "goals"}:
        part = getattr(filing, head).model_copy(update={field: text})
        return filing.model_copy(update={head: part})
    table, _, row_id = head.partition(".")
    if table not in _TABLES or not isinstance(_value(path, filing), str):
        return filing
    rows = tuple(
        r.model_copy(update={field: text, "unit": ""} if field == "target" else {field: text}) if r.id == row_id else r
        for r in getattr(filing, table)
    )
    return filing.model_copy(update={table: rows})
