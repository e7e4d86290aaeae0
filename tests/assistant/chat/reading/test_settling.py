"""What is kept of the operations read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Focus, Scene
from assistant.chat.reading.settling import as_question, says_to_hold, settled_whole
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, asking, question


def target(value, row="r7"):
    return ReadAct(order(Kind.SET_TARGET, row=row, value=value))


GREETING, ASKED = ReadAct(order(Kind.GREET)), ReadAct(order(Kind.ASK_POLICY, value="满意度要设吗"))
WEAK = unclear("没有听懂。", is_weak=True)


def kept(*read, scene=SCENE, **more):
    return settled_whole(list(read), scene, **more)


def test_small_talk_and_weak_doubts_go_beside_what_was_understood():
    one = target("≥92%")
    assert kept(GREETING, WEAK, one) == [one]
    assert kept(GREETING) == [GREETING]
    assert kept(WEAK) == [WEAK]
    assert kept() == []


def test_of_two_values_for_one_place_the_last_counts_and_other_places_stay():
    first, last, other = target("≥92%"), target("≥93%"), target("≥96%", "r4")
    assert kept(first, other, last) == [other, last]


@pytest.mark.parametrize(
    "noted",
    [
        order(Kind.SET_TARGET, row="r7", value="≥90%"),
        order(Kind.SET_WEIGHT, row="r7", value="10"),
        order(Kind.SET_NAME, row="r7", value="学员满意度"),
        order(Kind.SET_CLASS, row="r3", value="数量指标"),
        order(Kind.SET_MONEY, field="total", amount=Decimal(1_200_000), unit="元"),
        order(Kind.SWITCH_YEAR, value="2027"),
    ],
)
def test_what_stands_already_is_only_noted(noted):
    one = target("≥150人", "r2")
    assert kept(ReadAct(noted), one) == [one]
    assert kept(ReadAct(noted)) == [ReadAct(noted)]
    assert kept(ReadAct(noted), holds=True) == []


def test_a_step_back_first_needs_something_to_take_back_and_after_an_order_it_stays():
    back, one = ReadAct(order(Kind.UNDO)), target("≥92%")
    assert kept(back, one) == [one]
    assert kept(back, one, scene=replace(SCENE, can_undo=True)) == [back, one]
    assert kept(one, back) == [one, back]


def test_what_a_question_fills_gives_way_to_what_the_words_say():
    stated = ReadAct(order(Kind.SET_MONEY, field="other", amount=Decimal(20), unit="万元"))
    inferred = ReadAct(order(Kind.SET_MONEY, field="fiscal", amount=Decimal(20), unit="万元"), is_inferred=True)
    assert kept(inferred, stated) == [stated]
    assert kept(inferred) == [inferred]


def test_a_question_beside_orders_stays_only_where_it_asks():
    stated, one = ReadAct(order(Kind.ASK_POLICY, value="按规定办")), target("≥92%")
    assert kept(stated, one) == [one]
    assert kept(ASKED, one) == [ASKED, one]


def test_what_the_same_message_leaves_open_is_not_filled():
    scene = asking(question("department"))
    filled = ReadAct(order(Kind.SET_HEAD, field="department", value="县民政局"))
    skipped = ReadAct(order(Kind.SKIP_QUESTION, question="department"))
    assert kept(filled, skipped, scene=scene) == [skipped]


def questioned(text, *read, scene=SCENE):
    return [one.operation.op for one in as_question(ChatMessage.of(text), list(read), scene)]


def test_what_was_not_understood_and_asks_is_for_the_rules_where_there_is_no_form_or_rules_were_asked_before():
    assert questioned("那满意度呢", WEAK, scene=Scene()) == [Kind.ASK_POLICY]
    assert questioned("那满意度呢", WEAK, scene=replace(SCENE, focus=Focus(op="ask_policy"))) == [Kind.ASK_POLICY]
    assert questioned("那满意度呢", WEAK) == [Kind.UNCLEAR]
    assert questioned("那满意度", WEAK, scene=Scene()) == [Kind.UNCLEAR]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("满意度可能要改成92%，明天再确认", []),
        ("还没定满意度改成92%", []),
        ("问了，还没定的那条满意度改成92%", [Kind.SET_TARGET]),
        ("满意度改成92%", [Kind.SET_TARGET]),
    ],
)
def test_what_is_not_decided_changes_no_cell(text, kinds):
    assert questioned(text, target("≥92%")) == kinds


def test_words_that_something_stays_are_known():
    assert says_to_hold(ChatMessage.of("满意度先不动"))
    assert not says_to_hold(ChatMessage.of("满意度改成92%"))


def test_a_question_about_the_row_that_the_message_changes_is_not_put():
    asked = ReadAct(order(Kind.EXPLAIN, row="r7", about="why"))
    other = ReadAct(order(Kind.EXPLAIN, row="r2", about="why"))
    kept = settled_whole([asked, other, target("≥92%")], SCENE)
    assert [o.operation.op for o in kept] == [Kind.EXPLAIN, Kind.SET_TARGET]
    assert kept[0].operation.row == "r2"
