"""Target and actual value are told apart by their words, else by the order in which they stand."""

from decimal import Decimal

import pytest

from assistant.jobs.questions.reckoning.pairs import are_different_days, in_ten_thousands, pair_of, roles
from assistant.language.calculation import StatedPart, Term


def part(term, value, unit="户", start=0):
    return StatedPart(term, Decimal(value), unit, f"{value}{unit}", start, start + 1)


def values(pair):
    return tuple(p.value if p is not None else None for p in pair)


def test_words_that_name_the_parts_count_before_their_order():
    assert values(roles([part(Term.ACTUAL, 72), part(Term.TARGET, 100, start=9)])) == (100, 72)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Term.UNKNOWN, Term.UNKNOWN),
        (Term.UNKNOWN, Term.ACTUAL),
        (Term.TARGET, Term.UNKNOWN),
        (Term.ACTUAL, Term.ACTUAL),
    ],
)
def test_where_a_part_has_no_word_the_target_stands_first(first, second):
    assert values(roles([part(first, 100), part(second, 72, start=9)])) == (100, 72)


def test_two_rates_without_a_word_are_no_pair():
    assert values(roles([part(Term.UNKNOWN, 90, "%"), part(Term.UNKNOWN, 80, "%", 9)])) == (None, None)


def test_points_and_totals_are_no_part_of_a_pair():
    parts = [part(Term.WEIGHT, 10, "分"), part(Term.TARGET, 100, start=5), part(Term.ACTUAL, 72, start=9)]
    assert values(pair_of(parts)) == (100, 72)


def test_of_several_units_the_pair_that_is_named_is_taken():
    parts = [
        part(Term.UNKNOWN, 3, "个"), part(Term.UNKNOWN, 2, "个", 2), part(Term.TARGET, 100, start=5),
        part(Term.ACTUAL, 72, start=9),
    ]  # fmt: skip
    assert values(pair_of(parts)) == (100, 72)
    assert values(pair_of(parts, only="个")) == (3, 2)


def test_a_number_without_unit_is_of_the_unit_beside_it():
    assert values(pair_of([part(Term.TARGET, 100), part(Term.ACTUAL, 72, "", 9)])) == (100, 72)


def test_days_and_working_days_are_one_pair_and_known_as_different():
    target, actual = pair_of([part(Term.TARGET, 30, "天"), part(Term.ACTUAL, 20, "工作日", 9)])
    assert (target.value, actual.value) == (30, 20)
    assert are_different_days(target, actual)
    assert not are_different_days(target, target)


def test_sums_are_compared_in_ten_thousands_where_both_are_that_large():
    large = in_ten_thousands(part(Term.TARGET, 120000, "元"), part(Term.ACTUAL, 90000, "元"))
    assert [(p.value, p.unit) for p in large] == [(12, "万元"), (9, "万元")]
    small = in_ten_thousands(part(Term.TARGET, 120000, "元"), part(Term.ACTUAL, 9000, "元"))
    assert [p.unit for p in small] == ["元", "元"]
