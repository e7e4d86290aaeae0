"""What looks like an order on a row and was not read is named."""

from assistant.chat.certainty.unread_orders import unread_orders
from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE


def left(text, end):
    """What is left where the words up to ``end`` changed the satisfaction."""
    made = ReadAct(order(Kind.SET_TARGET, row="r7", value="≥92%"), act=Act("set_target", 0, end, 1.0))
    return list(unread_orders(ChatMessage.of(text), [made], SCENE))


def test_an_order_on_another_row_that_came_to_nothing_is_named():
    assert left("学员满意度改成92%，考核合格率跟着往上提", 10) == ["考核合格率跟着往上提"]


def test_a_row_that_stays_or_is_only_spoken_of_is_not():
    assert left("学员满意度改成92%，考核合格率不动", 10) == []
    assert left("学员满意度改成92%，考核合格率挺好", 10) == []


def test_what_an_operation_was_read_from_is_not():
    text = "学员满意度改成92%，考核合格率往上提"
    assert left(text, len(text)) == []
