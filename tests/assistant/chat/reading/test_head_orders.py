"""Orders on the head of the form: each field gets the words behind its label."""

import pytest

from assistant.chat.reading.head_orders import set_head
from tests.fakes.reading import asking, question, read


def fields(text, scene=None, **slots):
    made = read(set_head, text, scene, **slots) if scene else read(set_head, text, **slots)
    return [(o.get("field"), o.get("value")) for o in made]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("主管部门是县水利局", [("department", "县水利局")]),
        ("主管部门县水利局，实施单位城关镇政府", [("department", "县水利局"), ("unit", "城关镇政府")]),
        ("主管部门县水利局，实施单位也是它", [("department", "县水利局"), ("unit", "县水利局")]),
        ("实施单位城关镇政府 住管部门是县水利局", [("unit", "城关镇政府"), ("department", "县水利局")]),
        ("项目属性改成延续性", [("attribute", "延续项目")]),
        ("开始时间改成2027年3月1日", [("start", "2027-03-01")]),
        ("实施期限3月到11月底", [("start", "2027-03-01"), ("end", "2027-11-30")]),
        ("结束时间12月20号", [("end", "2027-12-20")]),
    ],
)
def test_fields_of_the_head_get_the_words_behind_them(text, made):
    assert fields(text) == made


def test_a_name_that_was_marked_is_taken_without_the_words_around_it():
    assert fields("项目名称改成“护理员提升项目”吧", value="护理员提升项目") == [("name", "护理员提升项目")]


def test_a_value_without_a_label_is_for_the_field_that_is_asked():
    assert fields("县水利局", asking(question("unit")), value="县水利局") == [("unit", "县水利局")]


@pytest.mark.parametrize("text", ["主管部门改一下", "主管部门是谁啊，我问问", "“主管部门”四个字"])
def test_without_words_for_a_field_the_head_stays(text):
    assert [o["op"] for o in read(set_head, text)] == ["unclear"]
