"""Short messages that are read from what was said before."""

from dataclasses import replace

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import order
from assistant.chat.reading.scene import Focus, Pending
from assistant.chat.reading.short_replies import bare_value, chosen_candidate
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, about, asking, question

ORDERS = (
    order(Kind.SET_TARGET, row="r2", value="≥150人"),
    order(Kind.SET_TARGET, row="r3", value="≥150期"),
    order(Kind.SET_TARGET, row="r7", value="≥92%"),
)
NAMED = replace(SCENE, focus=Focus(pending=Pending(ORDERS)))


def chosen(text, scene=NAMED):
    return [one.operation.row for one in chosen_candidate(ChatMessage.of(text), scene)]


@pytest.mark.parametrize(
    ("text", "row"),
    [("第二个", "r3"), ("第3条吧", "r7"), ("最后一条", "r7"), ("期数那个", "r3"), ("满意度", "r7"), ("第一条", "r2")],
)
def test_one_of_the_candidates_is_picked_by_place_or_name(text, row):
    assert chosen(text) == [row]


@pytest.mark.parametrize(
    "text", ["第四个", "考核合格率", "满意度改成95%", "都不是", "", "第二个，不过我还得回去问一下领导的意思再说"]
)
def test_other_places_rows_figures_and_long_words_pick_none(text):
    assert chosen(text) == []


def test_where_no_candidates_were_named_nothing_is_picked():
    assert chosen("第二个", SCENE) == []


def valued(text, scene):
    return [(o.operation.op.value, o.operation.row, o.operation.value) for o in bare_value(ChatMessage.of(text), scene)]


@pytest.mark.parametrize(
    ("text", "value"), [("那就95%", "≥95%"), ("95", "≥95%"), ("改成九十五吧", "≥95%"), ("还是算了，写95%。", "≥95%")]
)
def test_a_figure_alone_is_for_the_row_last_spoken_of(text, value):
    assert valued(text, about("r7", op="set_target")) == [("set_target", "r7", value)]


def test_after_points_a_figure_alone_is_points():
    assert valued("15", about("r7", op="set_weight")) == [("set_weight", "r7", "15")]


@pytest.mark.parametrize("text", ["改成95%或96%", "满意度是95%", "第2条", "好的", "", "那就这么定了把它改成95%吧"])
def test_several_figures_other_words_and_long_messages_are_for_the_trained_reader(text):
    assert valued(text, about("r7", op="set_target")) == []


def test_without_one_row_a_figure_alone_is_nothing():
    assert valued("95%", about("r4", "r7", op="set_target")) == []
    assert valued("95%", SCENE) == []


def test_an_open_question_goes_first_where_no_order_was_given():
    scene = about("r7", scene=asking(question("satisfaction")))
    assert valued("95%", scene) == []


def test_a_candidate_may_be_described_by_its_present_value():
    assert chosen("120人的那条") == ["r2"]
    assert chosen("四百人的那条") == []


def test_a_day_alone_is_the_value_of_a_row_that_is_a_day():
    made = list(bare_value(ChatMessage.of("四月底"), about("r5", op="set_target")))
    assert [one.operation.value for one in made] == ["2027年4月30日前"]
