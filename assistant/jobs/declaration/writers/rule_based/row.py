"""A row under construction: the indicator, how much it matters, and the fact or entry it rests on."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry
from assistant.domain.source import SourceKind
from assistant.domain.vocabulary import read_level1

CORE, SUGGESTED = Decimal(2), Decimal("1.5")
"""Importance of a row of the library: core to its kind of project, or one of many that fit."""
_SUM = re.compile(r"\d[^×÷]*\+[^×÷]*=")
"""A formula that only adds up."""
_PROPOSED = frozenset({SourceKind.MODEL, SourceKind.LIBRARY})


@dataclass(frozen=True)
class DraftRow:
    """An indicator on its way into the table."""

    indicator: Indicator
    importance: Decimal
    overall: bool = False
    """True where the value is of the whole multi-year period."""
    this_year: bool = False
    """True where the brief says the value of this year alone: 年底达到80%, 较上年下降两成."""
    apart: bool = False
    """True where a value of the whole period has nothing to do with this year: 新增学位450个 by the end of all."""
    rests_on: tuple[str, ...] = ()
    """Where a model designed it: the tokens of the material that it named."""

    @property
    def level1(self) -> str | None:
        return read_level1(self.indicator.level1)

    @property
    def is_proposed(self) -> bool:
        """Whether it rests on nothing that the unit wrote: on usual practice, or on a model."""
        return self.indicator.source is not None and self.indicator.source.kind in _PROPOSED

    def adds_up(self, entry: LedgerEntry) -> bool:
        """Whether a model's row is the sum of this number of the brief and others of its unit."""
        source = self.indicator.source
        summed = source is not None and source.kind is SourceKind.FORMULA and _SUM.search(source.label) is not None
        same = bool(entry.unit) and entry.unit in self.indicator.unit  # 台 of 台套
        return summed and same and f"N{entry.start}" in self.rests_on

    def with_changes(self, **changes: object) -> "DraftRow":
        """The same row with some fields of its indicator replaced."""
        return replace(self, indicator=self.indicator.model_copy(update=changes))
