"""The assessment of an evaluation: of what was read of the papers, by a framework, for a stage."""

from assistant.base import show
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.framework import Stage
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import EVALUATION_FIELDS
from assistant.files.interface import IntakeError
from assistant.works.evaluation import case_of, order_of, port_of, with_case
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState
from assistant.works.wording import readable_text
from policy_corpus.frameworks import list_frameworks

KINDS = ("部门评价", "财政评价", "单位自评")
_ASSESSES = frozenset({"framework", "stage", "by"})
"""Settings that the assessment rests on."""


def assess(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """What was read of the papers, assessed; scores, problems and texts of before are replaced."""
    if tools.only_checks:
        return ChangeOutcome(state, "评分表")
    before = case_of(state).evaluation
    dossier = _dossier(order.file, tools) if tools.recorded_case is None else None
    done = _assessed(with_case(state, dossier=order.file), tools, dossier)
    made = case_of(done).evaluation
    size = f"{len(dossier.papers)}份资料、{len(dossier.pages)}页，{len(dossier.facts)}条事实，" if dossier else ""
    return ChangeOutcome(done, "评分表", _sum(before) if before else "", f"{size}{_sum(made)}")


def set_evaluation(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """Framework, stage, kind, author or date; what rests on them is assessed anew."""
    case, field = case_of(state), order.field
    choices = _choices(field)
    if choices and order.value not in choices:
        raise NotApplicable(f"{EVALUATION_FIELDS[field]}只有：{'、'.join(choices.values())}。")
    value = Stage(order.value) if field == "stage" else readable_text(order.value, EVALUATION_FIELDS[field])
    if value == getattr(case, field):
        raise NotApplicable(f"{EVALUATION_FIELDS[field]}本来就是这样，没有改动。")
    done = with_case(state, **{field: value})
    if case.dossier and field in _ASSESSES and not tools.only_checks:
        done = _assessed(done, tools, _dossier(case.dossier, tools) if tools.recorded_case is None else None)
    before = str(getattr(case, field))
    named = (choices.get(before, before), choices.get(order.value, order.value))
    return ChangeOutcome(done, EVALUATION_FIELDS[field], named[0] or "（空）", named[1] or "（空）")


def _choices(field: str) -> dict[str, str]:
    """What a setting may be, by value; empty where it is free text."""
    match field:
        case "framework":
            return {f.id: f.title for f in list_frameworks()}
        case "stage":
            return {s.value: s.word for s in Stage}
        case "by":
            return dict(zip(KINDS, KINDS, strict=True))
    return {}


def _dossier(key: str, tools: Tools) -> Dossier:
    try:
        return port_of(tools).dossier(key)
    except IntakeError as error:
        raise NotApplicable(str(error)) from error


def _assessed(state: WorkState, tools: Tools, dossier: Dossier | None) -> WorkState:
    """The state assessed anew, or as it was the first time."""
    if tools.recorded_case is not None:
        tools.case = tools.recorded_case
        made = tools.recorded_case.evaluation
    else:
        assert dossier is not None  # noqa: S101 -- nothing is recorded
        made = port_of(tools).evaluate(dossier, order_of(case_of(state), tools.profile))
        tools.case = EvaluationCase(evaluation=made)
    return with_case(state, evaluation=made, narratives=(), problems=(), is_stale=False)


def _sum(made: Evaluation | None) -> str:
    if made is None or made.total is None:
        return "总分待定"
    return f"总分{show(made.total)}分{f'，{made.grade}' if made.grade else ''}"
