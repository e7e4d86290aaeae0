"""Every figure of a message is accounted for by an operation, or it is left and the user hears of it."""

import pytest

from assistant.chat.certainty.coverage import coverage
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, act

KNOWN = frozenset({"改成", "提高", "个", "点", "另外", "从"})


def left(text, value, row="r7"):
    """The figures left when one value is set."""
    stated = act("set_target", text)
    read = [ReadAct(order(Kind.SET_TARGET, row=row, value=value), act=stated)]
    return [t.text for t in coverage(ChatMessage.of(text), read, SCENE, KNOWN).figures]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("满意度改成92%", "≥92%"),
        ("满意度从90改成92", "≥92%"),
        ("满意度提高5个点", "≥95%"),
        ("第7条改成92%", "≥92%"),
        ("满意度九十二", "≥92%"),
    ],
    ids=["the new one", "the old one", "the difference", "a place", "in words"],
)
def test_a_figure_is_used_where_it_is_the_value_the_old_one_the_difference_or_a_place(text, value):
    assert left(text, value) == []


@pytest.mark.parametrize(
    ("text", "figure"), [("满意度改成92%，那37处也一样", "37处"), ("满意度92%，1950涨到2100", "1950")]
)
def test_a_figure_of_something_else_is_left(text, figure):
    assert figure in left(text, "≥92%")


def test_words_that_nobody_knows_are_counted():
    text = "满意度改成92%莜麦鹅卵"
    read = [ReadAct(order(Kind.SET_TARGET, row="r7", value="≥92%"), act=act("set_target", text))]
    assert coverage(ChatMessage.of(text), read, SCENE, KNOWN).words() == len("莜麦鹅卵")


def test_a_figure_that_the_message_corrects_is_accounted_for():
    assert left("满意度改九十不对改92%", "≥92%") == []


def test_the_present_value_behind_the_new_one_counts_only_where_it_is_told_as_such():
    assert left("满意度改成92%，原来是90%", "≥92%") == []
    assert left("满意度改成92%，系90%", "≥92%") == ["90%"]


def test_a_day_behind_the_one_that_is_used_is_left_and_one_before_it_is_not():
    def days(text):
        read = [ReadAct(order(Kind.SET_HEAD, field="start", value="2027-03-01"), act=act("set_head", text))]
        return [t.text for t in coverage(ChatMessage.of(text), read, SCENE, KNOWN).days]

    assert days("开始时间3月1日，6月5日那个是笔误") == ["6月5日"]
    assert days("6月5日那个是笔误，开始时间3月1日") == []
