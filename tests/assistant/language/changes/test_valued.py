"""Clauses that state a value: to what, by how much, by what factor, by how many days."""

import pytest

from assistant.language.changes.change_order import ChangeKind
from assistant.language.changes.change_words import ChangeWords
from assistant.language.changes.cutting import change_clauses
from assistant.language.changes.valued import read_day_moved, read_multiplied, read_valued

K = ChangeKind


def words(text):
    (clause,) = change_clauses(text)
    return ChangeWords.of(clause)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("培训人数翻一番", "2"),
        ("减半", "0.5"),
        ("打八五折", "0.85"),
        ("打9折", "0.9"),
        ("增加两倍", "3"),
        ("增加到2倍", "2"),
        ("经费是去年的1.5倍", "1.5"),
    ],
)
def test_a_factor_is_exact_and_by_how_much_is_no_to_how_much(text, factor):
    kind, _, more = read_multiplied(words(text))
    assert (kind, more["factor"]) == (K.TIMES, factor)


@pytest.mark.parametrize("text", ["人数不变", "增加30人", "打十折", "培训150人"])
def test_a_clause_without_a_factor_multiplies_nothing(text):
    assert read_multiplied(words(text)) is None


@pytest.mark.parametrize(("text", "kind"), [("推迟一个月", K.LATER), ("提前15天", K.EARLIER)])
def test_a_length_of_time_moves_the_day(text, kind):
    assert read_day_moved(words(text))[0] == kind


@pytest.mark.parametrize("text", ["推迟到6月底", "增加15天", "推迟3人", "推迟"])
def test_a_day_of_its_own_or_another_measure_moves_no_day(text):
    assert read_day_moved(words(text)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("增加30人", K.MORE),
        ("资金压减10%", K.LESS),
        ("资金从100万元减少到80万元", K.SET),
        ("培训150人", K.SET),
        ("不少于150人", K.SET),
        ("培训增加10到20人", K.OPEN),
    ],
)
def test_the_verb_says_whether_the_value_is_new_or_the_difference(text, kind):
    assert read_valued(words(text))[0] == kind


def test_a_clause_without_a_value_states_none():
    assert read_valued(words("人数不变")) is None


def test_words_around_a_new_value_are_kept_since_they_may_bind_it():
    assert read_valued(words("不少于150人"))[2]["bound"] == "不少于\n"


def test_more_of_a_thing_that_is_named_behind_the_verb_may_be_something_new():
    assert read_valued(words("新增培训班30人"))[2]["may_be_new"]
    assert not read_valued(words("增加30人"))[2]["may_be_new"]
    assert not read_valued(words("人数增加培训班30人"))[2]["may_be_new"]
