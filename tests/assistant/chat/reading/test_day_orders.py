"""First and last day of a project in the words of a message."""

import pytest

from assistant.chat.reading.day_orders import days_of, orders_of_days
from tests.fakes.reading import SCENE


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2027年3月1日到2027年11月30日", ("2027-03-01", "2027-11-30")),
        ("3.1到11.30", ("2027-03-01", "2027-11-30")),
        ("三月五到六月十", ("2027-03-05", "2027-06-10")),
        ("全年", ("2027-01-01", "2027-12-31")),
        ("2028年全年", ("2028-01-01", "2028-12-31")),
        ("3月1日", ("2027-03-01", "")),
        ("5月1日不对，6月1日", ("2027-06-01", "")),
        ("没定", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_first_and_the_last_day_of_words(words, days):
    assert days_of(words, 2027) == days


def test_a_whole_year_of_no_known_year_is_no_days():
    assert days_of("全年", None) == ("", "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("结束时间改到8月底", ("end", "2027-08-31")),
        ("截止10月", ("end", "2027-10-31")),
        ("8月中旬结束", ("end", "2027-08-20")),
        ("结束日期8月30日", ("end", "2027-08-30")),
        ("开始时间8月", ("start", "2027-08-01")),
    ],
)
def test_a_month_ends_on_its_last_day_and_begins_on_its_first(words, day):
    assert [(o.operation.field, o.operation.value) for o in orders_of_days("period", words, SCENE, words)] == [day]
