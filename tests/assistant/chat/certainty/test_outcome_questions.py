"""A change that is only asked about is answered, one that is ordered stays."""

from dataclasses import replace

import pytest

from assistant.chat.certainty.outcome_questions import answered_first, asks_outcome
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind

CHANGE = ReadAct(order(Kind.SET_TARGET, row="r7", value="≥88%"), is_proposed=True)
MERGED = ReadAct(order(Kind.MERGE_INDICATORS, rows=("r2", "r3"), into="r2"), is_proposed=True)
ASKED = "满意度降到88%，会不会被退回"


def ops(text, *read):
    return [(o.operation.op, o.operation.row) for o in answered_first(read, ChatMessage.of(text))]


@pytest.mark.parametrize("text", [ASKED, "合成一条财政局认不认啊", "降到88%会唔会畀人打返转头？"])
def test_what_would_come_of_it_is_a_question(text):
    assert asks_outcome(ChatMessage.of(text))


@pytest.mark.parametrize(
    "text", ["能不能改成88%", "改成88%行不行", "不对不对，改成88%", "会不会太高不知道，改成88%", "满意度88%", ""]
)
def test_a_request_a_denial_and_an_order_behind_a_question_are_none(text):
    assert not asks_outcome(ChatMessage.of(text))


def test_the_question_is_about_the_one_row_else_about_the_rules():
    assert ops(ASKED, CHANGE) == [(Kind.EXPLAIN, "r7")]
    assert ops(ASKED, MERGED) == [(Kind.ASK_POLICY, "")]


def test_a_change_that_is_sure_is_done_whatever_is_asked_behind_it():
    assert ops(ASKED, replace(CHANGE, is_proposed=False)) == [(Kind.SET_TARGET, "r7")]
    assert ops(ASKED) == []
