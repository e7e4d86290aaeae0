"""A review as the page shows it: the queue, one filing with its findings, the points of the 审核表."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.base import show
from assistant.domain.finding import Severity
from assistant.domain.profile import Profile
from assistant.domain.review_form import total
from assistant.domain.review_record import Conclusion, ReviewRecord
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.jobs.review.papers import points_of
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.cells import sheet_json
from assistant.web.declaration.view import findings
from assistant.web.review.kept import batch_of
from assistant.works.sheet import Sheet, sheet_of
from generators.annotated import FORMATS
from generators.interface import GeneratorError
from policy_corpus.review_form import review_form

_COUNTED = {Severity.FATAL: "必改", Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "提示"}
_GOALS = frozenset({FormKind.GOAL_DECLARATION, FormKind.DEPARTMENT_GOAL})


def queue_row(work_id: str, record: ReviewRecord, profile: str) -> dict[str, Any]:
    """A line of the queue."""
    proposal, decided = record.proposal, record.conclusion
    return {
        "id": work_id, "batch": batch_of(work_id), "source": Path(record.source).name,
        "form": FORM_TITLES.get(record.form, ""), "project": record.title, "unit": record.unit,
        "profile": profile, "unchecked": record.unchecked,
        "counts": {word: record.count(severity) for severity, word in _COUNTED.items()},
        "undecided": record.undecided, "proposal": proposal.value if proposal else "",
        "conclusion": decided.value if decided else "", "who": record.who, "at": record.at,
    }  # fmt: skip


def review_json(saved: SavedWork, record: ReviewRecord, profile: Profile, original: str) -> dict[str, Any]:
    """Everything that is shown of one filing."""
    work = saved.work
    sheet = _sheet(saved, profile)
    return {
        **queue_row(work.id, record, profile.title), "full_source": record.source, "revision": record.revision,
        "form_reason": record.form_reason, "notes": list(record.notes), "remark": record.remark,
        "year": work.filing.year, "sheet": _read_only(saved, sheet) if sheet else None,
        "rows": [
            {"id": r.id, "number": n, "level1": r.level1, "level2": r.level2, "name": r.name, "target": r.target}
            for n, r in enumerate(work.filing.indicators, 1)
        ],
        "findings": _in_order(work, record, sheet), "conclusions": [c.value for c in Conclusion],
        "points": points_json(record) if work.filing.form in _GOALS and not record.unchecked else None,
        "original": original, "can_annotate": original.lower().endswith(FORMATS),
    }  # fmt: skip


def _sheet(saved: SavedWork, profile: Profile) -> Sheet | None:
    try:
        return sheet_of(saved.work, profile)
    except GeneratorError:
        return None  # this kind has no official layout here: its rows are shown as they were read


def _read_only(saved: SavedWork, sheet: Sheet) -> dict[str, Any]:
    """The sheet without any way to change it, and without marks of where values are from: it is another's form."""
    shown = sheet_json(sheet, saved.work.filing)
    for cell in (c for row in shown["rows"] for c in row if "key" in c):
        cell.update(parts=[], mark="", word="", open=False)
    return shown


def _in_order(work: Any, record: ReviewRecord, sheet: Sheet | None) -> list[dict[str, Any]]:
    """The findings with what was decided, in the order of the record, so that a decision moves none."""
    empty = Sheet(title="", widths=(), rows=())
    found = {f["id"]: f for f in findings(work, sheet or empty)}
    return [{**found[n.id], "verdict": _verdict(record, n.id)} for n in record.findings]


def _verdict(record: ReviewRecord, name: str) -> dict[str, Any] | None:
    verdict = record.verdicts.get(name)
    return verdict.model_dump() if verdict else None


def points_json(record: ReviewRecord) -> dict[str, Any]:
    """The 审核表: sections, points, scores given or proposed, total and grade."""
    form, found = review_form(), points_of(record)
    by_point = {o.point: o for o in found}
    points = total(found)
    return {
        "title": form.title, "total": "" if points is None else show(points),
        "grade": "" if points is None else form.grade(points), "open": sum(o.score is None for o in found),
        "proposed": sum(o.proposed for o in found),
        "sections": [
            {"title": s.title, "items": [
                {"name": i.name, "points": list(_points(i.points, by_point))} for i in s.items]}
            for s in form.sections
        ],
    }  # fmt: skip


def _points(points: Any, by_point: Any) -> Iterator[dict[str, Any]]:
    for point in points:
        given = by_point[point.id]
        yield {
            "id": point.id, "text": point.text, "weight": show(point.weight), "grade": given.grade,
            "score": "" if given.score is None else show(given.score), "proposed": given.proposed,
            "formula": given.formula,
        }  # fmt: skip
