"""The total of a brief is the amount that its sources and its uses make up."""

from decimal import Decimal

from assistant.domain.ledger import NumberRole as R
from assistant.jobs.declaration.ledger.solving import MoneyAmount, solve


def amount(index, value, likely, **more):
    return MoneyAmount(index, Decimal(value), {R.CONTEXT: -8.0, **likely}, **more)


USE = {R.MONEY_USE: 0.0, R.MONEY_SOURCE: -2.0, R.MONEY_TOTAL: -5.0}
SOURCE = {R.MONEY_SOURCE: 0.0, R.MONEY_USE: -3.0, R.MONEY_TOTAL: -5.0}
TOTAL = {R.MONEY_TOTAL: 0.0, R.MONEY_USE: -4.0}


def test_what_closes_the_sum_is_a_source_though_it_looked_like_a_use():
    found = solve([amount(0, 60, TOTAL), amount(1, 42, SOURCE), amount(2, 18, USE)])
    assert found.roles == {0: R.MONEY_TOTAL, 1: R.MONEY_SOURCE, 2: R.MONEY_SOURCE}


def test_sources_and_uses_close_the_same_total():
    plan = [amount(0, 30, USE), amount(1, 20, USE), amount(2, 50, USE), amount(3, 35, SOURCE), amount(4, 15, SOURCE)]
    found = solve(plan)
    assert found.roles[2] is R.MONEY_TOTAL
    assert (found.closed, found.roles[0], found.roles[4]) == (2, R.MONEY_USE, R.MONEY_SOURCE)


def test_without_a_sum_that_closes_nothing_is_decided():
    assert solve([amount(0, 60, TOTAL), amount(1, 42, SOURCE), amount(2, 17, USE)]) is None


def test_parts_that_are_surely_something_else_are_not_turned_into_sources():
    part = {R.PART: 0.0, R.MONEY_SOURCE: -8.0, R.MONEY_USE: -8.5}
    assert solve([amount(0, 60, TOTAL), amount(1, 36, part), amount(2, 24, part)]) is None


def test_a_row_of_sums_is_the_total_though_it_does_not_add_up():
    found = solve([amount(0, 30, USE), amount(1, 20, USE), amount(2, 55, USE | {R.MONEY_TOTAL: -1.0}, total_row=True)])
    assert found.roles == {2: R.MONEY_TOTAL}


def test_words_that_name_a_giver_weigh_for_a_source():
    plan = [amount(0, 60, TOTAL), amount(1, 42, USE, given=3.5), amount(2, 18, USE, given=3.5)]
    assert solve(plan).roles == {0: R.MONEY_TOTAL, 1: R.MONEY_SOURCE, 2: R.MONEY_SOURCE}


def test_many_amounts_are_solved_without_trying_every_choice():
    many = [amount(i, 1000 + 7 * i, USE) for i in range(60)]
    assert solve([*many, amount(60, 10**9, TOTAL)]) is None
