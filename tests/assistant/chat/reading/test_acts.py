"""Labelled clauses and marked words become acts: where one ends, which words and rows are its own."""

from assistant.chat.reading.acts import acts
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import Label, Slot
from tests.fakes.reading import SCENE


def split(text, labels, *marked):
    """The acts of a message whose clauses have these labels, and whose words are marked (kind, words)."""
    message, slots, at = ChatMessage.of(text), [], 0
    for kind, words in marked:
        at = text.index(words, at)
        slots.append(Slot(kind, at, at + len(words), words, 1.0))
        at += len(words)
    assert len(message.clauses) == len(labels)
    named = [Label(*one) if isinstance(one, tuple) else Label(one, 0.9) for one in labels]
    return acts(message, named, slots, SCENE.finder.find(text))


def words(found):
    return [[s.text for s in a.slots] for a in found]


def test_each_order_is_an_act_with_its_own_words_and_rows():
    found = split(
        "满意度改成92%，第三条删掉", ["set_target", "delete_indicator"],
        ("row", "满意度"), ("value", "92%"), ("row", "第三条"),
    )  # fmt: skip
    assert [a.op for a in found] == ["set_target", "delete_indicator"]
    assert words(found) == [["满意度", "92%"], ["第三条"]]
    assert [a.mentions[0].rows for a in found] == [("r7",), ("r3",)]


def test_an_act_knows_the_rows_that_were_named_before_nearest_first():
    found = split("培训期数改成5期，合格率改成96%，删了吧", ["set_target", "set_target", "delete_indicator"])
    assert [m.rows for m in found[-1].earlier] == [("r4",), ("r3",)]


def test_a_message_in_which_nothing_is_ordered_has_no_act():
    assert split("满意度，就这样", ["O", "O"]) == []


def test_clauses_that_only_go_with_another_give_it_their_row():
    (found,) = split("满意度这块，改成92%", ["O", "set_target"], ("row", "满意度"), ("value", "92%"))
    assert words([found]) == [["满意度", "92%"]]
    assert found.words == "满意度这块，改成92%"


def test_two_rows_with_their_values_in_clauses_of_one_kind_are_two_acts():
    found = split(
        "满意度92%，合格率96%", ["set_target", "set_target"],
        ("row", "满意度"), ("value", "92%"), ("row", "合格率"), ("value", "96%"),
    )  # fmt: skip
    assert words(found) == [["满意度", "92%"], ["合格率", "96%"]]
    assert [a.mentions[0].rows for a in found] == [("r7",), ("r4",)]


def test_a_value_that_is_corrected_takes_the_place_of_the_first():
    (found,) = split(
        "满意度改成92%，不对，93%", ["set_target"] * 3, ("row", "满意度"), ("value", "92%"), ("value", "93%")
    )
    assert found.texts("value") == ["93%"]


def test_a_row_right_behind_its_value_belongs_to_it():
    (found,) = split("90%是满意度", ["set_target"], ("value", "90%"), ("row", "满意度"))
    assert found.first("row") == "满意度"


def test_rows_that_are_deleted_one_by_one_are_acts_of_their_own_and_merged_ones_are_one():
    marked = (("row", "第二条"), ("row", "第三条"))
    assert len(split("第二条第三条删掉", ["delete_indicator"], *marked)) == 2
    assert len(split("第二条第三条合并", ["merge_indicators"], *marked)) == 1


def test_an_act_of_several_clauses_is_as_sure_as_its_surest():
    (found,) = split("满意度，改成92%", [("set_target", 0.4), ("set_target", 0.8)])
    assert found.confidence == 0.8


def test_a_row_inside_a_new_name_is_not_one_that_was_named_before():
    found = split("培训期数改名叫学员满意度次数，删了吧", ["set_name", "delete_indicator"], ("value", "学员满意度次数"))
    assert all("r7" not in m.rows for m in found[-1].earlier)


def test_words_of_a_kind_that_is_not_marked_are_empty():
    (found,) = split("撤销", ["undo"])
    assert (found.first("row", "value"), found.texts("row"), found.slots_of("value")) == ("", [], [])
