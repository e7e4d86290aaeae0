"""The project begins and ends where the brief says; a short event is no period of a project unless a label says so."""

import pytest

from assistant.jobs.declaration.brief.periods import day, read_period
from assistant.jobs.declaration.brief.text import BriefText
from assistant.jobs.declaration.ledger.reader import read_ledger


def period(text):
    first, last = read_period(BriefText(text), read_ledger(text, 2027))
    return (first.date if first else None, last.date if last else None)


@pytest.mark.parametrize(
    "text",
    [
        "项目期限：2027年3月1日至2027年10月31日\n种树600株。",
        "2027年3月至10月种树600株。",
        "实施期：2027年3月—10月。种树600株。",
    ],
)
def test_the_first_and_the_last_day_are_read_in_any_form(text):
    assert period(text) == ("2027-03-01", "2027-10-31")


def test_years_alone_begin_in_january_and_end_in_december():
    assert period("实施期：2027年至2029年。种树600株。") == ("2027-01-01", "2029-12-31")


def test_an_event_of_a_few_days_is_no_period_of_the_project():
    assert period("2027年5月1日至5月5日办花展，种花600株。") == (None, None)


def test_a_labelled_period_counts_however_short_and_before_any_other():
    assert period("2027年1月至12月养护花木。\n项目期限：2027年5月1日至5月5日") == ("2027-05-01", "2027-05-05")


def test_a_brief_without_a_period_has_none():
    assert period("种树600株，10月底完成。") == (None, None)


def test_the_words_of_both_days_are_those_of_the_brief():
    text = "2027年3月至10月种树600株。"
    for fact in read_period(BriefText(text), read_ledger(text, 2027)):
        assert text[fact.span.start : fact.span.end] == fact.span.text


@pytest.mark.parametrize(
    ("date", "last", "expected"),
    [
        ("2027", False, "2027-01-01"),
        ("2027", True, "2027-12-31"),
        ("2027-02", True, "2027-02-28"),
        ("2028-02", True, "2028-02-29"),
        ("2027-06-07", True, "2027-06-07"),
        ("2027-13", True, ""),
        ("春节前", True, ""),
        ("", False, ""),
    ],
)
def test_a_date_as_far_as_written_allows_a_first_and_a_last_day(date, last, expected):
    assert day(date, last=last) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目自2027年2月启动，12月底结束。种树600株。", ("2027-02-01", "2027-12-31")),
        ("3月15日开工，护栏9月底前装完，10月20日前完工验收。", ("2027-03-15", "2027-10-20")),
        ("渠道6月30日前修完，全部11月20日前验收。", (None, "2027-11-20")),
        ("全部工程10月底前完工，12月20日前拨付补助。", (None, "2027-12-20")),
        ("汛期6月1日开始，泵车5月25日前交货。", (None, None)),
        ("时间9月24日到9月28日，一共五天。", ("2027-09-24", "2027-09-28")),
    ],
)
def test_begin_and_end_of_all_the_work_are_those_of_the_project(text, expected):
    assert period(text) == expected
