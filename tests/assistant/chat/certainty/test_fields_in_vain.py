"""Fields of the head that a message names and nothing is done with."""

import pytest

from assistant.chat.certainty.fields_in_vain import fields_in_vain
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, asking, question

DEPARTMENT = ReadAct(order(Kind.SET_HEAD, field="department", value="县民政局"))


def named(text, *read, scene=SCENE):
    return [w.field for w in fields_in_vain(read, ChatMessage.of(text), scene)]


def test_a_label_with_words_behind_it_that_no_operation_used_is_found():
    assert named("主管部门是县民政局，实施单位写县国有林场", DEPARTMENT) == ["unit"]


@pytest.mark.parametrize(
    "text", ["主管部门是县民政局，实施单位不变", "主管部门是县民政局，“实施单位”", "主管部门是县民政局"]
)
def test_a_field_that_stays_is_quoted_or_is_used_is_none(text):
    assert named(text, DEPARTMENT) == []


def test_a_field_whose_question_is_left_open_is_none():
    skipped = ReadAct(order(Kind.SKIP_QUESTION, question="unit"))
    assert named("实施单位还得问问", skipped, scene=asking(question("unit"))) == []
    assert named("实施单位县福利院", DEPARTMENT) == ["unit"]
