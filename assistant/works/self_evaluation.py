"""A self-evaluation as a work: how it begins from the approved form, and its scores, counted after every change."""

from collections.abc import Sequence

from assistant.domain.filing import Filing
from assistant.domain.operation_kind import OperationKind
from assistant.domain.profile import Profile
from assistant.domain.results import Paired, Results
from assistant.domain.vocabulary import FormKind
from assistant.forms.results.pairing import pair
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.scoring.self_evaluation import evaluate, scored
from assistant.works.interface import NotApplicable
from assistant.works.state import Work, WorkState
from assistant.writing.interface import Narrative

_COLUMNS = frozenset({"actual", "score", "deviation"})
"""Columns that every form of a self-evaluation has, filled or not."""

_K = OperationKind
APPROVED = frozenset(
    {
        _K.SET_TARGET, _K.SET_NAME, _K.SET_CLASS, _K.ADD_INDICATOR, _K.DELETE_INDICATOR, _K.MOVE_INDICATOR,
        _K.MERGE_INDICATORS, _K.SET_GOAL, _K.USE_NUMBER, _K.IGNORE_NUMBER, _K.SWITCH_YEAR,
    }
)  # fmt: skip
"""Operations on what was approved. Weights are not among them: many approved forms have none, the scores need them."""


def begun(approved: Filing) -> Filing:
    """The self-evaluation of approved goals before anything is filled in; one that is half filled goes on."""
    filing = pair(approved, Results()).filing
    seen = {f for f in type(filing.indicators[0]).model_fields if filing.has_column(f)} if filing.indicators else set()
    return filing.model_copy(update={"id": "", "columns": tuple(sorted((seen - {"id"}) | _COLUMNS))})


def rescored(state: WorkState, profile: Profile) -> WorkState:
    """The state with the scores, total and grade that follow from its values; any other form as it is."""
    if state.filing.form is not FormKind.SELF_EVALUATION or profile.curves is None:
        return state
    return state.model_copy(update={"filing": scored(state.filing, profile)[0]})


def evaluated(work: Work, profile: Profile, narratives: Sequence[Narrative] = ()) -> SelfEvaluated:
    """A work as the job writes it to files. Raises ValueError in a profile without curves."""
    return SelfEvaluated(
        filing=work.filing,
        scores=evaluate(work.filing, profile),
        paired=Paired(filing=work.filing),
        findings=tuple(f.finding for f in work.findings if not f.ignored),
        narratives=tuple(narratives),
        profile=profile,
    )


def require_self_evaluation(state: WorkState) -> None:
    """Refuses what only a self-evaluation has. Raises NotApplicable."""
    if state.filing.form is not FormKind.SELF_EVALUATION:
        raise NotApplicable("这是申报表，没有完成值、得分和偏差原因。请先建立自评。")


def approved_of(state: WorkState) -> tuple[Filing, ...]:
    """The approved goals that a self-evaluation began with; none of any other form."""
    is_result = state.filing.form is FormKind.SELF_EVALUATION
    ground = state.ground
    return (ground,) if is_result and ground is not None and ground.form is FormKind.GOAL_DECLARATION else ()
