"""The clauses of a target cell, each with its bounds, its times and what is left open."""

from decimal import Decimal

import pytest

from assistant.language.target_grammar import read_clauses
from assistant.language.target_text import plain
from assistant.language.target_tokens import tokenise


def clauses(text):
    return read_clauses(tokenise(plain(text)))


def bounds(text):
    return [(str(b.operator) if b.operator else None, b.low, b.high, b.unit) for c in clauses(text) for b in c.bounds]


@pytest.mark.parametrize(
    ("text", "operator", "low", "high", "unit"),
    [
        ("90%以上", ">=", 90, None, "%"),
        ("90分以上（不含90分）", ">", 90, None, "分"),
        ("60分以下（不含）", "<", None, 60, "分"),
        ("3-5次", "range", 3, 5, "次"),
        ("±5mm", "range", -5, 5, "mm"),
        ("-2.3%", "=", Decimal("-2.3"), Decimal("-2.3"), "%"),
        ("由62%提高到70%以上", ">=", 70, None, "%"),
        ("每季度1次", "=", 1, 1, "次/季度"),
        ("前10名", "<=", None, 10, "名"),
        ("未发生1起", "=", 0, 0, "起"),
    ],
)
def test_a_bound_has_its_operator_its_ends_and_its_unit(text, operator, low, high, unit):
    assert bounds(text) == [(operator, low, high, unit)]


@pytest.mark.parametrize("text", ["≤3次以上", "≥3-5次", "≥3次以下", "每月25日前发放", "3次以上以下"])
def test_signs_that_point_apart_and_a_day_of_every_month_leave_no_operator(text):
    assert [operator for operator, *_ in bounds(text)] == [None]


def test_a_sign_behind_a_number_is_mirrored():
    assert bounds("80%≤满意度≤90%") == [(">=", 80, None, "%"), ("<=", None, 90, "%")]


def test_marks_part_clauses_and_notes_are_left_out():
    found = clauses("满意度≥80%（抽样），投诉率≤5%")
    assert [c.text for c in found] == ["满意度≥80%", "投诉率≤5%"]
    assert [b.subject for c in found for b in c.bounds] == ["满意度", "投诉率"]
    assert [b.clause for c in found for b in c.bounds] == [0, 1]


def test_what_stands_behind_the_last_bound_is_the_tail():
    assert [c.tail for c in clauses("培训100人")] == [""]
    assert [c.tail for c in clauses("60周岁以上老年人全覆盖")] == ["老年人全覆盖"]


@pytest.mark.parametrize("text", ["≥", "≥人", "≥万元", "达到≥%", "不低于"])
def test_a_sign_with_nothing_but_a_measure_behind_it_is_open(text):
    assert [c.has_open_sign for c in clauses(text)] == [True]


@pytest.mark.parametrize("text", ["≥5万元", "不低于上年水平", "显著提升", ""])
def test_a_sign_that_found_its_number_or_a_word_is_not_open(text):
    assert [c.has_open_sign for c in clauses(text)] == [False]


def test_a_ratio_is_marked_and_is_no_bound():
    (found,) = clauses("师生比1:3")
    assert (found.has_ratio, found.bounds) == (True, ())


@pytest.mark.parametrize(
    ("text", "is_change"),
    [("较上年提高5%", True), ("提高到95%", False), ("≥5%增幅", True), ("提高满意度至95%", False), ("95%", False)],
)
def test_a_change_is_noted_from_the_level_it_leads_to(text, is_change):
    assert [b.is_change for c in clauses(text) for b in c.bounds] == [is_change]


@pytest.mark.parametrize(
    ("text", "may_be_name"),
    [
        ("12328投诉办结率", True),
        ("一次验收合格率", True),
        ("5个街道", False),
        ("≥12328投诉", False),
        ("3座在建", False),
    ],
)
def test_a_number_that_may_be_part_of_a_name_says_so(text, may_be_name):
    assert [b.may_be_name for c in clauses(text) for b in c.bounds] == [may_be_name]


@pytest.mark.parametrize("text", ["约3次", "3次左右", "15余人"])
def test_a_rounded_number_says_so(text):
    assert [b.about for c in clauses(text) for b in c.bounds] == [True]


def test_a_time_knows_the_words_around_it_and_its_sign():
    (dated,) = clauses("力争不晚于2026年6月底完成")[0].times
    assert (dated.before, dated.after, str(dated.sign.operator)) == ("力争不晚于", "完成", "<=")
