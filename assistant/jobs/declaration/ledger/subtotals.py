"""Amounts of a list without the sums of others in it: the last line of each part of a table."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

_MOST = 12
"""Amounts right before a sum that may make it up."""


def without_subtotals(amounts: Sequence[Decimal]) -> list[int]:
    """The places of the amounts that two or more of those kept right before them do not make up."""
    kept = list[int]()
    for at, amount in enumerate(amounts):
        before = [amounts[k] for k in reversed(kept)][:_MOST]
        if amount not in list(accumulate(before))[1:]:
            kept.append(at)
    return kept
