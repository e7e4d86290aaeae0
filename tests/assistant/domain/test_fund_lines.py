"""The money by source: what is stated, what was approved, and what follows where one source bears all."""

from decimal import Decimal

from assistant.domain.filing import FundLine, Funds
from assistant.domain.fund_lines import lines_by_source


def test_stated_lines_stand_in_the_order_of_the_forms():
    lines = tuple(FundLine(source=s, executed=Decimal(1)) for s in ("other", "fiscal"))
    assert [x.source for x in lines_by_source(Funds(lines=lines))] == ["fiscal", "other"]


def test_what_was_approved_is_the_initial_budget():
    funds = Funds(total=Decimal(9), initial=Decimal(9), fiscal=Decimal(5), other=Decimal(4))
    assert [(x.source, x.initial, x.executed) for x in lines_by_source(funds)] == [
        ("fiscal", 5, None), ("other", 4, None),
    ]  # fmt: skip


def test_amounts_of_another_year_than_the_initial_budget_are_not_taken():
    assert lines_by_source(Funds(total=Decimal(8), initial=Decimal(9), fiscal=Decimal(8))) == ()


def test_of_a_sole_source_everything_was_spent():
    funds = Funds(total=Decimal(9), initial=Decimal(9), fiscal=Decimal(9), other=Decimal(0), executed=Decimal(7))
    assert lines_by_source(funds)[0] == FundLine(source="fiscal", initial=Decimal(9), executed=Decimal(7))


def test_of_one_among_two_nothing_is_guessed():
    funds = Funds(total=Decimal(9), initial=Decimal(9), fiscal=Decimal(8), other=Decimal(1), executed=Decimal(7))
    assert [x.executed for x in lines_by_source(funds)] == [None, None]
