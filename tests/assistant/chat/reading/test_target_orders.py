"""Orders on values: each for the row that is meant, none where the value is not surely read."""

import pytest

from assistant.chat.reading.target_orders import set_target
from tests.fakes.reading import SCENE, read


def targets(text, scene=SCENE, **slots):
    return [(o.get("row"), o["value"]) for o in read(set_target, text, scene, **slots)]


@pytest.mark.parametrize(
    ("text", "slots", "made"),
    [
        ("满意度改成92%", {"row": "满意度", "value": "92%"}, ("r7", "≥92%")),
        ("满意度改成92%", {}, ("r7", "≥92%")),
        ("合格率提高两个点", {"row": "合格率", "value": "两个点"}, ("r4", "≥97%")),
        ("培训期数再加1期", {"row": "培训期数", "value": "1期"}, ("r3", "≥5期")),
        ("培训期数翻一番", {"row": "培训期数"}, ("r3", "≥8期")),
        ("项目总成本别超过100万元", {"row": "项目总成本", "value": "100万元"}, ("r1", "≤100万元")),
        ("满意度改成９２％", {"row": "满意度", "value": "９２％"}, ("r7", "≥92%")),
    ],
)
def test_a_value_is_set_for_the_row_that_is_named(text, slots, made):
    assert targets(text, **slots) == [made]


def test_one_value_for_several_rows_needs_a_word_that_says_so():
    assert targets("第三、第四条都减半") == [("r3", "≥2期"), ("r4", "≥47.5%")]


def test_the_present_number_says_which_of_two_rows_is_meant():
    assert targets("培训120改150", row="培训", value="150") == [("r2", "≥150人")]


@pytest.mark.parametrize("text", ["满意度改一下", "满意度"])
def test_without_a_readable_value_nothing_is_set(text):
    assert {o["op"] for o in read(set_target, text)} == {"unclear"}


def test_several_figures_in_one_value_are_asked_about():
    assert read(set_target, "满意度改成93/94/95", row="满意度", value="93/94/95")[0]["op"] == "unclear"


def test_a_value_of_another_measure_does_not_fit_the_row():
    made = read(set_target, "满意度改成300人", row="满意度", value="300人")
    assert [(o["op"], o["rows"]) for o in made] == [("unclear", ["r7"])]
