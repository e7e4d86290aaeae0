"""Which amounts a price makes up with the counts beside it, and so how much is paid at it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.language.token_quantities import with_scale

_R = NumberRole
_NEAR = 80
"""Characters between an amount and the price and counts that make it up."""
_MOST_FACTORS = 3
"""Counts that a price is multiplied by: so many, each so often, in so many months."""


def paid_at(price: LedgerEntry, ledger: Ledger) -> Decimal:
    """How much is paid at a price, in yuan: the largest use that it makes up; where there is none, for one."""
    uses = (e for e in ledger.of(_R.MONEY_USE) if e.yuan and is_priced(e, ledger, [price]))
    return max((e.yuan for e in uses if e.yuan), default=_in_yuan(price) or Decimal(0))


def is_priced(use: LedgerEntry, ledger: Ledger, of: Sequence[LedgerEntry] | None = None) -> bool:
    """Whether a price near by (one ``of`` them), times some of the counts beside it, makes up the amount."""
    near = [e for e in ledger.entries if abs(e.start - use.start) <= _NEAR and e.number and e is not use]
    counted = [e for e in near if not e.unit.partition("/")[0].endswith("元")]
    counts = [n for e in counted if e.number for n in (e.number, with_scale(e.number, e.unit))]
    prices = [e for e in near if e.role is _R.PRICE or (e.role is _R.MONEY_USE and (e.yuan or 0) < (use.yuan or 0))]
    return any(_makes_up(use, price, counts) for price in prices if of is None or price in of)


def _makes_up(use: LedgerEntry, price: LedgerEntry, counts: Sequence[Decimal]) -> bool:
    one = _in_yuan(price)
    groups = (group for n in range(1, _MOST_FACTORS + 1) for group in combinations(dict.fromkeys(counts), n))
    return one is not None and any(prod(group) * one == use.yuan for group in groups)


def _in_yuan(price: LedgerEntry) -> Decimal | None:
    unit = price.unit.partition("/")[0]
    return with_scale(price.number, unit) if price.number is not None and unit.endswith("元") else None
