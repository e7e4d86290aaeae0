"""What a model names is held to message, form and profile; values are read by code, own work is proposed."""

from dataclasses import replace

import pytest

from assistant.chat.by_model.grounding import grounded
from assistant.chat.by_model.operations import ALLOWED, NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from assistant.chat.reading.message import ChatMessage
from assistant.domain.operation_kind import OperationKind as Kind
from policy_corpus.catalog import load_profile
from tests.fakes.reading import SCENE, asking, question

FORMS = replace(SCENE, profiles=(load_profile("central-2021"), load_profile("henan-2022")))


def made(text, scene=FORMS, **fields):
    return list(grounded(ModelOperation(**fields), ChatMessage.of(text), scene))


def ops(text, scene=FORMS, **fields):
    return [one.operation.as_json for one in made(text, scene, **fields)]


def test_a_copied_value_is_read_for_its_row():
    assert ops("满意度九十二", op="set_target", rows=[7], value="九十二") == [
        {"op": "set_target", "row": "r7", "value": "≥92%"}
    ]


def test_points_are_added_to_the_present_ones():
    (one,) = made("满意度权重加2分", op="set_weight", rows=[7], lead="加", value="2分")
    assert one.operation.op is Kind.SET_WEIGHT


def test_a_span_of_time_gives_both_days():
    found = ops("3月1日到11月30日", op="set_head", field="period", value="3月1日到11月30日")
    assert [o["field"] for o in found] == ["start", "end"]


def test_a_sum_keeps_the_unit_that_was_stated():
    (one,) = made("财政120万", op="set_money", field="fiscal", value="120万")
    assert (one.operation.amount, one.operation.unit) == (120, "万元")


def test_a_name_without_copied_characters_is_sure_and_another_one_is_proposed():
    name = FORMS.rows[1].name
    shorter, other = name.replace("护理员", "", 1), "别的名称"
    assert not made("把护理员去掉", op="set_name", rows=[2], value="护理员", result=shorter)[0].is_proposed
    assert made("换个名称", op="set_name", rows=[2], result=other)[0].is_proposed


@pytest.mark.parametrize(
    "fields",
    [
        {"op": "add_brief", "value": "满意度"},
        {"op": "set_class", "rows": [7], "level2": "火星指标"},
        {"op": "set_text", "rows": [7], "field": "secret", "value": "满意度"},
        {"op": "answer", "number": 9, "value": "满意度"},
        {"op": "accept_finding", "number": 1},
        {"op": "merge_indicators", "rows": [7]},
        {"op": "switch_year", "value": "满意度"},
    ],
    ids=lambda f: f["op"],
)
def test_what_is_not_in_form_profile_or_conversation_is_refused(fields):
    with pytest.raises(NotGrounded):
        made("满意度", **fields)


def test_an_answer_has_the_type_of_its_question():
    scene = asking(question("department"), scene=FORMS)
    assert ops("县教育局", scene, op="answer", number=1, value="县教育局")[0]["field"] == "department"
    with pytest.raises(NotGrounded):
        made("大概明年吧", scene, op="answer", number=1, value="大概明年吧")


def test_nothing_but_known_operations_may_be_named():
    assert set(ALLOWED) <= {kind.value for kind in Kind}
    assert "add_brief" not in ALLOWED
