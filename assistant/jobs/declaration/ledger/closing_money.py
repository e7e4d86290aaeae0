"""Money of a total that its stated sources leave open, where the brief says whose it is.

省、市各36万元 of 72万元 is two sums of 36; 省里给35万，剩下的县里拿 of 80万元 leaves 45万元 to the county. Only what
closes the total by arithmetic is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.ledger import LedgerEntry
from assistant.jobs.declaration.ledger.sources import line_of

_EACH = re.compile(r"各自?[一-鿿]{0,3}$")
_REST = re.compile(
    r"(?:剩下|剩余|其余|余下|余款|差额|不足部分|不够的?|缺口)(?P<giver>[^，,。；;\n\d]{2,16}?)(?=[，,。；;\n]|$|去年|今年|明年)"
)
_MOST_GIVERS = 4


@dataclass(frozen=True)
class ClosingSum:
    """A sum that closes the total: its line of the funds, 元, and the words that say so."""

    line: str
    yuan: Decimal
    words: str


def closing_sum(given: Sequence[LedgerEntry], total: Decimal | None, text: str) -> ClosingSum | None:
    """What the sources leave of a total, in 元; None where nothing is left or no words say whose it is."""
    rest = None if total is None else total - sum((e.yuan or Decimal(0) for e in given), Decimal(0))
    if rest is None or rest <= 0 or not given:
        return None
    return _of_each(given, rest, text) or _of_rest(rest, text)


def _of_each(given: Sequence[LedgerEntry], rest: Decimal, text: str) -> ClosingSum | None:
    for entry in given:
        times = rest / entry.yuan if entry.yuan else Decimal(0)
        if entry.fund and times in range(1, _MOST_GIVERS) and _EACH.search(text[: entry.start]):
            return ClosingSum(entry.fund, rest, f"各{entry.quote}")
    return None


def _of_rest(rest: Decimal, text: str) -> ClosingSum | None:
    found = [(m, line) for m in _REST.finditer(text) if (line := line_of(m["giver"])) is not None]
    if len(found) != 1:
        return None
    match, line = found[0]
    return ClosingSum(line, rest, match[0])
