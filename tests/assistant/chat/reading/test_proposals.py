"""The answer to what was proposed: yes, no, some of it by place, or something else."""

import pytest

from assistant.chat.reading.outcome import order
from assistant.chat.reading.proposals import reply_to_proposals
from assistant.chat.reading.scene import Focus, Scene
from assistant.domain.operation_kind import OperationKind as Kind

FIRST = (order(Kind.SET_TARGET, row="r7", value="≥92%"),)
SECOND = (order(Kind.DELETE_INDICATOR, row="r3"),)
WAITING = Scene(focus=Focus(rows=("r7",), op="set_target", proposed=(FIRST, SECOND)))


def answered(text, scene=WAITING):
    """The rows of what is done and the words that go on; None where the message is no answer."""
    reply = reply_to_proposals(text, scene)
    return reply and ([one.operation.row for one in reply.orders], reply.rest)


@pytest.mark.parametrize("text", ["对", "是的", " 好的！", "ＯＫ", "嗯嗯，就这么改吧", "可以，没问题，谢谢"])
def test_a_yes_is_all_of_it(text):
    assert answered(text) == (["r7", "r3"], "")


@pytest.mark.parametrize("text", ["不是", "不对不对", "算了吧", "都不改", "不用了，谢谢"])
def test_a_no_is_none_of_it(text):
    reply = answered(text)
    assert reply is not None
    assert reply[0] == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [("第1个", ["r7"]), ("就第二条吧", ["r3"]), ("第一个和第二个", ["r7", "r3"]), ("第２个", ["r3"])],
)
def test_places_choose_what_is_done(text, rows):
    assert answered(text) == (rows, "")


@pytest.mark.parametrize(
    "text", ["第3个", "第一个改成95%", "对口帮扶户数改成20户", "是否要设满意度", "满意度改成92%", " ", ""]
)
def test_anything_else_is_no_answer(text):
    assert answered(text) is None


def test_words_behind_an_answer_go_on():
    assert answered("对，另外合格率改成98%") == (["r7", "r3"], "另外合格率改成98%")
    assert answered("不是，合格率改成98%") == ([], "合格率改成98%")


def test_where_nothing_waits_a_yes_answers_nothing():
    assert answered("对", Scene()) is None


def test_after_an_answer_nothing_waits_and_the_rows_spoken_of_stay():
    focus = reply_to_proposals("对", WAITING).scene.focus
    assert (focus.proposed, focus.rows, focus.op) == ((), ("r7",), "set_target")
