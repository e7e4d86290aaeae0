"""What a self-evaluation is told of its rows: actual values, scores that a person chooses, causes of deviations.

Scores that follow from these are counted anew once the operation is done (``works/self_evaluation``).
"""

from decimal import Decimal

from assistant.base import show
from assistant.domain.deviations import cause_kind
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation, OperationSource
from assistant.domain.rates import percent
from assistant.domain.results import CauseKind
from assistant.language.numeral.reading import read_figure
from assistant.language.target import UNREAD
from assistant.language.target_parser import parse_target
from assistant.scoring.completion import completion_of
from assistant.scoring.curves import FULL, rounded
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import row_of, with_row
from assistant.works.self_evaluation import require_self_evaluation
from assistant.works.state import WorkState
from assistant.works.wording import readable_text, says_unknown

BY_CURVE = "按口径"
"""The value of ``set_score`` that gives the score back to the program."""
_UNDECIDED: dict[str, object] = {"given_score": None, "chosen_share": None, "chosen_reason": ""}


def _row(state: WorkState, order: Operation) -> Indicator:
    require_self_evaluation(state)
    return row_of(state, order.row)


def set_actual(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """What was achieved, in the unit of the target; a decision that rested on another value is taken away."""
    row = _row(state, order)
    actual = read_actual(row, order.value)
    if actual == (row.actual or "") and not order.reason:
        raise NotApplicable(f"“{row.name}”的完成值本来就是{actual or '空的'}，没有改动。")
    decided = actual != (row.actual or "") and (row.given_score is not None or row.chosen_share is not None)
    done = row.model_copy(update={"actual": actual, **(_UNDECIDED if decided else {})})
    if order.reason:
        done = done.model_copy(update={"deviation": readable_text(order.reason, "偏差原因")})
    note = "人工定的得分不再保留，按新的完成值重新计算" if decided else ""
    return ChangeOutcome(with_row(state, done), f"{row.name}的完成值", row.actual or "（空）", actual).with_note(note)


def read_actual(row: Indicator, stated: str) -> str:
    """An actual value in the unit of the target. Raises NotApplicable where it is none."""
    text, target = stated.strip(), row.parsed
    if not text:
        return ""
    value = parse_target(text)
    if says_unknown(text) or value.operator in UNREAD or (target.is_number and not value.is_number):
        raise NotApplicable(f"“{text[:20]}”不是完成值，“{row.name}”没有改。指标值是{row.target}，请填同样单位的数。")
    if target.is_number and not value.measured and row.unit_in_target:
        return f"{text}{target.measured}"
    if target.is_number and target.unit == "%" and value.unit != "%":
        raise NotApplicable(f"“{row.name}”按百分比计，“{text[:20]}”的单位不同。")
    return text


def set_score(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A score that a person gives with the reason; a model never writes one. ``BY_CURVE`` gives it back."""
    row = _row(state, order)
    if tools.actor.source is OperationSource.MODEL:
        raise NotApplicable("得分由程序按口径计算或由人填写，大模型不能改。")
    before = "（空）" if row.score is None else f"{show(row.score)}分"
    place = f"{row.name}的得分"
    if order.value.strip() == BY_CURVE:
        return ChangeOutcome(with_row(state, row.model_copy(update=_UNDECIDED)), place, before, "按口径计算")
    score = _points(row, order.value.strip())
    reason = readable_text(order.reason, "理由")
    done = row.model_copy(update={**_decided(row, score, tools), "chosen_reason": reason})
    return ChangeOutcome(with_row(state, done), place, before, f"{show(score)}分")


def _points(row: Indicator, stated: str) -> Decimal:
    """Points, or a share of the weight in percent. Raises NotApplicable outside 0 to the weight."""
    score = read_figure(stated.removesuffix("分").removesuffix("%"))
    if score is None or row.weight is None:
        raise NotApplicable(f"“{stated[:20]}”不是得分，请说一个数。" if score is None else f"“{row.name}”没有分值。")
    if stated.endswith("%"):
        score = rounded(row.weight * score / FULL)
    if not 0 <= score <= row.weight:
        raise NotApplicable(f"“{row.name}”的得分应在0至{show(row.weight)}分之间，没有改。")
    return score


def _decided(row: Indicator, score: Decimal, tools: Tools) -> dict[str, object]:
    """A text target is given its share of the weight, as its bands ask (10号 第十六条); any other row the points."""
    curves, weight = tools.profile.curves, row.weight
    if weight and curves and curves.qualitative_bands and completion_of(row).choosable:
        share = percent(score, weight)
        if rounded(weight * share / FULL) == score:
            return {"chosen_share": share, "given_score": None}
    return {"chosen_share": None, "given_score": score}


def set_deviation(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """Why a value was missed or passed, and of which of the five kinds the cause is."""
    row = _row(state, order)
    kind = cause_kind(order.value) if order.value else None
    if order.value and kind is None:
        raise NotApplicable(f"偏差原因的类别只有：{'、'.join(CauseKind)}。")
    words = readable_text(order.reason, "偏差原因")
    done = row.model_copy(update={"deviation": words, "deviation_kind": kind.value if kind else row.deviation_kind})
    noted = f"（{kind}）{words}" if kind else words
    return ChangeOutcome(with_row(state, done), f"{row.name}的偏差原因", row.deviation or "（空）", noted)
