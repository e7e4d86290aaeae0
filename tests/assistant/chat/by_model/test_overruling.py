"""What the rules alone read and are not sure of falls before what the model made of the same words."""

from assistant.chat.by_model.overruling import is_contradicted, is_overruled
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


def test_an_unsure_value_falls_where_the_model_sends_its_row_away_and_a_sure_one_stands():
    sent = gone("r2", TEXT)
    assert is_contradicted(read("r2", is_proposed=True), [sent])
    assert is_contradicted(sent, [read("r2")])
    assert not is_contradicted(read("r2"), [sent])


def test_points_that_the_model_shares_out_in_a_class_are_not_shared_out_in_all():
    shared, whole = (ReadAct(order(Kind.SHARE_WEIGHTS, scope=s), is_proposed=True) for s in ("产出指标", "全部"))
    assert is_contradicted(whole, [shared])
    assert not is_contradicted(whole, [whole])
