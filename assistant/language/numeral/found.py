"""A numeral found in a text: where it stands, what it says, and whether that is sure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from assistant.language.numeral.signs import plain

_ABOVE, _AROUND, _OF_NONE = (
    re.compile("[多余](?:[百千万亿]|个亿)*$"),
    re.compile("[来把][百千万亿]*$"),
    re.compile("[几数]"),
)
_BELOW = ("近", "将近", "接近")


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

    @property
    def stated(self) -> Decimal | None:
        """The number that is written, of an approximate one as well: 300 of 300多 and of 近300; None for 几十, 七八."""
        if self.value is not None or self.low is None or self.high is None:
            return self.value
        words = plain(self.text)
        if _ABOVE.search(words) and not _OF_NONE.search(words):
            return self.low
        if words.startswith(_BELOW):
            return self.high
        return (self.low + self.high) / 2 if _AROUND.search(words) else None
