"""What the rules alone read and are not sure of falls before what the model made of the same words."""

from assistant.chat.by_model.overruling import is_overruled
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import act

TEXT = "它的单价往下落10块"


def read(row, **more):
    made = order(Kind.SET_TARGET, row=row, value="≤10元")
    return ReadAct(made, act=act("set_target", TEXT, value="10块"), **more)


def gone(row, text):
    return ReadAct(order(Kind.DELETE_INDICATOR, row=row), act=act("delete_indicator", text), is_proposed=True)


def test_a_value_that_the_model_gives_to_another_row_is_not_proposed_for_this_one():
    assert is_overruled(read("r2", is_proposed=True), [read("r1")])


def test_what_the_rules_are_sure_of_stands():
    assert not is_overruled(read("r2"), [read("r1")])


def test_what_the_words_take_back_falls_where_the_model_passed_it_over():
    assert is_overruled(read("r2", is_proposed=True, is_held=True), [])
    assert not is_overruled(read("r2", is_proposed=True), [])


def test_a_deletion_falls_where_the_model_sends_another_row_away_in_the_same_words():
    text = "带“砍”字的都删了"
    assert is_overruled(gone("r2", text), [gone("r3", text)])
