"""Scores changed by a person: deductions, totals, grade, problems and advice follow; the evidence stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, Deduction, Evaluation
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Curves, Profile
from assistant.jobs.evaluation.problems import Clash, Noted, numbered, problems_of
from assistant.scoring.evaluation import class_totals, total_and_grade
from assistant.scoring.self_evaluation import Options, score_row

LINEAR = Curves(quantitative="linear_capped")
"""10号 第十六条, where a profile has no curves of its own."""


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
    rows = [_changed(row, by_id[row.id]) if row.id in by_id else row for row in evaluation.indicators]
    return _recounted(evaluation, profile, rows)


def with_deduction(
    evaluation: Evaluation, profile: Profile, deduction: str, points: Decimal, reason: str
) -> Evaluation:
    """The evaluation with other points for one deduction, by its id; none take it off the sheet.

    Raises ValueError with one Chinese line for a score outside 0 to the weight, or a missing reason.
    """
    row = next(r for r in evaluation.indicators if any(d.id == deduction for d in r.deductions))
    taken = tuple(
        d.model_copy(update={"points": points, "reason": reason.strip()}) if d.id == deduction else d
        for d in row.deductions
    )
    kept = tuple(d for d in taken if d.points)
    score = row.weight - sum((d.points for d in kept), Decimal(0))
    if points < 0:
        raise ValueError(f"“{row.name}”的扣分不能是负数，请改正。")
    _check(row, ScoreEdit(score, reason))
    lost = "".join(f"－{show(d.points)}" for d in kept)
    formula = f"{show(row.weight)}{lost}={show(score)}分；{reason.strip()}"
    changes = {"score": score, "formula": formula, "missing": "", "deductions": kept, "edited": True}
    return _recounted(evaluation, profile, _replaced(evaluation, row.model_copy(update=changes)))


def with_actual(
    evaluation: Evaluation, profile: Profile, row_id: str, goal: Indicator, actual: str, reason: str
) -> Evaluation:
    """The evaluation with another actual value of an approved indicator, scored by the curves of the profile."""
    row = _meant(evaluation, row_id)
    filled = goal.model_copy(update={"weight": row.weight, "actual": actual, "chosen_share": None})
    scored = score_row(filled, profile.curves or LINEAR, None, Options())
    lost = row.weight - scored.points if scored.points is not None else Decimal(0)
    stored = tuple(dict.fromkeys(e for d in row.deductions for e in d.evidence)) or row.evidence
    noted = f"指标值{row.target}，实际{actual}"
    changes = {
        "actual": actual, "score": scored.points, "missing": scored.missing, "edited": True,
        "completion": scored.completion.rate if scored.completion else None,
        "formula": "；".join(part for part in (f"实际值由评价人核定：{reason.strip()}", scored.formula) if part),
        "deductions": (Deduction(id="", points=lost, reason=noted, evidence=stored),) if lost else (),
    }  # fmt: skip
    return _recounted(evaluation, profile, _replaced(evaluation, row.model_copy(update=changes)))


def _replaced(evaluation: Evaluation, row: Assessed) -> list[Assessed]:
    return [row if r.id == row.id else r for r in evaluation.indicators]


def _recounted(evaluation: Evaluation, profile: Profile, changed: Sequence[Assessed]) -> Evaluation:
    """The evaluation with other rows: totals, grade, problems and advice follow."""
    rows = numbered(changed)
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


def _causes(evaluation: Evaluation) -> Mapping[str, Noted]:
    """The causes that were found, by indicator."""
    return {i: Noted(p.cause, p.evidence) for p in evaluation.problems if p.cause for i in p.indicators}


def _clashes(evaluation: Evaluation) -> list[Clash]:
    """The clashes of papers, with the numbers of their evidence."""
    ids = {(e.paper, e.page, e.text): e.id for e in evaluation.evidence}
    found = []
    for clash in evaluation.contradictions:
        quotes = [(f.quote.paper, f.quote.page, f.quote.text) for f in clash.facts]
        found.append(Clash(clash.subject, clash.message, tuple(dict.fromkeys(ids[q] for q in quotes if q in ids))))
    return found
