"""The tokens of a target cell: quantities, times, signs and marks; what only looks like a number is a word."""

import pytest

from assistant.language.target_text import plain
from assistant.language.target_tokens import tokenise


def kinds(text):
    return [(str(t.kind), t.text) for t in tokenise(plain(text))]


def test_signs_and_quantities_are_noted_apart():
    assert kinds("不得低于90%") == [("denial", "不得"), ("under", "低于"), ("quantity", "90%")]


@pytest.mark.parametrize(
    "text",
    ["《2026年计划》", "GB 18466—2005", "5G基站", "V2.1", "第2批", "一户一策", "十四五", "A4", "财预〔2021〕101号"],
)
def test_a_number_in_a_name_is_part_of_a_word(text):
    assert [kind for kind, _ in kinds(text)] == ["word"]


@pytest.mark.parametrize("text", ["1:3", "7×24", "3/5", "10^3", "2025-2026学年", "≠"])
def test_numbers_that_make_no_single_one_are_a_ratio(text):
    assert kinds(text) == [("ratio", text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2020.5平方米", ("quantity", "2020.5平方米")),
        ("2020.5前", ("time", "2020.5")),
        ("2020.5", ("time", "2020.5")),
        ("2026年6月底", ("time", "2026年6月底")),
    ],
)
def test_a_month_with_a_dot_is_one_only_where_no_measure_follows(text, first):
    assert kinds(text)[0] == first


def test_a_time_of_day_belongs_to_its_date():
    assert [(str(t.kind), t.end) for t in tokenise("2026年6月1日9:30")] == [("time", 13)]


@pytest.mark.parametrize(("text", "each"), [("每季度", "季度"), ("每100人", "100人"), ("每", "每"), ("每逢节日", "每")])
def test_each_has_its_measure_as_its_text(text, each):
    assert kinds(text)[0] == ("each", each)


@pytest.mark.parametrize(
    ("text", "kinds_of"),
    [
        ("附近5公里", ["word", "quantity"]),
        ("近5公里", ["about", "quantity"]),
        ("预约300人", ["word", "quantity"]),
        ("约300元", ["about", "quantity"]),
        ("5个内部单位", ["quantity", "word"]),
    ],
)
def test_a_short_sign_inside_a_word_is_none(text, kinds_of):
    assert [kind for kind, _ in kinds(text)] == kinds_of


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("90%（及以上）", ("above", "及以上")),
        ("90分（不含90分）", ("strictly", "不含90分")),
        ("90%（抽样）", ("note", "抽样")),
    ],
)
def test_a_note_in_brackets_may_be_a_sign_itself(text, note):
    assert kinds(text)[-1] == note


def test_a_quantity_and_its_lesser_measure_are_one():
    (token,) = tokenise("1小时20分钟")
    assert (token.text, token.quantity.value, token.quantity.unit) == ("1小时20分钟", 80, "分钟")


def test_tokens_follow_each_other_and_spaces_are_none():
    text = "培训 ≥ 100 人,办结 率95%"
    found = tokenise(text)
    assert [text[t.start : t.end] for t in found] == ["培训", "≥", "100 人", ",", "办结", "率", "95%"]


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_makes_no_token(text):
    assert tokenise(text) == []


@pytest.mark.parametrize("text", ["二十二天", "三十三人", "二百二十二个"])
def test_a_number_in_words_is_no_name_though_a_character_comes_twice(text):
    assert kinds(text) == [("quantity", text)]
