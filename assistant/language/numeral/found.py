"""A numeral found in a text: where it stands, what it says, and whether that is sure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class NumeralKind(StrEnum):
    """What a numeral says."""

    NUMBER = "number"
    APPROXIMATE = "approximate"
    SHARE = "share"
    """Of a whole; value, low and high are in percent. 三分之一 has no value but a fraction."""
    ORDINAL = "ordinal"
    """第三: a place in a row, not a quantity."""


@dataclass(frozen=True)
class Numeral:
    """A numeral and its place in the text; with neither value nor low nor fraction it was found and not read."""

    start: int
    end: int
    text: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    """None with a low: no upper bound."""
    fraction: Fraction | None = None
    """Of a share that is exact: a fraction of one."""
    kind: NumeralKind = NumeralKind.NUMBER
    doubtful: bool = False
    """It may be no number here, or the number of something else than it seems; the value is what it would be."""

    @property
    def is_read(self) -> bool:
        """Whether it says how much, exactly or within bounds."""
        return self.value is not None or self.low is not None or self.fraction is not None
