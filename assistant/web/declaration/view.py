"""A work as the page shows it: sheet, findings, weights, numbers, progress, questions; all of it read from the work."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.base import known_sum, show
from assistant.domain.finding import Severity
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry, NumberRole, ReadBy
from assistant.domain.operation import number_id
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import read_level1
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.cells import sheet_json
from assistant.works.history import effective, next_redo, next_undo
from assistant.works.ledger import ledger_of
from assistant.works.readiness import Readiness, readiness_of
from assistant.works.sheet import Sheet, sheet_of
from assistant.works.state import Work, WorkFinding
from assistant.works.weights import class_totals

EXAMPLE = "example-"
"""How the ids of works begin that show an example."""
REVIEW = "review-"
"""How the ids of works begin that are filings under review."""
_GROUPS = {Severity.FATAL: "必改", Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "提示"}
_SHOWN_ROLES = (
    NumberRole.OUTPUT, NumberRole.RESULT, NumberRole.SATISFACTION, NumberRole.PRICE, NumberRole.FREQUENCY,
    NumberRole.LIMIT, NumberRole.MILESTONE, NumberRole.BASELINE, NumberRole.CONTEXT, NumberRole.PART,
    NumberRole.SHARE,
)  # fmt: skip


def work_json(saved: SavedWork, profile: Profile) -> dict[str, Any]:
    """Everything the room shows of a work, its conversation apart."""
    work = saved.work
    sheet = sheet_of(work, profile)
    ready = readiness_of(work, sheet)
    undo, redo = next_undo(work.steps), next_redo(work.steps)
    return {
        "kind": work.kind.value, "id": work.id, "version": saved.version, "title": work.project, "year": work.year,
        "unit": work.filing.project.unit, "money_unit": work.filing.funds.unit,
        "example": work.id.startswith(EXAMPLE), "profile": work.profile, "profile_title": profile.title,
        "is_empty": not work.filing.indicators and not work.state.brief,
        "writer": work.state.writer, "saved_at": work.steps[-1].applied.when.isoformat() if work.steps else "",
        "sheet": sheet_json(sheet, work.filing), "rows": list(_rows(work)), "classes": classes(profile),
        "findings": list(findings(work, sheet)), "drafting": _drafting(work), "weights": weights(work, profile),
        "facts": [_fact(e) for e in ledger_of(work.state).entries if e.role is not NumberRole.RANGE_END],
        "roles": [{"value": r.value, "word": r.word} for r in _SHOWN_ROLES],
        "progress": progress(ready), "questions": [q.model_dump(mode="json") for q in work.questions],
        "undo": undo.applied.id if undo else "", "redo": redo.applied.id if redo else "",
    }  # fmt: skip


def _drafting(work: Work) -> list[str]:
    """How the draft that stands came about: what a model read otherwise, what was refused, replaced, reviewed."""
    drafts = [step.drafted for step in effective(work.steps) if step.drafted is not None]
    record = drafts[-1].record if drafts else None
    return list(record.reasons) if record else []


def classes(profile: Profile) -> list[dict[str, Any]]:
    """The classes of a profile, in the order of the form."""
    return [{"name": c.name, "level2": [s.name for s in c.level2]} for c in profile.level1]


def _rows(work: Work) -> Iterator[dict[str, Any]]:
    """The rows with their neighbours in the class, so that a row can be moved."""
    rows = work.filing.indicators
    for n, row in enumerate(rows):
        same = [r.id for r in rows if (r.level1, r.level2) == (row.level1, row.level2)]
        at = same.index(row.id)
        yield {
            "id": row.id, "number": n + 1, "name": row.name, "level1": row.level1, "level2": row.level2,
            "target": row.target, "up": same[at - 1] if at else "",
            "down": at + 1 < len(same), "after_next": same[at + 2] if at + 2 < len(same) else "",
            "next": same[at + 1] if at + 1 < len(same) else "",
        }  # fmt: skip


def findings(work: Work, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """What the check found, gravest first, each with the cell it is about."""
    keys = {p: c.key for c in sheet.values for p in c.paths}
    for found in gravest_first(work):
        row = row_at(work, found)
        path = _path(found.finding.path, row)
        label = row.name if row else next((c.label for c in sheet.values if path in c.paths), "")
        key = keys.get(path) or next((k for p, k in keys.items() if row and f".{row.id}." in p), "")
        yield finding_json(found, label, key)


def gravest_first(work: Work) -> list[WorkFinding]:
    """The findings of a work, those that a person does not follow at the end."""
    return sorted(work.findings, key=lambda f: (bool(f.ignored), f.finding.severity.rank))


def finding_json(found: WorkFinding, place: str, key: str) -> dict[str, Any]:
    """One finding, with the name of its place and the key that leads there."""
    item = found.finding
    return {
        "id": found.id, "code": item.code, "group": _GROUPS[item.severity], "severity": item.severity.value,
        "message": item.message, "advice": item.advice, "basis": [str(c) for c in item.basis], "place": place,
        "key": key, "can_mend": found.can_mend, "ignored": found.ignored,
        "can_ignore": item.severity is not Severity.FATAL,
    }  # fmt: skip


def row_at(work: Work, found: WorkFinding) -> Indicator | None:
    """The row that a finding is about."""
    at, rows = found.finding.row, work.filing.indicators
    return rows[at] if at is not None and at < len(rows) else None


def _path(path: str, row: Indicator | None) -> str:
    """The path of a finding with its row by id."""
    field = path.rpartition(".")[2]
    return f"indicators.{row.id}.{field}" if row is not None else path


def weights(work: Work, profile: Profile) -> dict[str, Any]:
    """The points by class, with what each should have."""
    rows = work.filing.indicators
    due = class_totals(rows, profile)
    return {
        "shown": bool(due), "total": _points(rows), "due": show(known_sum(due.values())) if due else "",
        "classes": [_class(c.name, [r for r in rows if r.level1 == c.name], due) for c in profile.level1],
    }  # fmt: skip


def _class(name: str, rows: list[Indicator], due: Mapping[str, Any]) -> dict[str, Any]:
    wanted = due.get(read_level1(name) or name) if rows else None
    return {
        "name": name, "total": _points(rows), "due": show(wanted) if wanted is not None else "",
        "rows": [{"row": r.id, "name": r.name, "weight": "" if r.weight is None else show(r.weight)} for r in rows],
    }  # fmt: skip


def _points(rows: Any) -> str:
    return show(known_sum(r.weight for r in rows if r.weight is not None))


def _fact(entry: LedgerEntry) -> dict[str, Any]:
    by = "" if entry.read_by is ReadBy.RULES and not entry.disputed else entry.disputed or entry.read_by.word
    return {
        "id": number_id(entry), "quote": entry.quote, "role": entry.role.value, "role_word": entry.role.word,
        "about": entry.name or entry.about, "used": _use(entry.used), "why": entry.why, "by": by,
        "can_use": not entry.used and entry.role is not NumberRole.ORDER,
    }  # fmt: skip


def _use(used: str) -> str:
    """Where a number went, in the words of the form."""
    kind, _, name = used.partition(":")
    return {"indicator": f"指标“{name}”", "money": "项目资金", "head": "表头", "goal": "绩效目标"}.get(kind, used)


def progress(ready: Readiness) -> dict[str, Any]:
    """How far the form is."""
    return {
        "filled": ready.filled, "total": ready.total, "errors": ready.errors, "suggested": ready.suggested,
        "open": [{"key": c.key, "label": c.label} for c in ready.open_cells], "is_final": ready.is_final,
        "why_not": ready.why_not,
    }  # fmt: skip
