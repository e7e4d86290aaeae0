"""The words around an order: without rows, values and figures, and without what other orders say."""

from assistant.chat.certainty.framing import frame_of, rows_of
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import act


def test_rows_and_values_are_hidden_and_other_sentences_left_out():
    text = "早上好。把学员满意度改成92%吧"
    one = ReadAct(order(Kind.SET_TARGET, row="r7", value="≥92%"), act=act("set_target", text, value="92%"))
    assert frame_of(one, [one], ChatMessage.of(text)).endswith("改成□□□吧")


def test_an_order_without_words_of_its_own_has_the_whole_message():
    one = ReadAct(order(Kind.MERGE_INDICATORS, rows=("r2", "r3"), into="r2"))
    assert frame_of(one, [one], ChatMessage.of("合成一个")) == "合成□□"
    assert rows_of(one) == {"r2", "r3"}
