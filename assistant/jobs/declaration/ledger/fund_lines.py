"""The line of the funds that each source of money of a brief belongs to."""

from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.givers import FISCAL, Giver, giver_features, shipped_givers, words_around
from assistant.jobs.declaration.ledger.sources import line_of
from assistant.language.layout import Layout

_NAMED = frozenset({"carry_over", "special_account"})
"""Lines that are known by their name alone."""
_BY = frozenset("由从归是靠")


def with_fund_lines(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries with the line of the funds of each source of money."""
    ends = [0, *(e.end for e in entries)]
    return [
        e.model_copy(update={"fund": fund_line(e, layout, ends[i])}) if e.role is NumberRole.MONEY_SOURCE else e
        for i, e in enumerate(entries)
    ]


def fund_line(entry: LedgerEntry, layout: Layout, previous: int = 0) -> str:
    """By the words around the amount, from the end of the ``previous`` number on; the budget's where nothing tells."""
    around = words_around(layout, entry.start, entry.end, previous)
    named = [line for words in around if (line := line_of(words))]
    own = next((line for line in named if line in _NAMED), None) or _by_hand(around[1])
    giver = giver_of(entry, layout, previous)
    if own or giver.odds > 0:
        return own or giver.line
    return line_of(entry.about) or next(iter(named), FISCAL)


def _by_hand(behind: str) -> str | None:
    """由村民自筹, 是拉的赞助: who gives is said behind the amount."""
    return line_of(behind) if behind[:1] in _BY else None


def giver_of(entry: LedgerEntry, layout: Layout, previous: int) -> Giver:
    """Who gives an amount, by the words around it."""
    return shipped_givers().read(giver_features(layout, entry.start, entry.end, previous))
