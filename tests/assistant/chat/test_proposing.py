"""A change that is not surely meant is shown first; only a yes does it, and nothing of a message is passed over."""

from dataclasses import replace

import pytest

from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.chatting import Chat, kinds


class Guessing:
    """Reads the first message as given and unsure, any later one as the shipped reader does."""

    def __init__(self, *orders):
        self.orders, self.rules = orders, Chat().parts.reader

    def read(self, text, scene):
        if self.orders:
            found, self.orders = self.orders, ()
            return [ReadAct(o, certainty=0.6, is_proposed=True) for o in found]
        return self.rules.read(text, scene)


def chat(*orders):
    made = Chat()
    made.parts = replace(made.parts, reader=Guessing(*orders))
    return made


def row(made, name):
    return next(r.id for r in made.filing.indicators if r.name == name)


@pytest.fixture
def asked():
    """A conversation in which two changes wait for a yes."""
    probe = Chat()
    made = chat(
        order(Kind.SET_TARGET, row=row(probe, "学员满意度"), value="92%"),
        order(Kind.DELETE_INDICATOR, row=row(probe, "培训期数")),
    )
    made.turn = made.say("满意度九二那条期数没啥用")
    return made


def test_what_is_proposed_changes_nothing_and_says_what_would_stand(asked):
    assert asked.filing == Chat().filing
    assert "把“学员满意度”由≥90%改成≥92%" in asked.turn.reply
    assert "删掉“培训期数”" in asked.turn.reply


def test_a_proposal_is_a_value_with_text_operations_rows_and_certainty(asked):
    first, second = asked.turn.as_json["proposals"]
    assert set(first) == {"number", "text", "operations", "rows", "certainty"}
    assert (first["number"], second["number"], first["certainty"]) == (1, 2, 0.6)
    assert first["rows"] == [row(asked, "学员满意度")]


@pytest.mark.parametrize("stated", ["对", "是的", "嗯嗯好的", "可以，就这么改吧", "没错！", "OK"])
def test_a_yes_does_all_of_it(asked, stated):
    assert kinds(asked.say(stated)) == ["set_target", "delete_indicator"]
    assert asked.rows["学员满意度"] == "≥92%"
    assert "培训期数" not in asked.rows


@pytest.mark.parametrize("stated", ["第1个", "就第一个吧"])
def test_one_of_them_is_done_by_its_place(asked, stated):
    assert kinds(asked.say(stated)) == ["set_target"]
    assert "培训期数" in asked.rows


@pytest.mark.parametrize("stated", ["不是", "不对不对", "算了吧", "撤销", "先别改"])
def test_a_no_does_nothing(asked, stated):
    asked.say(stated)
    assert asked.filing == Chat().filing


def test_a_no_with_what_is_meant_instead_is_read_on(asked):
    asked.say("不是，考核合格率改成98%")
    assert (asked.rows["学员满意度"], asked.rows["考核合格率"]) == ("≥90%", "≥98%")


def test_a_yes_goes_on_with_more(asked):
    asked.say("对，另外考核合格率改成98%")
    assert (asked.rows["学员满意度"], asked.rows["考核合格率"]) == ("≥92%", "≥98%")


def test_anything_else_leaves_it_undone_and_says_so(asked):
    turn = asked.say("考核合格率改成98%")
    assert asked.rows["学员满意度"] == "≥90%"
    assert "刚才问您的改动没有做" in turn.reply
    asked.say("对")
    assert asked.rows["学员满意度"] == "≥90%"


def test_a_click_is_a_yes(asked):
    turn = asked.parts.agree(asked.talk, 2)
    assert kinds(turn) == ["delete_indicator"]
