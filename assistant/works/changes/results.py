"""What a self-evaluation is told: actual values, scores that a person chooses, causes of deviations."""

from assistant.base import show
from assistant.domain.deviations import cause_kind
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation, OperationSource
from assistant.domain.results import CauseKind
from assistant.domain.vocabulary import FormKind
from assistant.language.numeral.reading import read_figure
from assistant.language.target import UNREAD
from assistant.language.target_parser import parse_target
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import row_of, with_row
from assistant.works.state import WorkState
from assistant.works.wording import readable_text, says_unknown


def _row(state: WorkState, order: Operation) -> Indicator:
    if state.filing.form is not FormKind.SELF_EVALUATION:
        raise NotApplicable("这是申报表，没有完成值、得分和偏差原因。请先建立自评。")
    return row_of(state, order.row)


def set_actual(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """What was achieved, in the unit of the target; a score that rested on another value is taken away."""
    row = _row(state, order)
    actual = _actual(row, order.value)
    done = row.model_copy(update={"actual": actual, "score": None, "score_formula": ""})
    if order.reason:
        done = done.model_copy(update={"deviation": readable_text(order.reason, "偏差原因")})
    note = "" if row.score is None else "得分要按新的完成值重新计算"
    return ChangeOutcome(with_row(state, done), f"{row.name}的完成值", row.actual or "（空）", actual).with_note(note)


def _actual(row: Indicator, stated: str) -> str:
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
    """A score that a person gives with the reason; a model never writes one."""
    row = _row(state, order)
    if tools.actor.source is OperationSource.MODEL:
        raise NotApplicable("得分由程序按口径计算或由人填写，大模型不能改。")
    score = read_figure(order.value.strip().removesuffix("分"))
    if score is None:
        raise NotApplicable(f"“{order.value[:20]}”不是得分，请说一个数。")
    if score < 0 or (row.weight is not None and score > row.weight):
        most = show(row.weight) if row.weight is not None else ""
        raise NotApplicable(f"“{row.name}”的得分应在0至{most}分之间，没有改。")
    reason = readable_text(order.reason, "理由")
    done = row.model_copy(update={"score": score, "chosen_reason": reason, "score_formula": f"人工确定：{reason}"})
    before = "（空）" if row.score is None else f"{show(row.score)}分"
    return ChangeOutcome(with_row(state, done), f"{row.name}的得分", before, f"{show(score)}分")


def set_deviation(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """Why a value was missed or passed, and of which of the five kinds the cause is."""
    row = _row(state, order)
    kind = cause_kind(order.value) if order.value else None
    if order.value and kind is None:
        raise NotApplicable(f"偏差原因的类别只有：{'、'.join(CauseKind)}。")
    words = readable_text(order.reason, "偏差原因")
    done = row.model_copy(update={"deviation": words, "deviation_kind": kind.value if kind else row.deviation_kind})
    return ChangeOutcome(with_row(state, done), f"{row.name}的偏差原因", row.deviation or "（空）", words)
