"""The papers of an evaluation and what is given beside them; all of it is in the store, operations name it."""

from assistant.domain.filing import Filing
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import GIVEN_FIELDS
from assistant.files.interface import IntakeError
from assistant.jobs.evaluation.job import GoalsMissing
from assistant.works.evaluation import case_of, port_of, with_case
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState

_AGAIN = "点“重新阅读并评分”后按它评分"


def add_papers(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """Files of the store taken in as papers."""
    case = case_of(state)
    new = tuple(f for f in dict.fromkeys(order.files) if f not in case.papers)
    if not new:
        raise NotApplicable("这些资料已经放进来了，没有改动。")
    return ChangeOutcome(with_case(state, papers=(*case.papers, *new)), "资料", "", f"{len(new)}份")


def remove_paper(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """A paper taken out; its file stays in the store."""
    case = case_of(state)
    if order.file not in case.papers:
        raise NotApplicable("没有这份资料，可能已经拿掉了。请刷新网页。")
    left = tuple(f for f in case.papers if f != order.file)
    return ChangeOutcome(with_case(state, papers=left), "资料", f"{len(case.papers)}份", f"{len(left)}份")


def give_file(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """Goals, results or a survey from a file; the assessment follows when the papers are read again."""
    if tools.only_checks:
        return ChangeOutcome(state, GIVEN_FIELDS[order.field])
    case, name = case_of(state), order.file.replace("\\", "/").rsplit("/", 1)[-1]
    taken = tools.recorded_case or _given(case, order, tools)
    tools.case = taken
    given = {**case.given, order.field: name}
    done = with_case(state, given=given, **{order.field: getattr(taken, order.field)})
    outcome = ChangeOutcome(done, GIVEN_FIELDS[order.field], case.given.get(order.field, ""), name)
    return outcome.with_note(_AGAIN) if case.evaluation else outcome


def _given(case: EvaluationCase, order: Operation, tools: Tools) -> EvaluationCase:
    """An evaluation that holds nothing but what the file gave."""
    try:
        found = port_of(tools).given(order.field, order.file, case.declaration)
    except (IntakeError, GoalsMissing) as error:
        raise NotApplicable(str(error)) from error
    if isinstance(found, Filing):
        return EvaluationCase(**{order.field: found})
    return EvaluationCase(survey=found)
