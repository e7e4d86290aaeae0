"""Which way words move a value, by the grammar of their verbs."""

import re

import pytest

from assistant.language.directions import DOWN, MORE_OR_LESS, UP, day_direction


@pytest.mark.parametrize("words", ["往上抬", "上浮", "拉高", "净增", "往高里"])
def test_a_direction_before_or_behind_a_verb_goes_up(words):
    assert re.match(UP, words)
    assert not re.match(DOWN, words)


@pytest.mark.parametrize("words", ["往下落", "下浮", "压低", "往回收", "缩掉"])
def test_a_direction_before_or_behind_a_verb_goes_down(words):
    assert re.match(DOWN, words)
    assert not re.match(UP, words)


@pytest.mark.parametrize(
    ("words", "way"), [("多开40桌", "多"), ("少摆三十桌", "少"), ("最多开40桌", None), ("多媒体教室5间", None)]
)
def test_more_and_less_before_a_verb_with_the_number_say_by_how_much(words, way):
    found = MORE_OR_LESS.search(words)
    assert (found["way"] if found else None) == way


@pytest.mark.parametrize(
    ("words", "way"),
    [("往后拖一个月", 1), ("提早半个月", -1), ("往前挪一天", -1), ("宽限两周", 1), ("晚上十点", 0), ("改成五月", 0)],
)
def test_days_go_sooner_or_later(words, way):
    assert day_direction(words) == way
