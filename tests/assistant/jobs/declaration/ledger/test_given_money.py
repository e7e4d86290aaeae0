"""The sources of money that count are those that make up the total."""

import pytest

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.given_money import given_sources, stated_total


def ledger(total, *sources):
    """A ledger with this total and these sources: (万元, of whom)."""
    entries = [
        LedgerEntry(quote=f"{amount}万元", start=i, end=i, value=str(amount), unit="万元", role=role, about=about)
        for i, (amount, role, about) in enumerate(
            [(total, NumberRole.MONEY_TOTAL, ""), *((a, NumberRole.MONEY_SOURCE, who) for a, who in sources)]
        )
        if amount
    ]
    return Ledger(entries=tuple(entries))


def amounts(*given):
    return [int(e.number) for e in given_sources(ledger(*given))]


def test_two_givers_of_the_same_sum_are_two_where_the_total_needs_both():
    assert amounts(285, (171, "中央"), (57, "中央"), (57, "中央")) == [171, 57, 57]


def test_a_sum_that_is_said_again_counts_once():
    assert amounts(80, (50, "省"), (30, "县"), (50, "省级补助")) == [50, 30]


def test_of_more_than_the_total_those_that_close_it_are_taken():
    assert amounts(80, (35, "省"), (45, "县"), (74, "县里拿去年")) == [35, 45]


def test_one_source_that_is_the_total_by_itself_is_taken():
    assert amounts(80, (80, "财政"), (20, "其中"), (15, "另有")) == [80]


@pytest.mark.parametrize("given", [(0, (50, "省"), (50, "省")), (90, (50, "省"), (50, "省"))])
def test_without_a_total_that_needs_it_nothing_counts_twice(given):
    assert amounts(*given) == [50]


def test_money_of_an_earlier_year_gives_nothing_to_a_total_that_is_left_open():
    text = "省里给35万，剩下的县里拿，去年是74万，总共80万"
    found = [("35", "省里", "money_source"), ("74", "县里", "money_source"), ("80", "", "money_total")]
    entries = [
        LedgerEntry(quote=n, start=text.index(n), end=text.index(n) + 2, value=n, unit="万元", about=who, role=role)
        for n, who, role in found
    ]
    assert [e.value for e in given_sources(Ledger(entries=tuple(entries)), text)] == ["35"]


def test_the_total_is_the_last_one_that_is_stated():
    assert stated_total(ledger(80)) == 800_000
    assert stated_total(Ledger()) is None
