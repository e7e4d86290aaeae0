"""What no other reader took of the numerals in words is a count behind its noun, or a part of a name."""

from decimal import Decimal

import pytest

from assistant.language.tokens import TokenKind, find_tokens


def read(text):
    return [(t.kind.value, t.text, t.number, t.unit) for t in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "shown", "number", "unit"),
    [
        ("配皮纸三刀，", "三刀", 3, "刀"),
        ("安保八岗和志愿者", "八岗", 8, "岗"),
        ("铝盒两打，", "两打", 2, "打"),
        ("麻醉俩、", "俩", 2, "个"),
    ],
)
def test_a_measure_that_no_list_holds_counts_at_the_end_of_a_phrase(text, shown, number, unit):
    assert read(text) == [("count", shown, number, unit)]


@pytest.mark.parametrize("text", ["三庭的同志", "五轴加工中心", "国六标准", "三河口片区"])
def test_a_digit_before_a_noun_is_a_part_of_a_name_and_counts_nothing(text):
    assert [t.counts_nothing for t in find_tokens(text)] == [True]


@pytest.mark.parametrize("text", ["开一会", "两侧", "万元", "路上千万点好名"])
def test_a_and_the_same_and_bare_units_are_no_number(text):
    assert all(t.counts_nothing for t in find_tokens(text))


def test_a_pair_in_a_whole_text_is_an_exact_number():
    [token] = [t for t in find_tokens("我们俩，负责采购") if t.number is not None]
    assert (token.number, type(token.number)) == (Decimal(2), Decimal)


@pytest.mark.parametrize(
    ("text", "shown", "number"),
    [("重4.75公斤，缺一足；", "一足", "1"), ("静电释放球缺一。", "一", "1"), ("酒剩半匣。", "半匣", "0.5")],
)
def test_one_and_a_half_count_behind_a_verb_of_lack_where_the_phrase_ends(text, shown, number):
    token = find_tokens(text)[-1]
    assert (token.text, token.kind, token.number) == (shown, TokenKind.COUNT, Decimal(number))


@pytest.mark.parametrize("text", ["缺一不可", "双方各执一证，", "多半会。"])
def test_one_and_a_half_count_nowhere_else(text):
    assert [t for t in find_tokens(text) if t.number is not None] == []
