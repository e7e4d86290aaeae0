"""What people change of the scores of an evaluation: a score, one deduction, the actual value of an indicator."""

from collections.abc import Callable
from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, Deduction, Evaluation
from assistant.domain.operation import Operation, OperationSource
from assistant.jobs.evaluation.edit import ScoreEdit, edited, with_actual, with_deduction
from assistant.language.numeral.reading import read_figure
from assistant.works.changes.results import read_actual
from assistant.works.evaluation import assessed_of, case_of, with_assessed
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState
from assistant.works.wording import readable_text

_BY_MODEL = "得分由程序按评分标准计算或由人填写，大模型不能改。"


def set_score(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A score of a person with the reason; totals, deductions, problems follow."""
    _require_person(tools)
    made = assessed_of(state)
    row, points = _row(made, order.row), _points(order.value)
    reason = readable_text(order.reason, "理由")
    after = _done(lambda: edited(made, tools.profile, {row.id: ScoreEdit(points, reason)}))
    return ChangeOutcome(
        with_assessed(state, after), f"{row.name}的得分", shown_score(row), f"{show(points)}分：{reason}"
    )


def set_deduction(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The points of one deduction with the reason; none take it off the sheet."""
    _require_person(tools)
    made = assessed_of(state)
    row, taken = _deduction(made, order.deduction)
    points, reason = _points(order.value), readable_text(order.reason, "理由")
    after = _done(lambda: with_deduction(made, tools.profile, taken.id, points, reason))
    before = f"扣{show(taken.points)}分：{taken.reason}"
    noted = f"扣{show(points)}分：{reason}" if points else f"不扣分：{reason}"
    return ChangeOutcome(with_assessed(state, after), f"{row.name}的扣分", before, noted)


def set_actual(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """What was achieved, as a person established it; the score follows by the curves of the profile."""
    _require_person(tools)
    made, declaration = assessed_of(state), case_of(state).declaration
    row = _row(made, order.row)
    approved = (declaration.indicators or declaration.overall_indicators) if declaration else ()
    goal = next((g for g in approved if g.name == row.name), None)
    if goal is None or not row.target:
        raise NotApplicable(f"“{row.name}”按佐证评分，没有指标值和实际值。请直接改得分，并写明理由。")
    actual, reason = read_actual(goal, order.value), readable_text(order.reason, "理由")
    if not actual or not reason:
        raise NotApplicable(f"请写明“{row.name}”的实际完成值，以及是根据什么核定的。")
    after = _done(lambda: with_actual(made, tools.profile, row.id, goal, actual, reason))
    scored = next(r for r in after.indicators if r.id == row.id)
    noted = f"{scored.actual}，得{shown_score(scored)}"
    return ChangeOutcome(with_assessed(state, after), f"{row.name}的实际完成值", row.actual or "（空）", noted)


def shown_score(row: Assessed) -> str:
    """A score in words."""
    return "待定" if row.score is None else f"{show(row.score)}分"


def _require_person(tools: Tools) -> None:
    if tools.actor.source is OperationSource.MODEL:
        raise NotApplicable(_BY_MODEL)


def _row(made: Evaluation, row_id: str) -> Assessed:
    row = next((r for r in made.indicators if r.id == row_id), None)
    if row is None:
        raise NotApplicable("评分表里没有这项指标。请说出指标的名称或编号（如 A3）。")
    return row


def _deduction(made: Evaluation, name: str) -> tuple[Assessed, Deduction]:
    found = next(((r, d) for r in made.indicators for d in r.deductions if d.id == name), None)
    if found is None:
        raise NotApplicable("评分表里没有这处扣分，可能已经改过。请看过最新的评分表再改。")
    return found


def _points(stated: str) -> Decimal:
    points = read_figure(stated.strip().removesuffix("分"))
    if points is None:
        raise NotApplicable(f"“{stated[:20]}”不是分数，没有改。请填一个数。")
    return points


def _done(change: Callable[[], Evaluation]) -> Evaluation:
    try:
        return change()
    except ValueError as refused:
        raise NotApplicable(str(refused)) from refused
