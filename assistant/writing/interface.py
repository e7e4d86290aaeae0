"""The seam between the jobs and whoever writes running text: the rule-based words, or a model."""

from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.base import OpenFrozen
from assistant.llm.interface import Errand

Progress = Callable[[str], None]
"""Told, in Chinese, which step begins."""


def silent(_step: str) -> None:
    """Progress that nobody watches."""


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


class MaterialPiece(OpenFrozen):
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
    pieces: tuple[MaterialPiece, ...]
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
