"""A numeral that is part of a word, points at a thing or stands without a number counts nothing."""

import pytest

from assistant.language.token_quantities import quantity
from assistant.language.tokens import find_tokens


@pytest.mark.parametrize("text", ["一个", "百", "万元", "半径", "每天巡检2次"])
def test_what_counts_nothing_is_none(text):
    assert quantity(text, 0) is None


def test_the_second_half_of_a_word_counts_nothing():
    assert quantity("统一", 1) is None


@pytest.mark.parametrize("text", ["这是最后一个。", "商量在一起。"])
def test_one_that_points_at_a_thing_counts_none(text):
    assert all(t.counts_nothing for t in find_tokens(text))


@pytest.mark.parametrize(("text", "number"), [("约百亩", 100), ("坏了一把", 1), ("上百人", 100), ("路百亩", None)])
def test_a_bare_unit_and_a_lone_one_count_behind_a_word_that_makes_a_number_of_them(text, number):
    assert next((t.number for t in find_tokens(text) if not t.counts_nothing), None) == number
