"""Seasons of one year make one period; periods that overlap or lie in several years do not."""

import pytest

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.model_reading.seasons import seasons

SPRING, AUTUMN = ("2027-03-15", "2027-06-15"), ("2027-09-15", "2027-11-15")


def ledger(*periods, read_by=ReadBy.BOTH):
    return Ledger(
        entries=tuple(
            LedgerEntry(
                quote="期", start=i, end=i + 1, value=low, low=low, high=high, role=NumberRole.PERIOD, read_by=read_by
            )
            for i, (low, high) in enumerate(periods)
        )
    )


@pytest.mark.parametrize("order", [(SPRING, AUTUMN), (AUTUMN, SPRING)])
def test_seasons_run_from_the_first_day_to_the_last(order):
    start, end = seasons(ledger(*order))
    assert (start.date, end.date) == ("2027-03-15", "2027-11-15")


@pytest.mark.parametrize(
    "periods",
    [(), (SPRING,), (SPRING, ("2027-05", "2027-12")), (SPRING, ("2028-09", "2028-11"))],
)
def test_anything_else_is_no_row_of_seasons(periods):
    assert seasons(ledger(*periods)) is None


def test_what_the_rules_alone_read_is_none():
    assert seasons(ledger(SPRING, AUTUMN, read_by=ReadBy.RULES)) is None
