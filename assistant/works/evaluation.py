"""An evaluation as a work: how it begins, what its score sheet says, and what follows after every change."""

from collections.abc import Sequence

from assistant.domain.evaluation import Evaluation, Problem
from assistant.domain.filing import Filing, Project
from assistant.domain.finding import Finding
from assistant.domain.operation_arguments import HEAD_FIELDS
from assistant.domain.profile import Profile
from assistant.domain.source import BY_USER
from assistant.domain.vocabulary import FormKind
from assistant.jobs.evaluation.job import Order
from assistant.jobs.evaluation.report import report_filing
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.interface import EvaluationPort, NotApplicable, Tools
from assistant.works.state import WorkState

_NOT_READ = "还没有阅读资料、没有评分。请先放入资料，点“开始阅读并评分”。"
_NO_PORT = "这里不能做评价，请在网页的“评价”里做。"


def begun_filing(name: str, profile: str, declaration: Filing | None) -> Filing:
    """The score sheet of an evaluation before anything is read; a name that a person gave stays."""
    project = declaration.project if declaration else Project(name=name)
    year = declaration.year if declaration else None
    sources = {"project.name": BY_USER} if name and not declaration else {}
    return Filing(form=FormKind.EVALUATION_REPORT, profile=profile, year=year, project=project, sources=sources)


def case_of(state: WorkState) -> EvaluationCase:
    """The evaluation under way; an empty one where nothing was given yet."""
    return state.evaluation or EvaluationCase()


def assessed_of(state: WorkState) -> Evaluation:
    """The assessment. Raises NotApplicable where no paper was read yet."""
    made = case_of(state).evaluation
    if made is None:
        raise NotApplicable(_NOT_READ)
    return made


def port_of(tools: Tools) -> EvaluationPort:
    """The job of evaluations. Raises NotApplicable where these works have none."""
    if tools.ports.evaluations is None:
        raise NotApplicable(_NO_PORT)
    return tools.ports.evaluations


def order_of(case: EvaluationCase, profile: Profile) -> Order:
    """What the job is asked for."""
    framework = case.framework or Order(profile).framework
    return Order(profile, framework, case.stage, case.by, case.declaration, case.results, case.survey)


def with_case(state: WorkState, **changes: object) -> WorkState:
    """The state with fields of its evaluation replaced."""
    return state.model_copy(update={"evaluation": case_of(state).model_copy(update=changes)})


def with_assessed(state: WorkState, made: Evaluation) -> WorkState:
    """The state with changed scores or problems; a report that was written tells of the ones before."""
    case = case_of(state)
    kept = with_problem_edits(made, case)
    return with_case(state, evaluation=kept, is_stale=bool(case.narratives))


def problem_key(problem: Problem) -> str:
    """What a problem is about: it has the same key after scores changed."""
    return "+".join(problem.indicators or problem.evidence)


def with_problem_edits(made: Evaluation, case: EvaluationCase) -> Evaluation:
    """The evaluation with the problems as people left them; advice on a problem that is left out goes with it."""
    edits = {edit.key: edit.text for edit in case.problems}
    kept = [p for p in made.problems if edits.get(problem_key(p), p.text)]
    problems = tuple(p.model_copy(update={"text": edits.get(problem_key(p), p.text)}) for p in kept)
    ids = {p.id for p in problems}
    suggestions = tuple(s for s in made.suggestions if s.problem in ids)
    return made.model_copy(update={"problems": problems, "suggestions": suggestions})


def reflected(state: WorkState) -> WorkState:
    """The state with the score sheet as its form, rows named A1 …; fields of the head that a person wrote stay."""
    case = state.evaluation
    if case is None or case.evaluation is None:
        return state
    own = {f: getattr(state.filing.project, f) for f in HEAD_FIELDS if f"project.{f}" in state.filing.sources}
    made = case.evaluation.model_copy(update={"project": case.evaluation.project.model_copy(update=own)})
    sheet = report_filing(made)
    pairs = zip(sheet.indicators, made.indicators, strict=True)
    stays = {"id": state.filing.id, "profile": state.filing.profile, "sources": state.filing.sources}
    rows = tuple(row.model_copy(update={"id": a.id}) for row, a in pairs)
    filing = sheet.model_copy(update={**stays, "indicators": rows})
    done = state.model_copy(update={"filing": filing})
    return with_case(done, evaluation=made)


def evaluation_findings(state: WorkState, profile: Profile, port: EvaluationPort | None) -> Sequence[Finding]:
    """What the rules find in the report; nothing before it is written."""
    case = case_of(state)
    if port is None or case.evaluation is None or not case.narratives:
        return ()
    return port.findings(case, case.evaluation, order_of(case, profile))
