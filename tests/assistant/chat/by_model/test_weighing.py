"""A message read by a model and by rules: alike is done, what code proves decides, the rest is asked with both."""

from dataclasses import replace

import pytest

from assistant.chat.by_model.weighing import weighed
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.rule_reader import MessageReader
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.chatting import Chat
from tests.fakes.reading import SCENE, act, asking, question


def target(text, row, value, **more):
    """A new value as a reader found it in a message."""
    words = value.strip("≥≤")
    slots = {"value": words} if words in text else {}
    return ReadAct(order(Kind.SET_TARGET, row=row, value=value), act=act("set_target", text, **slots), **more)


def weigh(model, rules, text):
    return weighed(model, rules, ChatMessage.of(text), SCENE)


def test_what_both_read_is_done_although_each_alone_would_be_asked_for():
    text = "学员满意度92%"
    (one,) = weigh([target(text, "r7", "≥92%")], [target(text, "r7", "≥92%", is_proposed=True)], text)
    assert not one.is_proposed


def test_a_value_of_an_odd_unit_or_size_is_asked_for_also_where_both_read_it():
    text = "学员满意度92%"
    (one,) = weigh([target(text, "r7", "≥92%", is_odd=True)], [target(text, "r7", "≥92%", is_proposed=True)], text)
    assert one.is_proposed


def test_the_row_that_stands_beside_the_value_decides_against_another_one():
    text = "学员满意度92%"
    (one,) = weigh([target(text, "r4", "≥92%")], [target(text, "r7", "≥92%")], text)
    assert (one.operation.row, one.is_proposed) == ("r7", False)


def test_a_value_of_the_message_decides_against_one_that_was_worked_out():
    text = "学员满意度92%"
    (one,) = weigh([target(text, "r7", "≥99%", is_proposed=True)], [target(text, "r7", "≥92%")], text)
    assert (one.operation.value, one.is_proposed) == ("≥92%", False)


def test_two_readings_of_which_none_is_proved_are_both_candidates():
    text = "那个92%"
    model, rules = target(text, "r7", "≥92%", is_proposed=True), target(text, "r4", "≥92%", is_proposed=True)
    (asked,) = weigh([model], [rules], text)
    assert asked.operation.op is Kind.UNCLEAR
    assert [o.row for o in asked.pending.orders] == ["r4", "r7"]


def test_a_second_question_of_the_kind_is_put_in_words_alone():
    text = "那个92%"
    model = [target(text, r, v, is_proposed=True) for r, v in (("r7", "≥92%"), ("r3", "≥5期"))]
    rules = [target(text, r, v, is_proposed=True) for r, v in (("r7", "≥93%"), ("r3", "≥6期"))]
    first, second = weigh(model, rules, text)
    assert first.pending is not None
    assert second.pending is None
    assert second.operation.op is Kind.UNCLEAR


def test_a_change_that_only_the_model_reads_is_done_where_it_is_proved_and_else_proposed():
    named, unnamed = "学员满意度92%", "那个改92%"
    (done,) = weigh([target(named, "r7", "≥92%")], [], named)
    (asked,) = weigh([target(unnamed, "r7", "≥92%")], [], unnamed)
    assert (done.is_proposed, asked.is_proposed) == (False, True)


def test_a_change_that_only_the_rules_read_is_done_where_it_is_plain_and_else_proposed():
    text = "学员满意度92%"
    (plain,) = weigh([], [target(text, "r7", "≥92%", is_plain=True)], text)
    (other,) = weigh([], [target(text, "r7", "≥92%")], text)
    assert (plain.is_proposed, other.is_proposed) == (False, True)


def test_a_step_back_needs_its_word():
    undo = ReadAct(order(Kind.UNDO))
    assert not weigh([undo], [], "撤销")[0].is_proposed
    assert weigh([undo], [], "辛苦了")[0].is_proposed


def test_what_the_rules_refuse_stays_refused():
    refused = ReadAct(order(Kind.REFUSE, value="编一个"))
    assert weigh([target("编一个92%", "r7", "≥92%")], [refused], "编一个92%") == [refused]


def test_sums_in_different_units_are_one_reading():
    model = ReadAct(order(Kind.SET_MONEY, field="total", amount=120, unit="万元"))
    rules = ReadAct(order(Kind.SET_MONEY, field="total", amount=1200000, unit="元"))
    assert [o.operation.op for o in weigh([model], [rules], "总额120万")] == [Kind.SET_MONEY]


