"""The seam between the drafting pipeline and whoever writes: the rule-based writer, or a model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.base import OpenFrozen
from assistant.domain.facts import BriefReading, Facts, Question
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity, SkippedRule
from assistant.domain.indicator import is_placeholder
from assistant.domain.library import LibraryEntry
from assistant.domain.policy import Clause
from assistant.domain.profile import Profile
from assistant.llm.interface import Errand

Progress = Callable[[str], None]
"""Told, in Chinese, which step begins."""


def silent(_step: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Assignment:
    """What a writer is given: the facts, the profile to write for, and the year of the budget."""

    facts: Facts
    profile: Profile
    year: int
    entries: Sequence[LibraryEntry] = ()
    """Library entries that fit, best first."""
    clauses: Sequence[Clause] = ()
    """Clauses of the policy library that bear on the project, best first."""
    previous: Filing | None = None
    """The draft of the turn before: rows that rest on the same words keep their names, so that a user's changes to
    them still apply."""


class WritingRecord(OpenFrozen):
    """How a text came about: who wrote it, what it cost, and what was asked again or replaced, and why."""

    writer: str
    """``rule_based``, or the name of the model."""
    methods: tuple[str, ...] = ()
    """How each reply was asked for, in order: ``json_schema``, ``tool``, ``json_object``, ``text``, ``stream``."""
    requests: int = 0
    tokens: int = 0
    seconds: float = 0.0
    reasons: tuple[str, ...] = ()
    """Chinese lines, in the order things happened."""
    failure: str = ""
    """Why the model could not go on, where it could not."""

    @property
    def attempts(self) -> int:
        """Questions put to the model."""
        return len(self.methods)


def record(writer: str, errand: Errand, reasons: Sequence[str], failure: str = "") -> WritingRecord:
    """The record of what an errand did."""
    done = errand.exchanges
    return WritingRecord(
        writer=writer,
        methods=tuple(e.method for e in done),
        requests=sum(e.requests for e in done),
        tokens=errand.tokens_used,
        seconds=round(sum(e.seconds for e in done), 2),
        reasons=tuple(reasons),
        failure=failure,
    )


@dataclass(frozen=True)
class Written:
    """What a writer hands over."""

    filing: Filing
    writer: str
    record: WritingRecord


class IndicatorWriter(Protocol):
    """Writes goals and indicators. It invents nothing: unknown values are 【待补充】 marks."""

    @property
    def name(self) -> str: ...

    def write(self, assignment: Assignment, errand: Errand | None = None, tell: Progress = silent) -> Written:
        """A filing with goals, indicators, weights, and a source on every indicator; raises Cancelled."""
        ...


class Piece(OpenFrozen):
    """One piece of what a narrative may rest on, under its mark."""

    mark: str
    """F1 … for facts and computed values, C1 … for clauses."""
    label: str
    """Where it comes from, as the user reads it."""
    text: str
    reference: str = ""
    """For clauses: how the text names them, 《…》（文号）第十三条; written by the product, never by a model."""


class SectionTask(OpenFrozen):
    """A section of running text that is due: what it should say, what it may rest on, and the rule-based words."""

    key: str
    title: str
    ask: str
    pieces: tuple[Piece, ...]
    plain: str
    longest: int = 500


class Narrative(OpenFrozen):
    """A section of running text, and who wrote it."""

    key: str
    title: str
    text: str
    record: WritingRecord

    @property
    def writer(self) -> str:
        return self.record.writer


class NarrativeWriter(Protocol):
    """Writes running text, section by section."""

    @property
    def name(self) -> str: ...

    def narrate(self, task: SectionTask, errand: Errand | None = None, tell: Progress = silent) -> Narrative:
        """One section; ``tell`` is given the text so far as it grows. Raises Cancelled."""
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
