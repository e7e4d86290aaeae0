"""A revision of an evaluation that was kept before its changes were operations: a step like any other from now on."""

from assistant.domain.operation import Operation
from assistant.works.evaluation import case_of
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState

_ONLY_AT_OPENING = "旧版的评价记录由程序升级时接续，不能另外指定。"
_NOTHING_NEW = "这一版旧记录里没有改动。"


def take_over(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The whole evaluation as that revision left it; the words are those in which the change was noted then."""
    if tools.recorded_case is None:
        raise NotApplicable(_ONLY_AT_OPENING)
    if tools.recorded_case == case_of(state):
        raise NotApplicable(_NOTHING_NEW)
    tools.case = tools.recorded_case
    done = state.model_copy(update={"evaluation": tools.recorded_case})
    return ChangeOutcome(done, order.name, order.reason, order.value)
