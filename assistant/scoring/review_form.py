"""Proposed points of the 审核表: a point loses a share for each finding that bears on it; a person decides.

88号附件 gives points and bands (优 90–100%, 良 80–89%, 中 60–79%, 差 below) and one decimal, not the shares: they are
our own, stand in the data beside the form, and are shown with every proposal.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.base import show
from assistant.domain.finding import Finding
from assistant.domain.review_form import FormPoint, PointOpinion, ReviewForm

_WHOLE = Decimal(100)
_ONE_DECIMAL = Decimal("0.1")


def opinions(form: ReviewForm, findings: Sequence[Finding], given: Mapping[str, Decimal]) -> tuple[PointOpinion, ...]:
    """Every point with the score a person gave, else the proposed one, else none."""
    return tuple(_opinion(form, point, findings, given.get(point.id)) for point in form.points)


def check_score(form: ReviewForm, point_id: str, score: Decimal) -> None:
    """Raises ValueError, in Chinese, where there is no such point or it has fewer points than that."""
    point = next((p for p in form.points if p.id == point_id), None)
    if point is None:
        raise ValueError("审核表里没有这个要点。请刷新网页。")
    if not 0 <= score <= point.weight:
        raise ValueError(f"这个要点满分{show(point.weight)}分，请填0到{show(point.weight)}之间的数。")


def _opinion(form: ReviewForm, point: FormPoint, findings: Sequence[Finding], given: Decimal | None) -> PointOpinion:
    if given is not None:
        return PointOpinion(point=point.id, score=given, grade=form.grade(given / point.weight * _WHOLE))
    bearing = [f for f in findings if f.code in point.rules]
    if not bearing and not point.judged:
        return PointOpinion(point=point.id)
    lost = min(_WHOLE, sum((form.deductions[f.severity] for f in bearing), Decimal(0)))
    score = (point.weight * (_WHOLE - lost) / _WHOLE).quantize(_ONE_DECIMAL, ROUND_HALF_UP)
    formula = f"{show(point.weight)}分×（100%−{show(lost)}%）={show(score)}分，按{len(bearing)}条意见折算"
    noted = formula if bearing else "没有查出问题"
    return PointOpinion(point=point.id, score=score, grade=form.grade(_WHOLE - lost), proposed=True, formula=noted)
