"""What the form of a message shows where no trained reader found an order in it."""

from dataclasses import replace

import pytest

from assistant.chat.reading.by_form import by_form
from assistant.chat.reading.message import ChatMessage
from tests.fakes.reading import SCENE, about

UNDOABLE = replace(SCENE, can_undo=True)


def seen(text, scene=SCENE):
    return [(one.operation.op.value, one.is_proposed) for one in by_form(ChatMessage.of(text), scene)]


def test_a_row_that_words_send_away_is_proposed_to_go():
    assert seen("这一条还是请您删去为好", about("r3")) == [("delete_indicator", True)]
    assert seen("这一条甩了，另外报", about("r3")) == [("delete_indicator", True)]


@pytest.mark.parametrize("text", ["这一条先别删", "这条删两个字", "把删掉的写进去", "那几条删去为好"])
def test_what_is_denied_counted_or_about_no_single_row_is_not(text):
    assert seen(text, about("r3")) == []


def test_a_step_back_is_proposed_where_there_is_one():
    assert seen("刚才那步给我撤喽", UNDOABLE) == [("undo", True)]
    assert seen("刚才那步给我撤喽") == []


def test_an_order_to_make_something_up_is_refused_and_a_question_answered():
    assert seen("没统计上，随便编一个假的填上去") == [("refuse", False)]
    assert seen("学员满意度能写92%吗？") == [("explain", False)]
    assert seen("一般要写几个指标？") == [("ask_policy", False)]


@pytest.mark.parametrize("text", ["辛苦啦", "满意度先不动", "领导问要不要改？等通知"])
def test_what_asks_for_nothing_is_left_alone(text):
    assert seen(text, UNDOABLE) == []
