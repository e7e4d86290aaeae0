"""The report of an evaluation: written whole from the score sheet, then section by section in a person's words."""

from assistant.domain.operation import Operation
from assistant.works.evaluation import assessed_of, case_of, order_of, port_of, with_case
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState

LONGEST_SECTION = 20_000
BY_HAND = "人工改写"
"""What the record of a section says that a person wrote."""
_SHOWN = 120


def write_report(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """Every section written from the scores as they stand. Cancelled ends it without a trace."""
    made = assessed_of(state)
    if tools.only_checks:
        return ChangeOutcome(state, "报告")
    case = case_of(state)
    texts = (
        tools.recorded_case.narratives
        if tools.recorded_case is not None
        else port_of(tools).write(made, order_of(case, tools.profile), state.basis)
    )
    tools.case = EvaluationCase(narratives=texts)
    before = f"{len(case.narratives)}节" if case.narratives else ""
    return ChangeOutcome(with_case(state, narratives=texts, is_stale=False), "报告", before, f"写好{len(texts)}节")


def set_section(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A section in a person's words."""
    case, text = case_of(state), order.value.strip()
    before = next((n for n in case.narratives if n.key == order.section), None)
    if before is None:
        raise NotApplicable("报告里没有这一节。请先撰写报告。")
    if text == before.text or len(text) > LONGEST_SECTION:
        raise NotApplicable("这一节没有变，没有改动。" if text == before.text else "这一节太长，没有保存。请分开写。")
    own = before.record.model_copy(update={"writer": tools.actor.who, "reasons": (BY_HAND,)})
    after = before.model_copy(update={"text": text, "record": own})
    done = with_case(state, narratives=tuple(after if n.key == order.section else n for n in case.narratives))
    return ChangeOutcome(done, f"报告“{before.title}”", before.text[:_SHOWN], text[:_SHOWN])
