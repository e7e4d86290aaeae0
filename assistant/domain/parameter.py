"""A dated, cited value of a policy document, such as the weight of budget execution."""

from datetime import date

from assistant.base import Exact, Frozen
from assistant.domain.citation import Citation


class DatedValue(Frozen):
    """A value and the days on which it holds; ``until`` is the first day it no longer does."""

    value: Exact
    holds_from: date
    until: date | None = None
    basis: Citation

    def holds(self, day: date) -> bool:
        return self.holds_from <= day and (self.until is None or day < self.until)


class Parameter(Frozen):
    """A value that documents set, over time."""

    id: str
    title: str
    unit: str
    evidence: str
    """源文 (checked against the text), 已知 (common knowledge), 存疑 (must be checked before use)."""
    values: tuple[DatedValue, ...]
    note: str = ""

    @property
    def certain(self) -> bool:
        """Whether it may be the basis of an error: doubtful values never are."""
        return self.evidence != "存疑"

    def on(self, day: date) -> DatedValue | None:
        """The value that holds on a day, or None."""
        return next((v for v in self.values if v.holds(day)), None)
