"""Spans of time: a part that one end leaves out is taken from the other."""

import pytest

from assistant.language.numerals import fold
from assistant.language.periods import find_periods

SPANS = [
    ("2021.1.1-12.31", "2021-01-01", "2021-12-31"),
    ("2021.01-2021.12", "2021-01-01", "2021-12-31"),
    ("2021.1-12", "2021-01-01", "2021-12-31"),
    ("2021-01-01至12-31", "2021-01-01", "2021-12-31"),
    ("2021/1/1～2021/12/31", "2021-01-01", "2021-12-31"),
    ("2021年1月1日至12月31日", "2021-01-01", "2021-12-31"),
    ("2021年1月1日起至2021年12月31日", "2021-01-01", "2021-12-31"),
    ("2021年3-10月", "2021-03-01", "2021-10-31"),
    ("2021年5月至10月底", "2021-05-01", "2021-10-31"),
    ("3月上旬—4月中旬", "--03-01", "--04-20"),
    ("1月1-15日", "--01-01", "--01-15"),
    ("2021年6月15日-20日", "2021-06-15", "2021-06-20"),
    ("2021-2023年", "2021-01-01", "2023-12-31"),
    ("2021年1月—2022年6月", "2021-01-01", "2022-06-30"),
    ("2021年第一季度至第三季度", "2021-01-01", "2021-09-30"),
    ("1-3季度", "--01-01", "--09-30"),
    ("2021年11月至次年3月", "2021-11-01", "2022-03-31"),
    ("11月至次年3月", "--11-01", "--03-31"),
]
NOT_SPANS = ["3-5年", "3-5个月", "85-90%", "10-15次", "2021-2030人", "12-3月", "1月1日至32日", "3-10"]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_a_span_is_read_with_both_its_ends(text, first, last):
    (found,) = find_periods(fold(text))
    assert (found.first.first(), found.last.last(), found.is_span) == (first, last, True)
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", NOT_SPANS)
def test_numbers_that_are_no_dates_make_no_span(text):
    assert [p for p in find_periods(text) if p.is_span] == []


@pytest.mark.parametrize(
    ("text", "first", "last", "until"),
    [
        ("第四季度", "--10-01", "--12-31", False),
        ("上半年", "--01-01", "--06-30", False),
        ("一季度末", "--01-01", "--03-31", True),
        ("年内", "--01-01", "--12-31", True),
        ("2021年12月底", "2021-12-01", "2021-12-31", True),
        ("2021年12月", "2021-12-01", "2021-12-31", False),
    ],
)
def test_a_single_time_says_whether_its_words_name_an_end(text, first, last, until):
    (found,) = find_periods(text)
    assert (found.first.first(), found.last.last(), found.until, found.is_span) == (first, last, until, False)


def test_only_a_year_and_no_more_is_a_bare_year():
    assert [p.is_bare_year for p in find_periods("2021年，2022年6月")] == [True, False]
    assert not find_periods("2021-2023年")[0].is_bare_year
