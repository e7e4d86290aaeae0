"""One order for each row that an act names, its value made for that row."""

import pytest

from assistant.chat.reading.row_orders import maybe_meant, per_row
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, about, act


def made(text, value, kind=Kind.SET_TARGET, scene=SCENE):
    return list(per_row(act(kind.value, text, scene), scene, kind, lambda _: value, None))


def rows(found):
    return [(o.operation.op, o.operation.row) for o in found]


def test_every_row_that_is_named_together_gets_its_order():
    assert rows(made("第三、第四条都写5", "5", Kind.SET_WEIGHT)) == [(Kind.SET_WEIGHT, "r3"), (Kind.SET_WEIGHT, "r4")]


def test_several_rows_without_a_word_that_they_are_meant_together_are_asked_about():
    (one,) = made("满意度合格率写5", "5", Kind.SET_WEIGHT)
    assert one.operation.op is Kind.UNCLEAR
    assert one.pending is not None
    assert {o.row for o in one.pending.orders} == {"r4", "r7"}


def test_of_rows_that_words_may_mean_the_one_of_the_values_measure_is_taken():
    assert rows(made("培训改成5期", "≥5期")) == [(Kind.SET_TARGET, "r3")]


def test_where_no_row_is_named_the_one_last_spoken_of_gets_it_and_else_none():
    assert rows(made("改成5分", "5", Kind.SET_WEIGHT, about("r7"))) == [(Kind.SET_WEIGHT, "r7")]
    assert made("改成5分", "5", Kind.SET_WEIGHT)[0].operation.op is Kind.UNCLEAR


def test_a_value_that_cannot_be_made_is_asked_for_with_the_rows_name():
    def none(_):
        raise ValueError

    (one,) = per_row(act("set_weight", "满意度给分"), SCENE, Kind.SET_WEIGHT, none, None)
    assert (one.operation.op, one.operation.reason) == (Kind.UNCLEAR, "“学员满意度”改到多少没有听清。")


@pytest.mark.parametrize(("text", "meant"), [("满意度", ["r7"]), ("培训", ["r2", "r3", "r5"]), ("绿化", [])])
def test_the_rows_that_may_be_meant_are_named(text, meant):
    assert list(maybe_meant(act("unclear", text), SCENE)) == meant
