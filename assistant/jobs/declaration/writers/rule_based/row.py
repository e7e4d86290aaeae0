"""A row under construction: the indicator, how much it matters, and the fact or entry it rests on."""

from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import read_level1

CORE, SUGGESTED = Decimal(2), Decimal("1.5")
"""Importance of a row of the library: core to its kind of project, or one of many that fit."""


@dataclass(frozen=True)
class DraftRow:
    """An indicator on its way into the table."""

    indicator: Indicator
    importance: Decimal
    overall: bool = False
    """True where the value is of the whole multi-year period."""

    @property
    def level1(self) -> str | None:
        return read_level1(self.indicator.level1)

    def with_changes(self, **changes: object) -> "DraftRow":
        """The same row with some fields of its indicator replaced."""
        return replace(self, indicator=self.indicator.model_copy(update=changes))
