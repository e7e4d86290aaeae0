"""An evaluation as the page shows it: papers with their state, the score sheet with its evidence, problems, report."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.base import show
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Assessed, Evaluation, Evidence
from assistant.domain.framework import Stage
from assistant.domain.profile import Profile
from assistant.jobs.evaluation.job import WrittenReport
from assistant.store.file_store import KeptFile
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.view import finding_json, gravest_first, row_at
from assistant.web.evaluation.reading import shown_path
from assistant.works.changes.evaluation.assessing import KINDS
from assistant.works.changes.evaluation.report import BY_HAND
from assistant.works.evaluation import case_of
from assistant.works.history import next_redo, next_undo
from assistant.works.state import Work


def evaluation_json(
    saved: SavedWork, profile: Profile, papers: Mapping[str, KeptFile], dossier: Dossier | None,
    report: WrittenReport | None,
) -> dict[str, Any]:  # fmt: skip
    """Everything the room shows, its conversation apart."""
    work, case = saved.work, case_of(saved.work.state)
    made, undo, redo = case.evaluation, next_undo(work.steps), next_redo(work.steps)
    return {
        "kind": work.kind.value, "id": work.id, "version": saved.version, "title": work.project, "year": work.year,
        "profile": work.profile, "profile_title": profile.title, "is_empty": made is None,
        "saved_at": work.steps[-1].applied.when.isoformat() if work.steps else "",
        "rows": [{"id": r.id, "name": r.name} for r in work.filing.indicators], "questions": [],
        "undo": undo.applied.id if undo else "", "redo": redo.applied.id if redo else "",
        "stages": [{"id": s.value, "title": s.word} for s in Stage], "at": case.stage.value,
        "kinds": list(KINDS), "by": case.by, "author": case.author, "date": case.date, "given": case.given,
        "papers": list(_papers(papers, dossier)),
        "contradictions": [c.message for c in dossier.contradictions] if dossier else [],
        "masked": dossier.masked if dossier else 0, "read": dossier is not None,
        "scores": _scores(made) if made else None, "problems": list(_problems(made)) if made else [],
        "sections": _sections(report) if report else [], "is_final": bool(report and report.is_final),
        "is_stale": case.is_stale, "findings": list(_findings(work)),
    }  # fmt: skip


def _findings(work: Work) -> Iterator[dict[str, Any]]:
    """What the check found in the report; its place is a row of the score sheet."""
    for found in gravest_first(work):
        row = row_at(work, found)
        yield finding_json(found, row.name if row else "", row.id if row else "")


def _papers(papers: Mapping[str, KeptFile], dossier: Dossier | None) -> Iterator[dict[str, Any]]:
    """Each paper with its state: read, recognised from a scan, left out, contradicting another, or not read yet."""
    read = {p.path: p for p in dossier.papers} if dossier else {}
    skipped = {s.path: s.reason for s in dossier.skipped} if dossier else {}
    clashing = {f.quote.paper for c in dossier.contradictions for f in c.facts} if dossier else set()
    for name, file in papers.items():
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
        "deductions": [{"id": d.id, "points": show(d.points), "reason": d.reason} for d in row.deductions],
        "goal": bool(row.target),
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
            "id": problem.id, "text": problem.text, "cause": problem.cause, "evidence": _quotes(made, problem.evidence),
            "advice": advice.get(problem.id, []),
        }  # fmt: skip


def _sections(report: WrittenReport) -> list[dict[str, Any]]:
    """The report with the quotes behind its marks."""
    own = {n.key for n in report.narratives}
    by_hand = {n.key for n in report.narratives if BY_HAND in n.record.reasons}
    quote = report.report.evaluation.quote
    marks = {m: quote_json(e) for m in report.report.marks() if (e := quote(m))}
    return [
        {
            "key": s.key, "title": s.title, "level": s.level, "text": s.text, "can_edit": s.key in own,
            "by_hand": s.key in by_hand,
            "marks": {m: q for m, q in marks.items() if f"〔{m}〕" in s.text},
        }
        for s in report.report.sections
    ]  # fmt: skip


def _number(value: Any) -> str:
    return "" if value is None else show(value)
