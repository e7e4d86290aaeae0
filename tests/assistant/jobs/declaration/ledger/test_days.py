"""A day of the month is a date, and never so many days."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.writers.rule_based.stated import target_of

R = NumberRole


def entry(text, quote):
    return next(e for e in read_ledger(text, 2027).entries if e.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("五、进度\n1.4月5日前完成育苗；\n2.10月15日前县级复核。", "10月15日前", "2027-10-15"),
        ("五、进度\n1.4月5日前完成育苗；\n2.10月15日前县级复核。", "4月5日前", "2027-04-05"),
        ("渠道清淤9月12日完工、28日前复核。", "28日前", "2027-09-28"),
        ("渠道清淤9月12日完工，28日复核。", "28日", "2027-09-28"),
        ("设备6.20日前到货。", "6.20日前", "2027-06-20"),
    ],
)
def test_a_day_of_a_month_is_a_date(text, quote, value):
    found = entry(text, quote)
    assert (found.role, found.value, found.unit) == (R.MILESTONE, value, "")


def test_a_day_whose_month_nobody_names_makes_no_row():
    assert target_of(entry("水泵检修完成后，18日前提交报告。", "18日")) == ""


def test_a_day_of_an_unnamed_next_month_makes_no_row():
    assert target_of(entry("护工工资次月8日前拨付到位。", "次月8日前")) == ""


def test_a_day_that_comes_again_is_said_as_it_stands():
    found = entry("护工工资每月15日前发放到户。", "每月15日前")
    assert (found.role, target_of(found)) == (R.LIMIT, "每月15日前")


def test_a_day_in_words_that_comes_again_is_no_number_of_days():
    assert target_of(entry("护工工资每月十五号之前发放到户。", "每月十五号之前")) == ""


@pytest.mark.parametrize("text", ["投诉5日内处置。", "9月12日受理，15日内办结。", "9月3日开展，展期5日。"])
def test_days_that_are_counted_stay_a_time(text):
    assert all(e.role is not R.MILESTONE for e in read_ledger(text, 2027).entries if e.unit == "日")
