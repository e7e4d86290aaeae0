"""What a message takes back or denies itself is not carried out; what comes after stands."""

import pytest

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import Slot
from assistant.chat.reading.taken_back import is_withdrawn, without_denied


def act(text, *values, end=None):
    slots = tuple(Slot("value", text.index(v), text.index(v) + len(v), v, 1.0) for v in values)
    return Act("set_target", 0, end or len(text), 1.0, slots)


@pytest.mark.parametrize(
    "text",
    [
        "单元数量改140，算了，还是138不动",
        "观众人次翻一番，算了不翻了",
        "满意度改成95，当我没说",
        "满意度改成95，不改了",
    ],
)
def test_an_order_that_the_message_gives_up_is_withdrawn(text):
    assert is_withdrawn(act(text, end=text.index("，")), ChatMessage.of(text))


@pytest.mark.parametrize(
    "text", ["满意度改成95，其他不变", "满意度改成95，时间别动", "满意度改成95，不是92", "满意度改成95"]
)
def test_an_order_beside_something_that_stays_is_not_withdrawn(text):
    assert not is_withdrawn(act(text, end=len("满意度改成95")), ChatMessage.of(text))


def test_an_order_in_the_clause_that_gives_up_stands():
    text = "算了改成130吧"
    assert not is_withdrawn(act(text, "130"), ChatMessage.of(text))


def test_a_denied_value_is_left_out_where_another_is_given():
    text = "垃圾桶是110个不是11个"
    assert without_denied(act(text, "110个", "11个"), ChatMessage.of(text)).texts("value") == ["110个"]


def test_the_only_value_stays_though_it_is_denied():
    text = "不是92"
    assert without_denied(act(text, "92"), ChatMessage.of(text)).texts("value") == ["92"]
