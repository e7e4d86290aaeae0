"""Scores are added up, put into points of a hundred, and graded only where a document grades."""

import pytest

from assistant.jobs.questions.reckoning import totals


def test_a_total_of_ninety_points_is_put_into_points_of_a_hundred_with_its_grade(calculation):
    made = totals.of_hundred(calculation("满分90分，得分81.9分，折成百分制多少"))
    assert made.lines == ("81.9÷90×100＝91分，等级是“优”",)
    assert totals.of_hundred(calculation("满分90分，得分81.9分")) is None


def test_the_scores_of_classes_are_added_up(calculation):
    made = totals.several(calculation("产出47.4、效益24.1、满意度9、执行率9.4，总分多少"))
    assert made.lines == ("47.4＋24.1＋9＋9.4＝89.9分，等级是“良”",)


def test_several_indicators_are_scored_each_and_summed_by_each_document(calculation):
    made = totals.several(calculation("第一个指标权重10分完成率80%，第二个权重20分全部完成，合计得几分"))
    assert made.lines[0] == "按财预〔2020〕10号得28分（8＋20＝28分）"


def test_one_indicator_without_a_rate_leaves_the_sum_alone(calculation):
    assert totals.several(calculation("第一个权重10分完成率80%，第二个权重20分，得几分")) is None


@pytest.mark.parametrize(("score", "grade"), [("90", "优"), ("89.99", "良"), ("79.5", "中"), ("59.9", "差")])
def test_a_grade_is_that_of_the_exact_score(calculation, score, grade):
    assert f"“{grade}”" in totals.grade(calculation(f"自评总分{score}分算什么等级")).lines[0]


@pytest.mark.parametrize("text", ["自评总分90分", "完成率90%算什么等级", "101号文里90分算什么等级", "第3个算什么等级"])
def test_no_grade_where_none_is_asked_for_or_no_score_is_stated(calculation, text):
    assert totals.grade(calculation(text)) is None


def test_a_total_counts_the_execution_that_is_stated_as_sums(calculation):
    made = totals.in_segments(calculation("总分和等级：全年预算80万支出68万；产出得46；效益得28.5；满意度得9.5"))
    assert made.lines[0] == "按财预〔2020〕10号：8.5＋46＋28.5＋9.5＝92.5分，等级是“优”"


def test_a_total_reckons_each_part_by_what_is_stated_of_it(calculation):
    text = "算总分：全年预算250万花了200万（10分）；产出50分全完成；效益30分里27分；满意度10分，目标95%实际85.5%"
    assert totals.in_segments(calculation(text)).lines[0].startswith("按财预〔2020〕10号：8＋50＋27＋9＝94分")


@pytest.mark.parametrize(
    "text",
    [
        "总分：全年预算80万支出68万；产出一般般20个；效益得28.5",
        "总分：产出得46；效益得28.5",
        "全年预算80万支出68万；得几分",
    ],
)
def test_no_total_leaves_out_a_part_that_cannot_be_told(calculation, text):
    assert totals.in_segments(calculation(text)) is None
