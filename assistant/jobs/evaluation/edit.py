"""Scores changed by a person: deductions, totals, grade, problems and advice follow; the evidence stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, Deduction, Evaluation
from assistant.domain.profile import Profile
from assistant.jobs.evaluation.problems import Clash, Told, numbered, problems_of
from assistant.scoring.evaluation import class_totals, total_and_grade


@dataclass(frozen=True)
class ScoreEdit:
    """A score a person set, and why."""

    score: Decimal
    reason: str


def edited(evaluation: Evaluation, profile: Profile, changes: Mapping[str, ScoreEdit]) -> Evaluation:
    """The evaluation with changed scores, by indicator id, or by name where only one bears it.

    Raises ValueError with one Chinese line for an unknown or doubtful indicator, one named twice, a score outside 0 to
    the weight, or a missing reason.
    """
    by_id: dict[str, ScoreEdit] = {}
    for key, edit in changes.items():
        row = _meant(evaluation, key)
        _check(row, edit)
        if row.id in by_id:
            raise ValueError(f"“{row.name}”（{row.id}）的得分调整了两次，请只留一条。")
        by_id[row.id] = edit
    rows = numbered([_changed(row, by_id[row.id]) if row.id in by_id else row for row in evaluation.indicators])
    classes = class_totals(rows)
    total, grade = total_and_grade(classes, profile)
    problems, suggestions = problems_of(rows, _clashes(evaluation), _causes(evaluation), evaluation.project)
    return evaluation.model_copy(
        update={
            "indicators": rows, "classes": classes, "total": total, "grade": grade, "problems": problems,
            "suggestions": suggestions,
        }
    )  # fmt: skip


def _meant(evaluation: Evaluation, key: str) -> Assessed:
    """The indicator of an id or name."""
    found = [r for r in evaluation.indicators if r.id == key] or [r for r in evaluation.indicators if r.name == key]
    if len(found) > 1:
        ids = "、".join(r.id for r in found)
        raise ValueError(f"有{len(found)}项指标叫“{key}”，请改用编号（{ids}）。")
    if not found:
        known = f"{evaluation.indicators[0].id} 至 {evaluation.indicators[-1].id}" if evaluation.indicators else "无"
        raise ValueError(f"没有编号或名称为“{key}”的指标，请用评分表里的编号（{known}）。")
    return found[0]


def _check(row: Assessed, edit: ScoreEdit) -> None:
    if not edit.score.is_finite() or not Decimal(0) <= edit.score <= row.weight:
        raise ValueError(f"“{row.name}”的得分应在0至{show(row.weight)}分之间，请改正。")
    if not edit.reason.strip():
        raise ValueError(f"请写明“{row.name}”调整得分的理由。")


def _changed(row: Assessed, edit: ScoreEdit) -> Assessed:
    """The person's score and reason take the place of the computed ones; the evidence of the deductions is kept."""
    reason, lost = edit.reason.strip(), row.weight - edit.score
    stored = tuple(dict.fromkeys(e for d in row.deductions for e in d.evidence)) or row.evidence
    taken = (Deduction(id="", points=lost, reason=reason, evidence=stored),) if lost else ()
    changes = {"score": edit.score, "formula": reason, "missing": "", "deductions": taken, "edited": True}
    return row.model_copy(update=changes)


def _causes(evaluation: Evaluation) -> Mapping[str, Told]:
    """The causes that were found, by indicator."""
    return {i: Told(p.cause, p.evidence) for p in evaluation.problems if p.cause for i in p.indicators}


def _clashes(evaluation: Evaluation) -> list[Clash]:
    """The clashes of papers, with the numbers of their evidence."""
    ids = {(e.paper, e.page, e.text): e.id for e in evaluation.evidence}
    found = []
    for clash in evaluation.contradictions:
        quotes = [(f.quote.paper, f.quote.page, f.quote.text) for f in clash.facts]
        found.append(Clash(clash.subject, clash.message, tuple(dict.fromkeys(ids[q] for q in quotes if q in ids))))
    return found
