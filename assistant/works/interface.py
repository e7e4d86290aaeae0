"""What the works room needs from outside, what a change of a work gives, and why one is refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from assistant.domain.citation import Citation
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.library import LibraryEntry
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.profile import Profile
from assistant.domain.results import Results
from assistant.domain.survey import SurveyResult
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.evaluation.job import Order
from assistant.rules.engine import ReviewResult
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.state import Step, WorkState
from assistant.writing.interface import Narrative
from policy_corpus.library import entry


def _no_clause(policy: str, article: str) -> Citation | None:  # noqa: ARG001 -- works without a policy library
    return None


class NotApplicable(Exception):
    """An operation that cannot be done; the text is one Chinese sentence that says why and what to do instead."""


class ReviewPort(Protocol):
    """Holds a filing to every rule of its form; ``others`` are filings that it must agree with, such as the approved
    goals of a self-evaluation."""

    def __call__(
        self, filing: Filing, profile: Profile, facts: Facts | None = None, others: Sequence[Filing] = ()
    ) -> ReviewResult: ...


class DraftPort(Protocol):
    """Writes a filing for a brief. Raises BriefError (one Chinese line) where the text is none."""

    def __call__(self, text: str, profile: Profile, year: int, previous: Filing | None) -> Draft: ...


class RollPort(Protocol):
    """Carries a text of changes out on a form that there is, for a year; with no text the form of that year."""

    def __call__(self, last: Filing, changes: str, profile: Profile, year: int, document: str) -> Draft: ...


class EvaluationPort(Protocol):
    """What operations on an evaluation need: what was read of its papers, and the job that assesses and writes."""

    def dossier(self, key: str) -> Dossier:
        """What was read of the papers, by its hash. Raises IntakeError."""
        ...

    def given(self, kind: str, file: str, declaration: Filing | None) -> Filing | SurveyResult:
        """Goals, results or a survey from a file. Raises IntakeError, GoalsMissing."""
        ...

    def evaluate(self, dossier: Dossier, order: Order) -> Evaluation:
        """The papers assessed. Raises FrameworkNotFound."""
        ...

    def write(self, evaluation: Evaluation, order: Order, basis: Sequence[Citation]) -> tuple[Narrative, ...]:
        """The sections of the report. Raises Cancelled."""
        ...

    def findings(self, case: EvaluationCase, evaluation: Evaluation, order: Order) -> Sequence[Finding]:
        """What the rules find in the report of a case that is assessed and written."""
        ...


@dataclass(frozen=True)
class WorkPorts:
    """The parts that bootstrap hands in."""

    profile: Callable[[str], Profile]
    """A profile by id. Raises ProfileNotFound."""
    profiles: Callable[[], Sequence[Profile]]
    review: ReviewPort
    draft: DraftPort
    roll_on: RollPort
    read: Callable[[str], Sequence[Filing]]
    """The filings of a file by its name in the store or its path. Raises IntakeError."""
    now: Callable[[], datetime]
    library: Callable[[str], LibraryEntry | None] = entry
    """An entry of the indicator library by id, the unit's own among them."""
    clause: Callable[[str, str], Citation | None] = _no_clause
    """The article of a document of the policy library, by the document's id; None where it holds none."""
    evaluations: EvaluationPort | None = None


@dataclass
class Tools:
    """What a handler may use while it does one operation. It notes what must be kept for doing it again."""

    ports: WorkPorts
    actor: Actor
    profile: Profile
    handlers: Mapping[OperationKind, "Handler"]
    """Who does each operation, for those that come to others."""
    steps: tuple[Step, ...] = ()
    """What was done to the work so far."""
    given_rows: tuple[str, ...] = ()
    """Ids to give to new rows, where the operation is done again."""
    recorded: Draft | None = None
    """The draft to take, where the operation is done again."""
    recorded_form: Filing | None = None
    """The form to take, where the operation is done again."""
    recorded_results: Results | None = None
    """The results to take, where the operation is done again."""
    recorded_case: EvaluationCase | None = None
    """The evaluation to take, where the operation is done again."""
    only_checks: bool = False
    """True where it is only asked whether it could be done: then nothing is drafted."""
    made_rows: list[str] = field(default_factory=list)
    resolved: list[Operation] = field(default_factory=list)
    drafted: Draft | None = None
    form: Filing | None = None
    results: Results | None = None
    case: EvaluationCase | None = None

    def new_id(self, state: WorkState) -> tuple[WorkState, str]:
        """An id for a new row, and the state that has counted it."""
        if len(self.made_rows) < len(self.given_rows):
            name = self.given_rows[len(self.made_rows)]
        else:
            name = f"r{state.last_row + 1}"
        self.made_rows.append(name)
        return state.model_copy(update={"last_row": max(state.last_row, int(name[1:]))}), name

    def again(self, given_rows: tuple[str, ...]) -> "Tools":
        """Tools for doing a step over another draft: new rows have the ids they had."""
        return replace(
            self, given_rows=given_rows, recorded=None, recorded_form=None, recorded_results=None, recorded_case=None,
            made_rows=[], resolved=[], drafted=None,
        )  # fmt: skip


@dataclass(frozen=True)
class ChangeOutcome:
    """A change that was done: the new state, and the words of the card."""

    state: WorkState
    place: str
    before: str = ""
    after: str = ""

    def with_note(self, *notes: str) -> "ChangeOutcome":
        """The same, with more told of what stands now."""
        noted = "；".join(n.strip("；。") for n in (self.after, *notes) if n)
        return replace(self, after=noted)


Handler = Callable[[WorkState, Operation, Tools], ChangeOutcome]
