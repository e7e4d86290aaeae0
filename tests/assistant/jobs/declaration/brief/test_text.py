"""A brief gives its labelled lines, the label before a place, and pieces of itself."""

import pytest

from assistant.jobs.declaration.brief.text import BriefText


def labels(text):
    return [(label, value) for label, value, _ in BriefText(text).labels()]


@pytest.mark.parametrize(
    "line",
    [
        "主管部门：县林业局",
        "主管部门: 县林业局",
        "- 主管部门：县林业局",
        "| 主管部门 | 县林业局 |",
        "# 主管部门：县林业局",
    ],
)
def test_a_labelled_line_is_read_in_whatever_dress(line):
    assert labels(line) == [("主管部门", "县林业局")]


def test_a_label_inside_a_line_is_read_to_the_end_of_its_clause():
    assert labels("实施单位：林场；主管部门：县林业局，其他。")[-1] == ("主管部门", "县林业局")


def test_labels_come_in_the_order_of_the_text_each_with_its_place():
    brief = BriefText("主管部门：县林业局\n实施单位：林场")
    assert [brief.raw[at : at + len(value)] for _, value, at in brief.labels()] == ["县林业局", "林场"]


def test_a_sentence_has_no_label():
    assert labels("今年种树600株，花8万元。") == []


@pytest.mark.parametrize(
    ("text", "label"), [("资金总额：8万元", "资金总额"), ("资金总额: 8万元", "资金总额"), ("花了8万元", "")]
)
def test_the_label_right_before_a_place(text, label):
    assert BriefText(text).label_before(text.index("8")) == label


def test_a_piece_knows_its_place_and_its_words():
    span = BriefText("今年种树").span(2, 4)
    assert (span.start, span.end, span.text) == (2, 4, "种树")
