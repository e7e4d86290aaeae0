"""A work as a value: one filing in the making, with everything its pages and its conversation show."""

from pydantic import Field

from assistant.base import Frozen
from assistant.domain.citation import Citation
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.operation import AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.question import OpenQuestion
from assistant.domain.results import Results
from assistant.domain.vocabulary import FormKind
from assistant.jobs.declaration.interface import Draft
from assistant.works.delta import Delta
from assistant.works.evaluation_case import EvaluationCase


class NumberDecision(Frozen):
    """What a person decided of a number of the brief."""

    number: str
    used: bool
    role: str = ""
    reason: str = ""


class FindingDecision(Frozen):
    """That a person does not follow a finding, and why."""

    finding: str
    reason: str


class GapReason(Frozen):
    """Why a cell that the form wants stays empty."""

    path: str
    reason: str


class WorkState(Frozen):
    """All that operations change. Equal states are equal byte for byte in JSON."""

    filing: Filing
    drafted: Filing | None = None
    """The last draft as it was written, before a person changed it; None where nothing was drafted."""
    ground: Filing | None = None
    """The form that the work began with, where it began with one; texts that are added are carried out on it."""
    document: str = ""
    """What that form is called in the sources."""
    brief: tuple[str, ...] = ()
    """The texts that were given, in order."""
    facts: Facts | None = None
    """What the brief states, with the ledger of its numbers."""
    asked: tuple[OpenQuestion, ...] = ()
    """What the reading of the brief left open; ``open_questions`` says which of them still stand."""
    answered: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    """Questions that a person does not want to answer now; they are not asked again, the gap stays marked."""
    numbers: tuple[NumberDecision, ...] = ()
    ignored: tuple[FindingDecision, ...] = ()
    gaps: tuple[GapReason, ...] = ()
    """Cells that a person leaves open with a reason; a reason is void once the cell is filled."""
    last_row: int = 0
    """The last number that was given as a row's id."""
    writer: str = ""
    """Who wrote the draft."""
    basis: tuple[Citation, ...] = ()
    """Clauses that a person took into the basis of the project."""
    evaluation: EvaluationCase | None = None
    """The evaluation under way, where the work is one."""

    @property
    def text(self) -> str:
        """The brief as one text."""
        return "\n".join(self.brief)


class Step(Frozen):
    """An applied operation with what is needed to take it back, to do it again and to lay it over another draft."""

    applied: AppliedOperation
    delta: Delta = ()
    made_rows: tuple[str, ...] = ()
    """Ids of the rows that it made, so that doing it again makes the same."""
    resolved: tuple[Operation, ...] = ()
    """What an answer or an accepted finding came to; empty where the operation stands for itself."""
    drafted: Draft | None = None
    """What the writer wrote for it: drafting again could give another filing."""
    form: Filing | None = None
    """The form that was read from a file: the file may be another one later, or gone."""
    results: Results | None = None
    """The results of the year that were read from a file or a text, for the same reason."""
    case: EvaluationCase | None = None
    """The evaluation that came of reading papers or files, or of writing the report, for the same reason."""

    @property
    def kind(self) -> OperationKind:
        return self.applied.operation.op


class WorkFinding(Frozen):
    """A finding with its id in the work, whether the program can mend it, and why a person does not follow it."""

    id: str
    finding: Finding
    can_mend: bool = False
    ignored: str = ""


class Work(Frozen):
    """One filing of one project from its first word on. Every view of it is computed from here."""

    id: str
    kind: FormKind = FormKind.GOAL_DECLARATION
    start: WorkState
    state: WorkState
    steps: tuple[Step, ...] = ()
    """Every operation that was ever applied, undo and redo among them; never shortened."""
    findings: tuple[WorkFinding, ...] = ()
    questions: tuple[OpenQuestion, ...] = Field(default=())
    """What is open now, most important first."""

    @property
    def filing(self) -> Filing:
        return self.state.filing

    @property
    def project(self) -> str:
        """The project's name, as far as it is known."""
        return self.filing.project.name

    @property
    def profile(self) -> str:
        return self.filing.profile

    @property
    def year(self) -> int | None:
        return self.filing.year

    @property
    def log(self) -> tuple[AppliedOperation, ...]:
        """Who did what, in order."""
        return tuple(step.applied for step in self.steps)
