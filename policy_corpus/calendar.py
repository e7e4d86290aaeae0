"""Days of the year on which something is due, by region, with their basis."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field

from assistant.base import Frozen
from assistant.data_files import load_model
from assistant.domain.citation import Citation
from assistant.domain.parameter import DatedValue, Parameter
from assistant.domain.policy import PolicyDocument
from policy_corpus.dated import parameters
from policy_corpus.policies import document


class DueDay(Frozen):
    """Something that is due every year."""

    title: str
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    region: str = ""
    central: bool = False
    """Whether it concerns central units alone."""
    words: tuple[str, ...] = ()
    """Words of a project's name that it concerns; none: every project."""
    holds_from: date | None = None
    """None where the document does not say from when it holds."""
    basis: Citation

    @property
    def document(self) -> PolicyDocument:
        """The document that it rests on. Raises DataFileError where the corpus does not hold it."""
        return document(self.basis.policy_id)

    def holds_on(self, day: date) -> bool:
        """Whether the rule holds on a day: from when it says, until its document is repealed."""
        return (self.holds_from is None or self.holds_from <= day) and self.document.in_force_on(day)

    def next(self, today: date) -> date:
        """The first such day from today on."""
        return next(d for year in (today.year, today.year + 1) if (d := self._in(year)) >= today)

    def _in(self, year: int) -> date:
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))


class _Days(Frozen):
    dates: tuple[DueDay, ...]
    periods: tuple[str, ...] = ()
    """Ids of parameters that count days from an event of the unit's own."""


def periods(today: date) -> Iterator[tuple[Parameter, DatedValue]]:
    """The certain terms in days that hold today; from which day they run only the unit knows."""
    for name in _days().periods:
        known = parameters()[name]
        if known.certain and (value := known.on(today)) is not None:
            yield known, value


@cache
def _days() -> _Days:
    return load_model(Path(__file__).with_name("calendar.yaml"), _Days)


def due_days() -> tuple[DueDay, ...]:
    """Every day that is known. Raises DataFileError with one Chinese line."""
    return _days().dates


def upcoming(today: date, places: Sequence[str], projects: Sequence[str]) -> Iterator[tuple[date, DueDay]]:
    """What is due within a year for these places (short names) and projects, the next first.

    A unit that has a place is none of the central ones.
    """
    fitting = [d for d in due_days() if (d.region in places if d.region else not (d.central and places))]
    fitting = [d for d in fitting if not d.words or any(w in p for w in d.words for p in projects)]
    due = ((d.next(today), d) for d in fitting)
    yield from sorted(((on, d) for on, d in due if d.holds_on(on)), key=lambda x: x[0])
