"""Signs around a number are put together from their parts, and those that contradict each other say so."""

import pytest

from assistant.language.target import Operator
from assistant.language.target_signs import NO_SIGN, Behind, Sign, mirrored, read_behind, read_sign
from assistant.language.target_text import plain
from assistant.language.target_tokens import tokenise


def tokens(text):
    return tokenise(plain(text))


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("≥5", ">="),
        ("＞5", ">"),
        ("不得低于5", ">="),
        ("不高于5", "<="),
        ("不不低于5", ">="),
        ("大于或等于5", ">="),
        ("小于等于5", "<="),
        ("等于或小于5", "<="),
        ("低于5", "<"),
        ("控制在5", "<="),
        ("达到5", "="),
        ("至少5", ">="),
    ],
)
def test_a_sign_is_put_together_from_its_parts(text, operator):
    sign, end = read_sign(tokens(text), 0)
    assert sign.operator is Operator(operator)
    assert tokens(text)[end].text == "5"


def test_where_no_sign_begins_nothing_is_read():
    assert read_sign(tokens("5次"), 0) == (NO_SIGN, 0)
    assert read_sign([], 0) == (NO_SIGN, 0)


@pytest.mark.parametrize("text", ["不至少5", "不≥5"])
def test_the_denial_of_a_fixed_sign_binds_nothing(text):
    sign, _ = read_sign(tokens(text), 0)
    assert sign.operator is None


@pytest.mark.parametrize(("text", "reaches"), [("至少", True), ("不超过", True), ("高于", False), ("最低工资", False)])
def test_a_bare_comparison_binds_no_number_behind_other_words(text, reaches):
    assert read_sign(tokens(text), 0)[0].reaches is reaches


@pytest.mark.parametrize(("text", "expects"), [("≥", True), ("不低于", True), ("高于", False), ("达到", False)])
def test_a_sign_that_makes_no_sense_alone_expects_a_number(text, expects):
    assert read_sign(tokens(text), 0)[0].expects_number is expects


def test_two_signs_before_one_number_are_the_narrower_or_contradict():
    at_least, equal, at_most = Sign(Operator.AT_LEAST), Sign(), Sign(Operator.AT_MOST)
    assert NO_SIGN.and_then(at_least) is at_least
    assert at_least.and_then(equal) is at_least
    assert equal.and_then(at_most) is at_most
    assert at_least.and_then(Sign(Operator.MORE_THAN)).operator is Operator.MORE_THAN
    assert at_least.and_then(at_most).operator is None


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("以上", Behind(1, above=True)),
        ("及以上", Behind(1, above=True)),
        ("以内", Behind(1, below=True)),
        ("左右", Behind(1, about=True)),
        ("余", Behind(1, more=True)),
        ("教师以上", Behind(2, above=True)),
        ("以上（不含90分）", Behind(2, above=True, is_strict=True)),
        ("以上以下", Behind(2, above=True, below=True)),
    ],
)
def test_what_stands_behind_a_number_is_read_to_its_end(text, behind):
    assert read_behind(tokens(text), 0) == behind


@pytest.mark.parametrize("text", ["", "校内", "教师", "次，以上"])
def test_a_word_that_only_holds_a_sign_binds_nothing(text):
    assert read_behind(tokens(text), 0) == Behind(0)


@pytest.mark.parametrize(
    ("text", "operator"),
    [("≤满意度", ">="), ("≥投诉率", "<="), ("<满意度", ">"), ("不低于满意度", None), ("≤5", None), ("=满意度", None)],
)
def test_a_symbol_before_a_name_is_seen_from_the_number(text, operator):
    assert mirrored(tokens(text), 0) == (Operator(operator) if operator else None)
