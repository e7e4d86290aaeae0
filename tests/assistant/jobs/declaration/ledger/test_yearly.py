"""Sums of single years are this year's money, what was before and what comes later."""

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles

TEXT = "总经费88万元，其中2026年28万元、2027年32万元、2028年28万元。"


def roles(text, year, *given):
    return [e.role.value for e in read_ledger(text, year, FixedRoles(*given)).entries if e.role.is_money]


GIVEN = ("money_total", "period", "money_total", "period", "money_total", "period", "money_total")


def test_the_sum_of_the_budget_year_is_the_total():
    assert roles(TEXT, 2027, *GIVEN) == ["money_overall", "money_past", "money_total", "money_overall"]
    assert roles(TEXT, 2026, *GIVEN) == ["money_overall", "money_total", "money_overall", "money_overall"]


def test_a_single_year_tells_nothing():
    assert roles("2027年申请32万元。", 2027, "period", "money_use")[0] in {"money_use", "money_total"}


def test_without_a_budget_year_nothing_is_noted_apart():
    kinds = roles("2026年28万元、2027年32万元。", None, "period", "money_use", "period", "money_use")
    assert "money_past" not in kinds
