"""Which of the stated sources of money make up the total: each once, or those alone that close it."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole

_R = NumberRole
_MOST_TRIED = 8
_PAST = re.compile("(?:去年|上年|往年|前年|上一?[期轮])[^，。；\\d]{0,4}$")


def stated_total(ledger: Ledger) -> Decimal | None:
    """The total of this year in 元, the last one that is stated."""
    return next((e.yuan for e in reversed(ledger.of(_R.MONEY_TOTAL))), None)


def given_sources(ledger: Ledger, text: str = "") -> list[LedgerEntry]:
    """The sources that count: 省57.04万、市57.04万 are two where the total needs both, and one that is said again where
    it does not. Of more than the total, those that close it; else none of an earlier year (``text`` of the brief).
    """
    given, total = [e for e in ledger.of(_R.MONEY_SOURCE) if e.yuan], stated_total(ledger)
    once = list({(e.yuan, e.fund, e.about): e for e in given}.values())
    if total is None:
        return once
    sums = list({e.yuan: e for e in given}.values())
    closing = next((some for some in (given, once, sums) if _sum(some) == total), None) or _closing(given, total)
    if closing or _sum(once) <= total:
        return closing or once
    of_now = [e for e in sums if not _PAST.search(text[: e.start])]
    return of_now if of_now and _sum(of_now) <= total else sums


def _closing(given: Sequence[LedgerEntry], total: Decimal) -> list[LedgerEntry]:
    """The most of the sources that make up the total, the total by itself at last; none where two choices do."""
    few = given[:_MOST_TRIED]
    for size in range(len(few) - 1, 0, -1):
        found = [list(some) for some in combinations(few, size) if _sum(some) == total]
        if found:
            return found[0] if len({tuple(e.yuan for e in some) for some in found}) == 1 else []
    return []


def _sum(entries: Iterable[LedgerEntry]) -> Decimal:
    return sum((e.yuan or Decimal(0) for e in entries), Decimal(0))
