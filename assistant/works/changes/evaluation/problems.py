"""The problems of an evaluation in a person's words, and those that a person leaves out."""

from assistant.domain.evaluation import Problem
from assistant.domain.operation import Operation
from assistant.works.evaluation import assessed_of, case_of, problem_key, with_assessed, with_case
from assistant.works.evaluation_case import ProblemEdit
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState
from assistant.works.wording import readable_text


def set_problem(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """A problem in other words."""
    problem = _problem(state, order.problem)
    text = readable_text(order.value, "问题")
    if not text or text == problem.text:
        raise NotApplicable("问题的文字没有变，没有改动。要去掉它，请说“删掉这条问题”。")
    return ChangeOutcome(_edited(state, problem, text), f"问题“{_short(problem)}”", problem.text, text)


def delete_problem(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """A problem left out with its advice; points that were taken off stay so."""
    problem = _problem(state, order.problem)
    noted = f"已删去{f'：{order.reason.strip()}' if order.reason.strip() else ''}"
    outcome = ChangeOutcome(_edited(state, problem, ""), f"问题“{_short(problem)}”", problem.text, noted)
    return outcome.with_note("扣分没有变，要改请改得分") if problem.deductions else outcome


def _problem(state: WorkState, name: str) -> Problem:
    found = next((p for p in assessed_of(state).problems if p.id == name), None)
    if found is None:
        raise NotApplicable("没有这条问题，可能已经删去了。请看“问题与建议”里的清单。")
    return found


def _edited(state: WorkState, problem: Problem, text: str) -> WorkState:
    key = problem_key(problem)
    kept = tuple(e for e in case_of(state).problems if e.key != key)
    return with_assessed(with_case(state, problems=(*kept, ProblemEdit(key=key, text=text))), assessed_of(state))


def _short(problem: Problem) -> str:
    longest = 24
    return problem.text if len(problem.text) <= longest else f"{problem.text[:longest]}……"
