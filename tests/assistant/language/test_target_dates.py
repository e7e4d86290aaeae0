"""A deadline has no beginning, a span has both ends, and some times only say when or name a base."""

import pytest

from assistant.language.target import Operator
from assistant.language.target_dates import date_target, is_only_when
from assistant.language.target_grammar import read_clauses
from assistant.language.target_text import plain
from assistant.language.target_tokens import tokenise


def times(text):
    return [t for clause in read_clauses(tokenise(plain(text))) for t in clause.times]


def ends(text, stated=None):
    found = times(text)
    read = date_target(text, found if stated is None else [found[i] for i in stated], found)
    return str(read.operator), read.date_low, read.date_high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2026年6月30日前", None, "2026-06-30"),
        ("截至2026年2月", None, "2026-02-28"),
        ("不晚于2026年12月31日", None, "2026-12-31"),
        ("2026年6月起", "2026-06-01", None),
        ("不早于2026年6月1日", "2026-06-01", None),
        ("2026年第一季度", "2026-01-01", "2026-03-31"),
        ("2026年3月至5月", "2026-03-01", "2026-05-31"),
        ("9月底前", None, "--09-30"),
    ],
)
def test_a_time_has_the_ends_that_it_states(text, low, high):
    assert ends(text) == ("date", low, high)


def test_a_year_that_stands_apart_belongs_to_the_time_without_one():
    assert ends("2026年，9月底前", stated=[1]) == ("date", None, "2026-09-30")


def test_beginning_and_end_of_the_work_are_one_span():
    assert ends("2026年3月开工，9月底完工") == ("date", "2026-03-01", "2026-09-30")


def test_two_times_that_say_something_else_are_not_read():
    assert ends("6月30日前招标，9月底前验收")[0] == "unparseable"


def test_a_beginning_without_a_year_is_not_read():
    assert ends("不早于6月1日")[0] == "unparseable"


@pytest.mark.parametrize("text", ["较2020年提高5%", "2026年完成15公里", "1-12月完成500人", "上半年≥50%"])
def test_beside_a_number_a_time_only_says_when_or_names_a_base(text):
    assert is_only_when(times(text)[0], beside_number=True, is_alone=True)


def test_beside_a_number_a_deadline_stays_a_second_target():
    assert not is_only_when(times("2026年12月底前完成100%")[0], beside_number=True, is_alone=True)


@pytest.mark.parametrize("text", ["不低于2023年水平", "按照2026年计划完成", "较2020年", "2026年工作要点"])
def test_the_year_of_a_plan_or_a_level_is_no_target(text):
    assert is_only_when(times(text)[0], beside_number=False, is_alone=True)


@pytest.mark.parametrize("text", ["2026年", "2026年内", "2026年完成", "2026年6月底前完成方案"])
def test_a_year_alone_and_a_deadline_are_targets(text):
    (time,) = times(text)
    assert not is_only_when(time, beside_number=False, is_alone=True)
    assert date_target(text, [time], [time]).operator is Operator.DATE
