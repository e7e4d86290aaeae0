"""Whatever a text is made of, no reader of it costs more than in proportion to its length; new readers are found."""

import pytest

from assistant.chat.rule_reader import MessageReader
from tests.fakes.reading import SCENE
from tests.fakes.text_readers import PIECES, grows_too_fast, seconds, text_readers

pytestmark = pytest.mark.usefixtures("without_context")
ROOMS = ("assistant.language", "assistant.chat", "assistant.jobs.questions", "assistant.jobs.declaration")


def slow_readers(room, length, unseen):
    found = []
    for name, read in text_readers(room):
        seconds(read, "今年一1，", 10)  # what is loaded at the first use is loaded
        found += [f"{name}: {kind}" for kind, piece in PIECES.items() if grows_too_fast(read, piece, length, unseen)]
    return found


def test_readers_are_found_by_what_they_take():
    names = {name for room in ROOMS for name, _ in text_readers(room)}
    assert {
        "assistant.language.tokens.find_tokens", "assistant.language.places.read_places",
        "assistant.language.changes.reader.read_changes", "assistant.jobs.declaration.brief.reader.read_brief",
    } <= names  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_a_doubled_text_costs_about_double(room):
    assert slow_readers(room, 60, 0.008) == []


@pytest.mark.parametrize("kind", ["letters", "one Chinese character", "one order", "blanks", "commas"])
def test_a_doubled_message_costs_about_double(kind):
    reader = MessageReader.shipped()
    reader.read("满意度改成92%", SCENE)
    assert not grows_too_fast(lambda text: reader.read(text, SCENE), PIECES[kind], 100, 0.01)


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_a_long_doubled_text_costs_about_double(room):
    assert slow_readers(room, 1500, 0.05) == []


def test_the_square_is_noticed():
    def square(text):
        return [one for one in text for other in text if one > other]

    assert grows_too_fast(square, "a", 200, 0.03)
