"""The shipped models label clauses and mark words; a mark is trimmed to what it stands for."""

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import INTENTS, Label, MessageTagger, SequenceTagger, shipped_tagger
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


class Marks(MessageTagger):
    """A tagger whose model marks characters as it is told: v value, V its first, r row, R its first, else nothing."""

    def __init__(self, marks):
        names = {"V": "B-value", "v": "I-value", "R": "B-row", "r": "I-row"}
        self.labels = [Label(names.get(m, "O"), 0.25 if m.isupper() else 0.75) for m in marks]
        self._slots = self

    def tag(self, rows):
        assert len(rows) == len(self.labels)
        return self.labels


def cut(text, marks):
    message = ChatMessage.of(text)
    return Marks(marks).slots(message, ["set_target"] * len(message.clauses), SCENE.finder.find(message.text))


@pytest.mark.parametrize(
    ("text", "marks", "kept"),
    [
        ("满意度改成92%", "Rrr..Vvv", ["满意度", "92%"]),
        ("改92%93%", ".VvvVvv", ["92%", "93%"]),
        ("改成“合格、优良率”", "...Vv.....", ["合格、优良率"]),
        ("改成“合格率”吧", "..Vvvvvv", ["合格率"]),
        ("改成《合格率》", "..Vvvvv", ["《合格率》"]),
        ("“合格率”改掉", "Rrrrr..", ["“合格率”"]),
        ("给8第五条给4", ".Vvvv.V", ["8", "4"]),
        ("改成满意度", "..Vvv", ["满意度"]),
        ("满意度", "...", []),
    ],
)
def test_marked_characters_become_slots_without_what_is_not_theirs(text, marks, kept):
    assert [s.text for s in cut(text, marks)] == kept


def test_a_slot_is_as_sure_as_its_characters_in_the_mean_and_stands_where_its_words_stand():
    (slot,) = cut("改成“合格率”吧", "..Vvvvvv")
    assert (slot.start, slot.end) == (3, 6)
    assert slot.confidence == 0.667


def test_the_shipped_models_do_not_let_a_value_hold_the_row_that_follows_it():
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
