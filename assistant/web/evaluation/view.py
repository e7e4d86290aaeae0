"""An evaluation as the page shows it: papers with their state, the score sheet with its evidence, problems, report."""

from collections.abc import Iterator
from typing import Any

from assistant.base import show
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Assessed, Evaluation, Evidence
from assistant.domain.finding import Severity
from assistant.jobs.evaluation.job import WrittenReport
from assistant.store.saved_works import SavedWork
from assistant.web.evaluation.kept import KeptEvaluations
from assistant.web.evaluation.reading import shown_path
from assistant.web.evaluation.record import EvaluationRecord

_GROUPS = {Severity.FATAL: "必改", Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "提示"}


def evaluation_json(
    saved: SavedWork, record: EvaluationRecord, kept: KeptEvaluations, report: WrittenReport | None
) -> dict[str, Any]:
    """Everything the room shows."""
    dossier, made = kept.dossier(record), record.evaluation
    name = made.project.name if made else saved.work.project
    return {
        "id": saved.work.id, "revision": record.revision, "title": name or saved.work.project,
        "profile": saved.work.profile, "framework": record.framework, "stage": record.stage.value, "by": record.by,
        "author": record.author, "date": record.date, "given": record.given, "can_undo": record.back_to is not None,
        "papers": list(_papers(saved.work.id, record, kept, dossier)),
        "contradictions": [c.message for c in dossier.contradictions] if dossier else [],
        "masked": dossier.masked if dossier else 0, "read": dossier is not None,
        "scores": _scores(made) if made else None, "problems": list(_problems(made)) if made else [],
        "sections": _sections(report) if report else [], "is_final": bool(report and report.is_final),
        "findings": [
            {"group": _GROUPS[f.severity], "severity": f.severity.value, "message": f.message, "advice": f.advice}
            for f in report.findings
        ] if report else [],
        "changes": [c.model_dump() for c in reversed(record.changes)],
    }  # fmt: skip


def _papers(
    work_id: str, record: EvaluationRecord, kept: KeptEvaluations, dossier: Dossier | None
) -> Iterator[dict[str, Any]]:
    """Each paper with its state: read, recognised from a scan, left out, contradicting another, or not read yet."""
    read = {p.path: p for p in dossier.papers} if dossier else {}
    skipped = {s.path: s.reason for s in dossier.skipped} if dossier else {}
    clashing = {f.quote.paper for c in dossier.contradictions for f in c.facts} if dossier else set()
    for name, file in kept.papers(work_id, record).items():
        path = shown_path(name)
        paper = read.get(path)
        states = [] if dossier is None else [("read", "已读")] if paper else []
        states += [("scan", "扫描识别，请核对数字")] if paper and paper.noisy else []
        states += [("clash", "与其他资料矛盾")] if path in clashing else []
        states += [("skipped", "没有读")] if path in skipped and not paper else []
        yield {
            "name": name, "path": path, "id": file.id, "kind": paper.kind.value if paper else "",
            "pages": paper.pages if paper else 0, "reason": skipped.get(path, ""),
            "states": [{"state": s, "word": w} for s, w in states or [("new", "还没有读")]],
        }  # fmt: skip


def _scores(made: Evaluation) -> dict[str, Any]:
    return {
        "total": _number(made.total), "grade": made.grade or "",
        "classes": [{"name": c.level1, "score": _number(c.score), "weight": show(c.weight)} for c in made.classes],
        "open": sum(r.score is None for r in made.indicators), "rows": [_row(made, r) for r in made.indicators],
    }  # fmt: skip


def _row(made: Evaluation, row: Assessed) -> dict[str, Any]:
    return {
        "id": row.id, "level1": row.level1, "level2": row.level2, "name": row.name, "weight": show(row.weight),
        "score": _number(row.score), "formula": row.formula, "missing": row.missing, "edited": row.edited,
        "standard": row.standard, "target": row.target, "actual": row.actual,
        "deductions": [f"扣{show(d.points)}分：{d.reason}" for d in row.deductions],
        "points": [
            {
                "text": p.text, "word": p.verdict.word, "verdict": p.verdict.value, "weight": show(p.weight),
                "missing": p.missing, "found": _quotes(made, p.found), "against": _quotes(made, p.against),
            }
            for p in row.points
        ],
        "evidence": _quotes(made, row.evidence),
    }  # fmt: skip


def _quotes(made: Evaluation, ids: tuple[str, ...]) -> list[dict[str, Any]]:
    return [quote_json(e) for i in ids if (e := made.quote(i))]


def quote_json(item: Evidence) -> dict[str, Any]:
    """A quote with the way to its page."""
    return {"id": item.id, "paper": item.paper, "page": item.page, "text": item.text, "place": item.place}


def _problems(made: Evaluation) -> Iterator[dict[str, Any]]:
    advice: dict[str, list[str]] = {}
    for suggestion in made.suggestions:
        advice.setdefault(suggestion.problem, []).append(f"{suggestion.addressee}：{suggestion.text}")
    for problem in made.problems:
        yield {
            "text": problem.text, "cause": problem.cause, "evidence": _quotes(made, problem.evidence),
            "advice": advice.get(problem.id, []),
        }  # fmt: skip


def _sections(report: WrittenReport) -> list[dict[str, Any]]:
    """The report with the quotes behind its marks."""
    own = {n.key for n in report.narratives}
    quote = report.report.evaluation.quote
    marks = {m: quote_json(e) for m in report.report.marks() if (e := quote(m))}
    return [
        {
            "key": s.key, "title": s.title, "level": s.level, "text": s.text, "can_edit": s.key in own,
            "marks": {m: q for m, q in marks.items() if f"〔{m}〕" in s.text},
        }
        for s in report.report.sections
    ]  # fmt: skip


def _number(value: Any) -> str:
    return "" if value is None else show(value)
