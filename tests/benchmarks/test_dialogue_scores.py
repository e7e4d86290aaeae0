"""The measure of dialogues: the same operation in other words is right, another one is not, and spoiling is seen."""

import pytest

from benchmarks.dialogue_scores import joined, same, same_target, scored


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("≥92%", "不低于92%", True),
        ("≥92%", "＝92%", False),
        ("≤6万元/个", "≤60000元/个", False),
        ("2027年9月30日前", "2027年9月底前", True),
        ("≥5.3万人", "≥5.3万人", True),
    ],
)
def test_targets_are_the_same_where_they_bind_the_same(one, other, alike):
    assert same_target(one, other) is alike


def turn(alternatives, got):
    return scored(alternatives, got, {"department": "department"})


SET = {"op": "set_target", "row": "满意度", "value": "≥92%"}


def test_a_turn_is_right_where_one_alternative_is_met_in_order():
    assert turn([[{"op": "undo"}], [SET]], [SET]).right
    assert not turn([[SET, {"op": "undo"}]], [{"op": "undo"}, SET]).right


def test_a_change_that_nobody_wanted_spoils_the_form_and_a_missing_one_does_not():
    assert turn([[SET]], [{**SET, "row": "合格率"}]).corrupted
    assert not turn([[SET]], [{"op": "unclear"}]).corrupted
    assert turn([[]], [SET]).corrupted


def test_nothing_and_small_talk_are_the_same_where_nothing_is_wanted():
    assert turn([[]], [{"op": "greet"}]).right
    assert not turn([[]], [{"op": "unclear"}]).right


def test_an_answer_and_the_change_it_comes_to_are_the_same():
    answer = {"op": "answer", "question": "department", "value": "县教育局"}
    assert same(answer, {"op": "set_head", "field": "department", "value": "县教育局"}, {})
    assert not same(answer, {"op": "set_head", "field": "unit", "value": "县教育局"}, {})


def test_a_merge_under_a_new_name_is_one_operation():
    made = joined(
        [
            {"op": "merge_indicators", "rows": ["甲", "乙"], "into": "甲"},
            {"op": "set_name", "row": "甲", "value": "丙"},
        ]
    )
    assert made == [{"op": "merge_indicators", "rows": ["甲", "乙"], "into": "丙"}]


def test_a_row_may_get_the_name_of_one_that_went_before():
    gone = {"op": "delete_indicator", "row": "演出场次"}
    named = {"op": "set_name", "row": "演出砍场次", "value": "演出场次"}
    assert turn([[gone, named]], [gone, named]).right
    assert not turn([[named, gone]], [named, gone]).right
