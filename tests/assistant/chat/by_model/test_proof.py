"""What code proves of a change that the model alone read."""

from assistant.chat.by_model.proof import is_proved
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, act


def proved(text, row, value, words):
    one = ReadAct(order(Kind.SET_TARGET, row=row, value=value), act=act("set_target", text, value=words))
    return is_proved(one, [one], ChatMessage.of(text), SCENE)


def test_a_row_that_is_named_beside_its_value_is_proved():
    assert proved("学员满意度改成92%", "r7", "≥92%", "92%")


def test_a_unit_that_one_row_alone_has_proves_it_where_no_other_row_is_named():
    assert proved("4期搞不赢，3期算了", "r3", "≥3期", "3期")
    assert not proved("学员满意度那条3期算了", "r3", "≥3期", "3期")


def test_a_row_that_nothing_shows_is_not_proved():
    assert not proved("那就150人", "r2", "≥150人", "150人")
