"""Acts of messages as the trained readers would mark them, against a form of seven rows (r1 to r7)."""

from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.scene import Focus, Scene
from assistant.chat.reading.tagging import Slot
from assistant.domain.question import OpenQuestion, QuestionType
from policy_corpus.catalog import load_profile
from tests.fakes.works import FILING

ROWS = tuple(r.model_copy(update={"id": f"r{n}"}) for n, r in enumerate(FILING.indicators, 1))
SCENE = Scene(filing=FILING.model_copy(update={"indicators": ROWS}), profile=load_profile("central-2021"))


def about(*rows, op="", scene=SCENE):
    """The scene after these rows were spoken of."""
    return replace(scene, focus=Focus(rows=rows, op=op))


def asking(*questions, scene=SCENE):
    return replace(scene, questions=questions)


def question(field, kind=QuestionType.TEXT, **more):
    return OpenQuestion(**{"id": field, "field": field, "type": kind, "text": f"{field}？", **more})


def act(op, text, scene=SCENE, confidence=1.0, **slots):
    """The whole message as one act; slots are given by their words."""
    marked = []
    for kind, words in slots.items():
        for word in [words] if isinstance(words, str) else words:
            at = text.index(word)
            marked.append(Slot(kind, at, at + len(word), word, 1.0))
    mentions = tuple(scene.finder.find(text, scene.focus.rows))
    marked = tuple(sorted(marked, key=lambda s: s.start))
    return Act(op, 0, len(text), confidence, marked, mentions, (), text)


def read(resolver, text, scene=SCENE, op="", **slots):
    """The operations that a resolver makes of a message, as they go into JSON."""
    made = resolver(act(op, text, scene, **slots), scene, ChatMessage.of(text))
    return [one.operation.as_json for one in made]
