"""What the reader of intents may see of a clause: its words, its neighbours, its figures, the rows it may mean."""

import pytest

from assistant.chat.reading.intent_features import intent_features
from assistant.chat.reading.message import ChatMessage
from tests.fakes.reading import SCENE


def features(text):
    message = ChatMessage.of(text)
    return [set(row) for row in intent_features(message, SCENE.finder.find(message.text))]


def test_each_clause_has_its_features():
    assert len(features("满意度改成92%，第三条删掉，检查一下")) == 3
    assert features("") == []


def test_every_clause_begins_with_the_bias():
    message = ChatMessage.of("满意度改成92%，第三条删掉")
    assert [row[0] for row in intent_features(message, ())] == ["bias", "bias"]


def test_figures_are_alike_whatever_their_digits():
    one, two = features("满意度改成92%"), features("满意度改成88%")
    assert one == two


def test_full_width_figures_are_alike_too():
    assert features("满意度改成９２％") == features("满意度改成92%")


def test_a_row_and_a_figure_are_marks_where_only_the_words_between_them_matter():
    (one,) = features("满意度改成92%")
    assert "bare=甲改成<share>" in one
    assert {"mention=name", "mentions=1"} <= one


@pytest.mark.parametrize(("text", "mark"), [("第三条删掉", "乙"), ("学员满意度删掉", "甲")])
def test_a_row_by_place_and_one_by_name_are_noted_apart(text, mark):
    assert f"bare={mark}删掉" in features(text)[0]


def test_a_clause_sees_the_words_before_and_behind_it():
    first, second = features("满意度很好，删掉吧")
    assert "n:删掉" in first
    assert "p:满意" in second
    assert {"p:^^", "n:$$"} == {f for f in first | second if f in {"p:^^", "n:$$"}}


def test_the_place_of_a_clause_is_seen():
    first, last = features("满意度改成92%，第三条删掉")
    assert "first=True last=False" in first
    assert "first=False last=True" in last
    assert "stop=，" in first


@pytest.mark.parametrize(
    ("text", "asks"),
    [("满意度能改吗", True), ("满意度改成92%？", True), ("满意度改成92%", False), ("改成92%行不", True)],
)
def test_a_question_is_seen(text, asks):
    assert ("asks" in features(text)[-1]) is asks


def test_that_the_message_asks_at_its_end_is_seen_in_every_clause():
    first, _ = features("满意度改成92%，可以吗")
    assert "asks_at_end" in first
    assert "asks" not in first


@pytest.mark.parametrize(("length", "long"), [(40, False), (41, True)])
def test_a_long_message_is_seen_as_long(length, long):
    assert ("long" in features("好" * length)[0]) is long


def test_quotations_and_lines_are_seen():
    assert "quotes" in features("名称改成“合格率”")[0]
    assert "quotes" not in features("名称改成合格率")[0]
    assert "lines" in features("满意度92%\n合格率96%")[0]
