"""A clause of changes with its value and the one before; words of the value itself are not words of the clause."""

import pytest

from assistant.language.changes.change_words import ChangeWords
from assistant.language.changes.cutting import change_clauses


def words(text):
    (clause,) = change_clauses(text)
    return ChangeWords.of(clause)


def values(text):
    read = words(text)
    return read.old and read.old.text, read.value and read.value.text


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("培训由120人改到150人", "120人", "150人"),
        ("资金从100万元减少到80万元", "100万元", "80万元"),
        ("1,200人改1,500人", "1,200人", "1,500人"),
        ("原来是120人", None, "120人"),
        ("人数不变", None, None),
    ],
)
def test_of_two_values_the_first_is_the_one_before(text, old, new):
    assert values(text) == (old, new)


@pytest.mark.parametrize("text", ["2027年培训150人", "上半年培训150人"])
def test_a_time_beside_a_value_only_says_when(text):
    assert values(text) == (None, "150人")


def test_what_stands_in_brackets_only_explains():
    assert values("新建教室3个（含旧楼2间）") == (None, "3个")
    assert values("教室（含旧楼2间）3个") == (None, "3个")
    assert values("教室（2间）") == (None, "2间")


def test_places_are_counted_in_the_clause_and_not_in_the_text():
    _, second = change_clauses("资金不变，培训改150人")
    read = ChangeWords.of(second)
    start, end = read.place(read.value)
    assert read.text[start:end] == "150人"


def test_words_inside_a_value_are_passed_over():
    assert words("培训增加30人").first("more")[0] == "增加"
    assert words("翻一番").first_spanning("double")


def test_a_verb_that_only_bounds_a_value_moves_nothing():
    bounded = words("不少于150人")
    assert bounded.verb_before(len(bounded.text)) is None
    moved = words("人数减少30人")
    assert moved.is_less(moved.verb_before(len(moved.text))[0])


def test_a_verb_behind_the_place_is_not_before_it():
    read = words("人数增加30人")
    assert read.verb_before(2) is None
    assert read.verb_before(4)[0] == "增加"


def test_a_value_stands_at_a_place_behind_le():
    read = words("增加了30人")
    assert read.value_at(2)
    assert not read.value_at(0)


def test_words_may_turn_to_the_year_that_is_planned():
    read = words("由去年的120人改到今年的150人")
    at = read.text.index("今年")
    assert read.says_this_year(0, len(read.text))
    assert not read.says_this_year(0, at)


def test_words_may_leave_open_what_is_to_be():
    assert words("培训人数待定").is_open("培训人数待定")
    assert not words("培训150人").is_open("培训150人")
