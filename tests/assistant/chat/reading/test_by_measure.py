"""A value without a row is proposed for the row that alone is measured so, or for the row last spoken of."""

import pytest

from assistant.chat.reading.by_measure import by_measure, rows_of_measure
from assistant.chat.reading.message import ChatMessage
from tests.fakes.reading import SCENE, about


def read(text, scene=SCENE):
    return [(o.operation.row, o.operation.value, o.is_proposed) for o in by_measure(ChatMessage.of(text), scene)]


def test_a_unit_that_one_row_has_shows_the_row():
    assert read("4期搞不赢，3期算了") == [("r3", "≥3期", True)]


def test_rows_that_are_counted_right_are_all_meant():
    assert [row for row, _, _ in read("人头两样都加20人")] == ["r2", "r6"]


def test_a_unit_of_several_rows_shows_none():
    assert read("就150人") == []


def test_a_figure_or_a_move_of_a_day_goes_to_the_row_last_spoken_of():
    assert read("月底不赶趟，往后拖一个月", about("r5")) == [("r5", "2027年12月31日前", True)]


@pytest.mark.parametrize("text", ["三期行不行？", "三期我再问问", "再加一条，三期", "考核合格率三期"])
def test_a_question_a_delay_another_order_and_a_named_row_show_nothing(text):
    assert read(text) == []


def test_a_figure_without_a_unit_has_no_row_of_its_own():
    message = ChatMessage.of("就95")
    assert rows_of_measure(message.tokens[-1], message, SCENE) == []


def test_a_bare_number_goes_to_the_row_last_spoken_of_only_where_it_is_of_its_size():
    assert read("就350吧", about("r6")) == [("r6", "≥350人", True)]
    assert read("asdf 嗯嗯 23300", about("r6")) == []
