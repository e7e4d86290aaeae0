"""The shipped models label clauses and mark words; a mark is trimmed to what it stands for."""

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import INTENTS, SequenceTagger, shipped_tagger
from tests.fakes.reading import SCENE


def labelled(text):
    message = ChatMessage.of(text)
    return shipped_tagger().intents(message, SCENE.finder.find(message.text))


def marked(text, *intents):
    message = ChatMessage.of(text)
    return [(s.kind, s.text) for s in shipped_tagger().slots(message, intents, SCENE.finder.find(message.text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("满意度改成92%", ["set_target"]), ("第三条删掉", ["delete_indicator"]), ("撤销", ["undo"]),
        ("满意度改为92%，第三条删掉", ["set_target", "delete_indicator"]), ("主管部门是县水利局", ["set_head"]),
    ],
)  # fmt: skip
def test_plain_orders_are_known(text, names):
    assert [label.name for label in labelled(text)] == names


def test_how_sure_a_label_is_lies_between_nought_and_one():
    assert all(0 < label.confidence <= 1 for label in labelled("满意度改成92%，第三条删掉"))


def test_row_and_value_of_an_order_are_marked_from_the_left():
    assert marked("满意度改成92%", "set_target") == [("row", "满意度"), ("value", "92%")]


def test_a_mark_stands_where_its_words_stand():
    message = ChatMessage.of("满意度改成92%")
    slots = shipped_tagger().slots(message, ["set_target"], SCENE.finder.find(message.text))
    assert [message.text[s.start : s.end] for s in slots] == [s.text for s in slots]
    assert all(0 < s.confidence <= 1 for s in slots)


def test_a_value_in_quotation_marks_is_all_that_they_hold():
    assert ("value", "护理员、护工满意度") in marked("满意度改名为“护理员、护工满意度”", "set_name")


def test_a_value_does_not_hold_the_row_that_follows_it():
    values = [text for kind, text in marked("第四条给8第五条给4", "set_weight") if kind == "value"]
    assert values == ["8", "4"]


def test_an_empty_message_has_no_labels_and_no_marks():
    assert labelled("") == []
    assert marked("") == []


def test_the_models_are_loaded_once():
    assert shipped_tagger() is shipped_tagger()


def test_labels_come_in_the_order_of_the_sequence_one_each():
    rows = [["bias", "w:撤销"], ["bias"], ["bias"]]
    assert len(SequenceTagger(INTENTS).tag(rows)) == 3
