"""A value behind a correction belongs to what was corrected, unless the row beside it can have it."""

from assistant.chat.reading.corrections import corrected
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, act


def after(text, *stated):
    """Row and value of what is left of orders that are given by row, value and the words of the value."""
    found = [
        ReadAct(order(Kind.SET_TARGET, row=row, value=value), act=act("set_target", text, value=words))
        for row, value, words in stated
    ]
    return [(o.operation.row, o.operation.value) for o in corrected(found, ChatMessage.of(text), SCENE)]


def test_a_value_that_its_row_cannot_have_corrects_the_one_before():
    text = "培训期数写8期，哎不对，受益老人也就够办5期"
    assert after(text, ("r3", "≥8期", "8期"), ("r6", "≥5期", "5期")) == [("r3", "≥5期")]


def test_a_value_of_the_other_row_s_own_measure_stays_with_it():
    text = "培训护理员写80人，不对，受益老人写500人"
    both = [("r2", "≥80人", "80人"), ("r6", "≥500人", "500人")]
    assert after(text, *both) == [(row, value) for row, value, _ in both]


def test_nothing_is_moved_where_nothing_is_corrected():
    text = "培训期数写8期，受益老人写5期"
    assert len(after(text, ("r3", "≥8期", "8期"), ("r6", "≥5期", "5期"))) == 2
