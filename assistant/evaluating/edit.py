"""Scores changed by a person: deductions, totals, grade, problems and advice follow; the evidence stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.base import show
from assistant.domain.evaluation import Assessed, Deduction, Evaluation, Problem
from assistant.domain.profile import Profile
from assistant.evaluating.problems import Clash, Told, numbered, problems_of
from assistant.scoring.evaluation import class_totals, total_and_grade


@dataclass(frozen=True)
class ScoreEdit:
    """A score a person set, and why."""

    score: Decimal
    reason: str


def edited(evaluation: Evaluation, profile: Profile, changes: Mapping[str, ScoreEdit]) -> Evaluation:
    """The evaluation with changed scores, by indicator id.

    Raises ValueError with one Chinese line for an unknown id, a score outside 0 to the weight, or a missing reason.
    """
    for key in changes:
        _check(evaluation, key, changes[key])
    rows = numbered([_changed(row, changes[row.id]) if row.id in changes else row for row in evaluation.indicators])
    classes = class_totals(rows)
    total, grade = total_and_grade(classes, profile)
    problems, suggestions = problems_of(rows, _clashes(evaluation), _causes(evaluation), evaluation.project)
    return evaluation.model_copy(
        update={
            "indicators": rows, "classes": classes, "total": total, "grade": grade, "problems": problems,
            "suggestions": suggestions,
        }
    )  # fmt: skip


def _check(evaluation: Evaluation, key: str, edit: ScoreEdit) -> None:
    row = next((r for r in evaluation.indicators if r.id == key), None)
    if row is None:
        known = f"{evaluation.indicators[0].id} 至 {evaluation.indicators[-1].id}" if evaluation.indicators else "无"
        raise ValueError(f"没有编号为“{key}”的指标，请用评分表里的编号（{known}）。")
    if not edit.score.is_finite() or not Decimal(0) <= edit.score <= row.weight:
        raise ValueError(f"“{row.name}”的得分应在0至{show(row.weight)}分之间，请改正。")
    if not edit.reason.strip():
        raise ValueError(f"请写明“{row.name}”调整得分的理由。")


def _changed(row: Assessed, edit: ScoreEdit) -> Assessed:
    """The person's score and reason take the place of the computed ones; the evidence of the deductions is kept."""
    reason, lost = edit.reason.strip(), row.weight - edit.score
    held = tuple(dict.fromkeys(e for d in row.deductions for e in d.evidence)) or row.evidence
    taken = (Deduction(id="", points=lost, reason=reason, evidence=held),) if lost else ()
    changes = {"score": edit.score, "formula": reason, "missing": "", "deductions": taken, "edited": True}
    return row.model_copy(update=changes)


def _own(problem: Problem, evaluation: Evaluation) -> str:
    """The indicator a problem was made from; "" for a clash of papers."""
    by_deduction = {d.id: row for row in evaluation.indicators for d in row.deductions}
    first = by_deduction.get(problem.deductions[0]) if problem.deductions else None
    tells = first is not None and all(d.reason in problem.text for d in first.deductions)
    return first.id if first is not None and tells else ""


def _causes(evaluation: Evaluation) -> Mapping[str, Told]:
    """The causes that were found, by indicator."""
    return {
        key: Told(p.cause, p.evidence) for p in evaluation.problems if p.cause and (key := _own(p, evaluation))
    }  # fmt: skip


def _clashes(evaluation: Evaluation) -> list[Clash]:
    """The clashes of papers, with the numbers of their evidence."""
    ids = {(e.paper, e.page, e.text): e.id for e in evaluation.evidence}
    found = []
    for clash in evaluation.contradictions:
        quotes = [(f.quote.paper, f.quote.page, f.quote.text) for f in clash.facts]
        found.append(Clash(clash.subject, clash.message, tuple(dict.fromkeys(ids[q] for q in quotes if q in ids))))
    return found
