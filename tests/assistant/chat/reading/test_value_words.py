"""The words of a value, and what they come to for a row."""

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.value_words import essence, value_for, value_words, whole_days
from assistant.works.interface import NotApplicable
from tests.fakes.reading import SCENE, act


@pytest.mark.parametrize(
    ("words", "before", "kept"),
    [
        ("95%吧", "", "95%"),
        ("不低于95%", "", "不低于95%"),
        ("95%以上就行", "", "95%以上"),
        ("300人", "满意的不少于", "不少于300人"),
        ("别超过100万元", "", "不超过100万元"),
        ("起码3期", "", "不少于3期"),
        ("５００元", "", "500元"),
        ("20min", "", "20分钟"),
        ("3到5天", "", "3到5天"),
        ("先100人再120人", "", "120人"),
        ("写明再说", "", "写明再说"),
        ("", "", ""),
    ],
)
def test_a_value_is_its_last_figure_with_the_signs_beside_it(words, before, kept):
    assert essence(words, before) == kept


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("12月15", "12月15日"),
        ("12月15日", "12月15日"),
        ("12月3个", "12月3个"),
        ("十月一", "十月一日"),
        ("六月十五号", "六月十五号"),
    ],
)
def test_a_day_gets_its_last_word(text, whole):
    assert whole_days(text) == whole


@pytest.mark.parametrize(
    ("row", "words", "before", "target"),
    [
        ("r7", "92%", "改成", "≥92%"),
        ("r2", "150", "", "≥150人"),
        ("r2", "30人", "再加", "≥150人"),
        ("r1", "100万元", "", "≤100万元"),
        ("r5", "12月15", "", "2027年12月15日前"),
    ],
)
def test_a_value_is_written_as_the_row_writes_it(row, words, before, target):
    assert value_for(SCENE.row(row), words, before, 2027) == target


@pytest.mark.parametrize(("words", "before"), [("93/94/95", ""), ("20元", "按每人"), ("300人", "")])
def test_a_list_a_rate_and_another_measure_are_no_value(words, before):
    with pytest.raises((ValueError, NotApplicable)):
        value_for(SCENE.row("r7"), words, before, 2027)


def parts(text, **slots):
    return value_words(act("set_target", text, **slots), ChatMessage.of(text))


def test_the_marked_value_is_taken_with_what_leads_to_it():
    assert parts("满意度提高到92%吧", value="92%") == ("满意度提高到", "92%")


def test_without_a_mark_the_last_figure_behind_the_row_is_the_value():
    assert parts("满意度从90改成92%吧") == ("从90改成", "92%吧")


def test_a_figure_before_the_row_is_none_of_its_values():
    assert parts("92%啊满意度") == ("", "")


@pytest.mark.parametrize(("text", "tail"), [("培训期数减半", "减半"), ("培训期数", ""), ("", "")])
def test_without_a_figure_only_a_multiple_is_a_value(text, tail):
    assert parts(text) == ("", tail)


@pytest.mark.parametrize(
    ("text", "words"), [("项目总成本改用元作单位", "元"), ("项目总成本改按元计单位", "元"), ("项目总成本的单位", "")]
)
def test_another_unit_alone_is_the_value_where_the_words_ask_for_it(text, words):
    assert value_words(act("set_target", text, row="项目总成本"), ChatMessage.of(text)) == ("", words)
