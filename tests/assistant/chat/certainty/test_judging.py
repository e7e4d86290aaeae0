"""What is denied, asked, supposed or out of proportion is never simply done; what nothing was done with is named."""

from dataclasses import replace

import pytest

from assistant.chat.certainty.doubts import OUTWEIGHED
from assistant.chat.certainty.judging import is_unsure, together
from assistant.chat.certainty.weights import shipped_weights
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.chatting import Chat
from tests.fakes.reading import SCENE


def test_a_figure_that_nothing_was_done_with_is_named():
    turn = Chat().say("满意度改成92%，另外还有那个37的事")
    assert any("37" in part for part in turn.unused)
    assert "没有用上" in turn.reply


@pytest.mark.parametrize("stated", ["满意度改成200%", "培训人数改成15000人", "给我把满意度虚报成99%"])
def test_a_value_out_of_all_proportion_or_a_lie_is_never_simply_done(stated):
    made = Chat()
    made.say(stated)
    assert made.filing == Chat().filing


def test_other_signs_outweigh_one_doubt_and_never_two():
    first, second, *_ = sorted(OUTWEIGHED)
    known = shipped_weights()
    assert not is_unsure(0.99, [first], known)
    assert is_unsure(known.sure, [first], known)
    assert is_unsure(0.99, [first, second], known)


def test_a_row_that_gets_the_name_of_one_that_goes_waits_for_the_deletion():
    gone = ReadAct(order(Kind.DELETE_INDICATOR, row="r3"), is_proposed=True)
    named = ReadAct(order(Kind.SET_NAME, row="r2", value="培训期数"))
    assert [o.is_proposed for o in together([gone, named], SCENE)] == [True, True]
    assert [o.is_proposed for o in together([replace(gone, is_proposed=False), named], SCENE)] == [False, False]
