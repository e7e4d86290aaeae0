"""Alternatives are found at every level of a pattern, and dropped without hurting the rest."""

import re

import pytest

from benchmarks.alternations import alternations, without, words_of


def texts(pattern, **how):
    return [[a.text for a in level] for level in alternations(pattern, **how)]


@pytest.mark.parametrize(
    ("pattern", "levels"),
    [
        ("全面|有效", [["全面", "有效"]]),
        ("(?:亿|万)?元|角", [["亿", "万"], ["(?:亿|万)?元", "角"]]),
        ("(?P<unit>人|户)(?!以上|以下)", [["人", "户"], ["以上", "以下"]]),
        (r"[a|b]\|c", []),
        ("没有分开", []),
        (r"[]|]|米", [["[]|]", "米"]]),
    ],
)
def test_each_level_is_read_by_itself(pattern, levels):
    assert texts(pattern) == levels


def test_of_a_piece_of_an_f_string_only_whole_brackets_are_read():
    assert texts("(?:甲|乙)得|总(?:丙|丁", partial=True) == [["甲", "乙"]]
    assert texts("丙|丁)分(?:戊|己)", partial=True) == [["戊", "己"]]


@pytest.mark.parametrize("dropped", ["护栏", "标志(?:牌|线)", "牌", "线", "涵洞"])
def test_a_dropped_alternative_is_not_matched_any_more_and_the_others_are(dropped):
    pattern = "^(?:护栏|标志(?:牌|线)|涵洞)$"
    every = [a for level in alternations(pattern) for a in level]
    rest = without(pattern, next(a for a in every if a.text == dropped))
    words = {"护栏", "标志牌", "标志线", "涵洞"}
    gone = {w for w in words if not re.search(rest, w)}
    assert gone == {w for w in words if dropped in w or (dropped.startswith("标志") and w.startswith("标志"))}


def test_the_words_of_a_pattern_are_heads_of_alternatives_and_characters_of_classes():
    assert words_of("公里|千?米|(?:次|[人户])数|[^间]") == {"公里", "千", "次", "人", "户"}
