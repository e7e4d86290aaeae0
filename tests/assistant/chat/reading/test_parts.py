"""A message is cut at the rows and fields that it names, so that each order of a list is read for itself."""

import pytest

from assistant.chat.reading.acts import acts
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.pairs import pair_act
from assistant.chat.reading.parts import parts_of
from assistant.chat.reading.row_mentions import SceneRow
from assistant.chat.reading.rows import RowFinder
from assistant.chat.reading.tagging import Label, Slot

FINDER = RowFinder(
    [
        SceneRow("r1", "云服务器数量", "产出指标", "数量指标", "≥20台"),
        SceneRow("r2", "云服务器单价", "成本指标", "经济成本指标", "≤1000元/台·月"),
        SceneRow("r3", "等保测评单价", "成本指标", "经济成本指标", "≤6万元/个"),
        SceneRow("r4", "训练次数", "产出指标", "数量指标", "≥2次"),
        SceneRow("r5", "用户满意度", "满意度指标", "服务对象满意度指标", "≥90%"),
    ]
)


def parts(text):
    message = ChatMessage.of(text)
    return [message.text[p.start : p.end].strip(" ，。") for p in parts_of(message, FINDER.find(message.text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云服务器加五台 训练四次", ["云服务器加五台", "训练四次"]),
        ("训练两次太少，改成四次，用户满意度95", ["训练两次太少，改成四次", "用户满意度95"]),
        ("训练两次太少咯改成四次第五条也改下95", ["训练两次太少咯改成四次", "第五条也改下95"]),
        ("用户满意度95%主管部门是县水利局", ["用户满意度95%", "主管部门是县水利局"]),
        ("训练次数和用户满意度都不动", ["训练次数和用户满意度都不动"]),
    ],
)
def test_a_part_begins_at_each_row_or_field_that_is_named_behind_a_figure(text, found):
    assert parts(text) == found


def test_a_measure_alone_is_of_the_thing_that_was_named_before():
    found = FINDER.find("云服务器加五台，单价压到八百")
    assert [m.rows for m in found] == [("r1", "r2"), ("r2",)]


def test_half_a_name_with_its_noun_of_measure_means_one_row():
    assert [m.rows for m in FINDER.find("云服务器的单价八百")] == [("r2",)]


def test_no_figure_is_part_of_a_name():
    (found,) = FINDER.find("训练四次")
    assert found.text == "训练"


def pair(text):
    message = ChatMessage.of(text)
    act = pair_act(message, FINDER.find(message.text), 0, len(message.text))
    return None if act is None else (act.op, act.first("row"), act.first("value"))


@pytest.mark.parametrize(
    ("text", "value"), [("训练四次", "四次"), ("训练次数2改4", "4"), ("第四条从2次加到5次", "5次")]
)
def test_a_row_and_a_figure_are_a_new_value(text, value):
    assert pair(text)[0::2] == ("set_target", value)


@pytest.mark.parametrize(
    "text",
    [
        "训练四次？",
        "训练次数权重4",
        "训练次数4次不变",
        "删掉训练次数4",
        "训练次数",
        "训练四次是哪来的",
        "云服务器和训练都加5",
    ],
)
def test_words_of_another_order_or_a_question_are_no_new_value(text):
    assert pair(text) is None


def test_points_in_proportion_stay_one_value():
    message = ChatMessage.of("按12比8给")
    slots = [Slot("value", 1, 3, "12", 1.0), Slot("value", 4, 5, "8", 1.0)]
    (found,) = acts(message, [Label("set_weight", 0.9)], slots, [])
    assert found.texts("value") == ["12比8"]
