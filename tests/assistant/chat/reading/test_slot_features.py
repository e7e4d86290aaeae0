"""What the reader of slots may see of each character: its neighbours, its figure, its row, the act it stands in."""

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.slot_features import slot_features
from tests.fakes.reading import SCENE


def features(text, *intents):
    message = ChatMessage.of(text)
    return [set(row) for row in slot_features(message, intents, SCENE.finder.find(message.text))]


def test_each_character_has_its_features():
    assert len(features("满意度改成92%", "set_target")) == len("满意度改成92%")
    assert features("") == []


def test_the_edges_of_a_message_are_seen():
    seen = features("改满意", "set_target")
    assert {"0=改", "-1=^", "+1=满", "-4=^^^^"} <= seen[0]
    assert {"0=意", "-1=满", "+1=$", "+4=$$$$"} <= seen[-1]


def test_digits_are_alike_full_width_ones_too():
    assert (
        features("改成92%", "set_target") == features("改成88%", "set_target") == features("改成８８％", "set_target")
    )


def test_each_character_knows_the_act_of_its_clause():
    seen = features("满意度92%，第三条删掉", "set_target", "delete_indicator")
    assert "op=set_target" in seen[0]
    assert "op=delete_indicator" in seen[-1]


@pytest.mark.parametrize(
    ("intents", "first", "last"),
    [
        (("O", "set_target"), "op=~set_target", "op=set_target"),
        (("set_target", "O"), "op=set_target", "op=~set_target"),
        (("O", "O"), "op=O", "op=O"),
    ],
)
def test_a_clause_that_only_goes_with_another_takes_its_act(intents, first, last):
    seen = features("满意度这块，改成92%", *intents)
    assert first in seen[0]
    assert last in seen[-1]


def test_of_two_neighbours_the_act_before_is_taken():
    seen = features("满意度92%，嗯嗯，删掉第三条", "set_target", "O", "delete_indicator")
    assert "op=~set_target" in seen["满意度92%，嗯嗯".index("嗯")]


def test_a_figure_is_seen_where_it_begins_where_it_goes_on_and_beside_it():
    text = "改成92%吧"
    seen = features(text, "set_target")
    assert "token=share<" in seen[2]
    assert "token=share" in seen[3]
    assert "before=share" in seen[1]
    assert "behind=share" in seen[text.index("吧")]


def test_a_row_is_seen_where_it_begins_where_it_goes_on_and_beside_it():
    seen = features("把满意度删掉", "delete_indicator")
    assert "before=name" in seen[0]
    assert "mention=name<" in seen[1]
    assert "mention=name" in seen[2]
    assert "behind=name" in seen[4]


def test_that_the_words_are_corrected_later_is_seen_before_the_correction_alone():
    seen = ["corrects_later" in one for one in features("92%不对93%", "set_target")]
    assert seen == [True] * 5 + [False] * 3


def test_quoted_characters_are_seen_as_quoted():
    seen = ["quoted" in one for one in features("改“甲乙”吧", "set_name")]
    assert seen == [False, True, True, True, True, False]


def test_without_intents_no_act_is_known():
    assert all("op=O" in one for one in features("满意度"))
