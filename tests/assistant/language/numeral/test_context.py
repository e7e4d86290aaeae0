"""What stands around a numeral decides whether it is sure, and what a mark before it is."""

from decimal import Decimal

import pytest

from assistant.language.numeral.context import ContextSign, is_doubtful, last_years, sign_of, with_neighbours
from assistant.language.numeral.found import Numeral, NumeralKind
from assistant.language.numeral.reading import read_number


def numeral(text, piece, kind=NumeralKind.NUMBER):
    start = text.index(piece)
    return Numeral(start, start + len(piece), piece, read_number(piece), kind=kind)


def doubtful(text, piece, **more):
    return is_doubtful(text, numeral(text, piece, **more))


@pytest.mark.parametrize(
    ("text", "start", "end", "before", "sign"),
    [
        ("增长-5%", 2, 4, 0, ContextSign.MINUS),
        ("5", 0, 1, 0, ContextSign.ABSENT),
        ("零下5度", 0, 3, 0, ContextSign.MINUS),
        ("为负三度", 1, 3, 0, ContextSign.MINUS),
        ("肩负三项", 1, 3, 0, ContextSign.UNSURE),
        ("正负5%", 1, 3, 0, ContextSign.NOT_OF_IT),
        ("10%-15%", 3, 6, 2, ContextSign.NOT_OF_IT),
        ("2024年-2026年", 5, 10, 4, ContextSign.NOT_OF_IT),
        ("3人，气温-5度", 5, 7, 1, ContextSign.MINUS),
        ("3人-5次", 2, 4, 1, ContextSign.UNSURE),
    ],
)
def test_a_minus_is_noted_from_a_dash_and_from_a_word(text, start, end, before, sign):
    assert sign_of(text, start, end, before) is sign


@pytest.mark.parametrize(("text", "are"), [("近三年", True), ("近三个月", True), ("近三百户", False), ("近三", False)])
def test_a_measure_of_time_makes_the_last_years(text, are):
    assert last_years(text, 2) is are


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("二期工程", "二"),
        ("上一年度", "一"),
        ("两年半", "两"),
        ("3个多月", "3"),
        ("1.总则", "1"),
        ("(一)总则", "一"),
        ("A3纸", "3"),
        ("编号007", "007"),
        ("2025/6", "2025"),
        ("2025/6", "6"),
        ("1 250元", "1"),
        ("500W灯", "500"),
        ("4k高清", "4k"),
        ("甲一乙", "一"),
    ],
)
def test_what_may_be_a_name_a_mark_or_part_of_a_number_is_doubtful(text, piece):
    assert doubtful(text, piece)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("三个村", "三"),
        ("两座桥", "两"),
        ("≥三", "三"),
        ("三", "三"),
        ("共500元", "500"),
        ("4k元", "4k"),
        ("十名教师", "十"),
        ("第二十五条规定", "二十五"),
        ("近三百年", "三百"),
        ("3个月", "3"),
    ],
)
def test_what_counts_is_sure(text, piece):
    assert not doubtful(text, piece)


@pytest.mark.parametrize("kind", [NumeralKind.SHARE, NumeralKind.ORDINAL])
def test_a_share_and_a_place_in_a_row_are_sure_whatever_stands_around_them(kind):
    assert not doubtful("A3纸", "3", kind=kind)


def neighbours(text, *pieces):
    return [(n.value, n.doubtful) for n in with_neighbours(text, [numeral(text, p) for p in pieces])]


def test_the_scale_at_the_end_of_a_range_may_be_of_both_ends():
    assert neighbours("3-5万元", "3", "5万") == [(3, True), (50_000, False)]
    assert neighbours("5000-1万元", "5000", "1万") == [(5000, False), (10_000, False)]
    assert neighbours("八十到一百", "八十", "一百") == [(80, False), (100, False)]


def test_two_digits_in_one_place_have_no_second_value():
    assert neighbours("七、八十人", "七", "八十")[1] == (None, True)
    assert neighbours("七、九十人", "七", "九十")[1] == (Decimal(90), False)


def test_a_length_that_goes_on_is_doubtful():
    one, two = numeral("一米八", "一"), Numeral(2, 3, "八", Decimal(8), doubtful=True)
    assert with_neighbours("一米八", [one, two])[0].doubtful


def test_without_neighbours_nothing_changes():
    alone = [numeral("三个村", "三")]
    assert with_neighbours("三个村", alone) == alone
    assert with_neighbours("", []) == []
