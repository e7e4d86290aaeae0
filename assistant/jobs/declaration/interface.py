"""The seam between the drafting pipeline and whoever writes: the rule-based writer, or a model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.base import OpenFrozen
from assistant.domain.applied_change import AppliedChange
from assistant.domain.citation import Citation
from assistant.domain.facts import BriefReading, Facts, Question
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity, SkippedRule
from assistant.domain.library import LibraryEntry
from assistant.domain.placeholders import is_placeholder
from assistant.domain.policy import Clause
from assistant.domain.profile import Profile
from assistant.jobs.declaration.work_match import WorkMatch
from assistant.language.unread import UnreadFigure
from assistant.llm.interface import Errand, ModelError
from assistant.writing.interface import Narrative, Progress, WritingRecord, silent


@dataclass(frozen=True)
class Understanding:
    """A brief as rules and model read it together, with what the record should say of it."""

    reading: BriefReading
    notes: tuple[str, ...] = ()
    """Chinese lines: who read what, where the two differed, what of the model's did not stand in the text."""
    missing: tuple[Question, ...] = ()
    """What the model would ask."""
    failure: ModelError | None = None
    """Why the model did not read; then the rules read alone."""


class BriefModelReading(Protocol):
    """Has a model read what the rules have read."""

    @property
    def name(self) -> str: ...

    def __call__(self, reading: BriefReading, year: int | None, errand: Errand) -> Understanding:
        """The two readings as one. Raises Cancelled."""
        ...


@dataclass(frozen=True)
class Assignment:
    """What a writer is given: the facts, the profile to write for, and the year of the budget."""

    facts: Facts
    profile: Profile
    year: int
    entries: Sequence[LibraryEntry] = ()
    """Library entries that fit, best first; those of the work's chain before all others."""
    clauses: Sequence[Clause] = ()
    """Clauses of the policy library that bear on the project, best first."""
    understanding: "Understanding | None" = None
    """How the facts were read, where a model read them too."""
    previous: Filing | None = None
    """The draft of the turn before: rows that rest on the same words keep their names, so that a user's changes to
    them still apply."""
    work: WorkMatch = field(default_factory=WorkMatch)
    """What kind of work it is, as the library knows it."""


@dataclass(frozen=True)
class WrittenFiling:
    """What a writer hands over."""

    filing: Filing
    writer: str
    record: WritingRecord
    questions: tuple[Question, ...] = ()
    """What the writer would ask the user."""


class IndicatorWriter(Protocol):
    """Writes goals and indicators. It invents nothing: unknown values are 【待补充】 marks."""

    @property
    def name(self) -> str: ...

    def write(self, assignment: Assignment, errand: Errand | None = None, tell: Progress = silent) -> WrittenFiling:
        """A filing with goals, indicators, weights, and a source on every indicator; raises Cancelled."""
        ...


class BriefReader(Protocol):
    """Reads a brief into facts and open questions."""

    def __call__(self, text: str, *, year: int | None = None) -> BriefReading: ...


class Draft(OpenFrozen):
    """A drafted filing with everything needed to trust or mend it."""

    filing: Filing
    facts: Facts
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[SkippedRule, ...] = ()
    writer: str
    record: WritingRecord | None = None
    narratives: tuple[Narrative, ...] = ()
    unread: tuple[UnreadFigure, ...] = ()
    """The figures of the brief that ended in no fact."""
    changes: tuple[AppliedChange, ...] = ()
    """Of a draft that starts from last year's form: what changed, with the words or the reason for it."""
    basis: tuple[Citation, ...] = ()
    """Clauses of the policy library that a person took into the basis of the project."""

    @property
    def gaps(self) -> tuple[str, ...]:
        """Paths of the values that are still a 【待补充】 mark."""
        filing = self.filing
        texts = {
            "project.name": filing.project.name,
            "project.department": filing.project.department,
            "project.unit": filing.project.unit,
            "goals.annual": filing.goals.annual,
            "goals.overall": filing.goals.overall,
            **{f"indicators[{i}].target": row.target for i, row in enumerate(filing.indicators)},
            **{f"overall_indicators[{i}].target": row.target for i, row in enumerate(filing.overall_indicators)},
        }
        return tuple(path for path, text in texts.items() if is_placeholder(text))

    @property
    def is_final(self) -> bool:
        """Whether no fatal finding stands and nothing is left to fill in."""
        return not self.gaps and not any(f.severity is Severity.FATAL for f in self.findings)


def writer_word(draft: Draft) -> str:
    """Who wrote, as the user reads it."""
    return "规则起草，未使用大模型" if draft.writer == "rule_based" else f"大模型起草（{draft.writer}）"
