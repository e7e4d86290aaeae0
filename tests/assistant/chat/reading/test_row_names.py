"""Rows by parts of their names: own words count, measures alone do not, what fits several is for all of them."""

import pytest

from assistant.chat.reading.row_mentions import SceneRow
from assistant.chat.reading.row_names import MISTYPED, NameFinder

ROWS = tuple(
    SceneRow(f"r{n}", name)
    for n, name in enumerate(("培训护理员人数", "培训期数", "考核合格率", "受益老人数量", "学员满意度"), 1)
)


def found(words, rows=ROWS, taken=None):
    return [(m.text, m.rows) for m in NameFinder(rows).find(words, taken or bytearray(len(words)))]


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("满意度改成92%", [("满意度", ("r5",))]),
        ("考核合格率", [("考核合格率", ("r3",))]),
        ("护理员改成150人", [("护理员", ("r1",))]),
        ("培训期数加一期", [("培训期数", ("r2",))]),
        ("老人那条和合格率", [("合格率", ("r3",)), ("老人", ("r4",))]),
    ],
)
def test_a_part_of_a_name_means_its_row(words, made):
    assert sorted(found(words)) == sorted(made)


def test_a_part_that_several_names_share_means_each_of_them():
    assert found("培训改成150") == [("培训", ("r1", "r2"))]


def test_a_name_in_whole_goes_before_one_that_only_begins_alike():
    rows = (SceneRow("a", "培训"), SceneRow("b", "培训护工人数"))
    assert found("培训改成3期", rows) == [("培训", ("a",))]


@pytest.mark.parametrize("words", ["数量改成3", "人数", "工作情况", "县民政局", "度", ""])
def test_a_measure_alone_or_strange_words_mean_no_row(words):
    assert found(words) == []


def test_words_that_are_taken_are_not_read_again():
    taken = bytearray(b"\1" * 3 + b"\0" * 5)
    assert found("满意度改成92%", taken=taken) == []


def test_a_form_without_rows_has_no_names():
    assert found("满意度", ()) == []


def test_a_gap_of_one_character_is_bridged_but_not_one_that_joins_two():
    assert found("考核的合格率") == [("考核的合格率", ("r3",))]
    assert found("考核和合格率") != [("考核和合格率", ("r3",))]


def test_a_slip_inside_a_measured_name_means_its_row_and_is_never_sure():
    words = "满易度调到95"
    (one,) = NameFinder(ROWS).mistyped(words, bytearray(len(words)))
    assert (one.text, one.rows, one.weight) == ("满易度", ("r5",), MISTYPED)


@pytest.mark.parametrize("words", ["今天天气", "满意的", "合不合格", "老人数"])
def test_words_that_only_resemble_a_name_are_no_slip(words):
    assert list(NameFinder(ROWS).mistyped(words, bytearray(len(words)))) == []
