"""A satisfaction that no row measures is proposed as a new row, never taken for a row that shares other words."""

from dataclasses import replace

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.new_measure import new_satisfaction
from tests.fakes.reading import ROWS, SCENE, asking, question

LACKING = replace(SCENE, filing=SCENE.filing.model_copy(update={"indicators": ROWS[:-1]}))


def seen(text, scene=LACKING):
    made = [one.operation for one in new_satisfaction(ChatMessage.of(text), scene) if one.is_proposed]
    return [(o.op.value, o.name or o.value, o.target) for o in made]


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("满意度咋没有呢，受益老人家属满意度给整个百分之九十以上", "受益老人家属满意度", "≥90%"),
        ("满意度九十二，受益老人的", "受益老人满意度", "≥92%"),
        ("麻烦帮我们设一条“居民满意度”，目标值不低于90%就可以了", "居民满意度", "≥90%"),
        ("满意度写92", "服务对象满意度", "≥92%"),
    ],
)
def test_a_value_for_it_is_a_new_row(text, name, target):
    assert seen(text) == [("add_indicator", name, target)]


def test_an_open_question_after_it_gets_the_answer():
    scene = asking(question("satisfaction"), scene=LACKING)
    assert seen("居民满意度92%", scene) == [("answer", "居民满意度≥92%", "")]


@pytest.mark.parametrize("text", ["满意度先不改92%", "满意度要不要设，规定是90%吗", "满意度90%还是92%", "人数92"])
def test_what_is_not_decided_asked_or_about_something_else_is_none(text):
    assert seen(text) == []


def test_where_a_row_measures_it_nothing_is_added():
    assert seen("居民满意度92%", SCENE) == []