class TwoReadings:
    """Reads every message as two changes between which nothing decides."""

    def read(self, text, scene):
        model = target(text, scene.row_id(6), "≥92%", is_proposed=True)
        return weighed([model], [replace(model, operation=order(Kind.SET_TARGET, row=scene.row_id(3), value="≥92%"))],
                       ChatMessage.of(text), scene)  # fmt: skip


def test_the_two_readings_are_shown_and_one_is_chosen_by_its_number():
    stated = Chat(reader=TwoReadings())
    turn = stated.say("那个92%")
    assert stated.filing == Chat().filing
    assert [p.number for p in turn.choices] == [1, 2]
    assert "1. 改指标值：把“考核合格率”由≥95%改成≥92%" in turn.reply
    stated.parts = replace(stated.parts, reader=MessageReader.shipped())
    stated.say("第1个")
    assert stated.rows["考核合格率"] == "≥92%"


def test_a_merge_that_both_read_keeps_the_row_and_the_name_that_the_model_gives_it():
    text = "培训护理员人数跟培训期数并成一条，就叫“培训规模”"
    both = [ReadAct(order(Kind.MERGE_INDICATORS, rows=("r2", "r3"), into=into)) for into in ("r2", "r3")]
    names = [ReadAct(order(Kind.SET_NAME, row=row, value="培训规模")) for row in ("r2", "r3")]
    found = weigh([both[0], names[0]], [both[1], names[1]], text)
    assert [(o.operation.op, o.operation.into or o.operation.row, o.is_proposed) for o in found] == [
        (Kind.MERGE_INDICATORS, "r2", False), (Kind.SET_NAME, "r2", False),
    ]  # fmt: skip


def test_what_is_put_off_and_what_the_model_did_not_read_is_not_proposed():
    text = "学员满意度好像是92%，我再问问"
    assert weigh([], [target(text, "r7", "≥92%", is_proposed=True, is_held=True)], text) == []


def answered(text, value):
    made = order(Kind.ANSWER, question="target.r7", value=value)
    return ReadAct(made, act=act("answer", text, value=value))


def weigh_asked(model, rules, text):
    scene = asking(question("target", id="target.r7", row="r7"))
    return weighed(model, rules, ChatMessage.of(text), scene)


def test_an_answer_and_the_value_that_it_comes_to_are_one_change():
    text = "学员满意度不低于92%"
    found = weigh_asked([answered(text, "不低于92%")], [target(text, "r7", "≥92%")], text)
    assert [(o.operation.op, o.is_proposed) for o in found] == [(Kind.ANSWER, False)]


@pytest.mark.parametrize("other", ["≥93%", "≤92%"])
def test_an_answer_and_another_value_for_its_row_are_never_both_done(other):
    text = "学员满意度不低于92%"
    found = weigh_asked([answered(text, "不低于92%")], [target(text, "r7", other)], text)
    assert len(found) == 1


def test_a_row_that_one_reading_changes_and_the_other_sends_away_is_asked_for():
    text = "学员满意度92%"
    gone = ReadAct(order(Kind.DELETE_INDICATOR, row="r7"), act=act("delete_indicator", text), is_plain=True)
    (asked,) = weigh([target(text, "r7", "≥92%")], [gone], text)
    assert {o.op for o in asked.pending.orders} == {Kind.DELETE_INDICATOR, Kind.SET_TARGET}


def test_what_both_readings_send_away_and_change_is_only_proposed():
    text = "学员满意度92%"
    gone = ReadAct(order(Kind.DELETE_INDICATOR, row="r7"), act=act("delete_indicator", text))
    both = [gone, target(text, "r7", "≥92%")]
    assert all(o.is_proposed for o in weigh(both, both, text))


def test_points_shared_out_in_a_class_by_one_and_in_all_by_the_other_are_asked_for():
    text = "权重均分"
    shared, whole = (
        ReadAct(order(Kind.SHARE_WEIGHTS, scope=s), act=act("share_weights", text)) for s in ("产出指标", "全部")
    )
    (asked,) = weigh([shared], [whole], text)
    assert [o.scope for o in asked.pending.orders] == ["全部", "产出指标"]
