"""A model's operation held to message and form: every quote must stand there, every value is read by code. What the
model worked out itself is proposed, never done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.chat.by_model import cells, head, talk
from assistant.chat.by_model.operations import ALLOWED, BARE, NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.tagging import Slot
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.works.interface import NotApplicable

_COPIED = ("quote", "lead", "value", "name", "reason")
Grounder = Callable[[ModelOperation, Scene], Iterator[ReadAct]]
GROUNDERS: Mapping[Kind, Grounder] = {**cells.GROUNDERS, **head.GROUNDERS, **talk.GROUNDERS}


def grounded(one: ModelOperation, message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """The operations that a model's operation comes to. Raises NotGrounded."""
    if one.op not in ALLOWED:
        raise NotGrounded(one.op)
    for field in _COPIED:
        if getattr(one, field) and getattr(one, field).strip() not in message.text:
            raise NotGrounded(getattr(one, field))
    kind, act = Kind(one.op), _act(one, message, scene)
    if kind in BARE:
        yield ReadAct(order(kind), act=act)
        return
    try:
        found = list(GROUNDERS[kind](one, scene))
    except NotApplicable as error:
        found = [unclear(str(error), _ids(one.rows, scene))]
    yield from (replace(read, act=act) for read in found)


def _ids(numbers: Sequence[int], scene: Scene) -> list[str]:
    return [scene.row_id(n - 1) for n in numbers if 1 <= n <= len(scene.rows)]


def _act(one: ModelOperation, message: ChatMessage, scene: Scene) -> Act:
    """The words that the operation rests on, as places of the message."""
    slots = tuple(_slots(one, message))
    start = message.text.find(one.quote.strip()) if one.quote.strip() else 0
    end = start + len(one.quote.strip()) if one.quote.strip() else len(message.text)
    named = scene.finder.find(message.text, scene.focus.rows)
    meant = set(_ids([*one.rows, one.before, one.into], scene))
    mentions = tuple(m for m in named if meant & set(m.rows)) or tuple(
        RowMention(start, start, "", MentionKind.ORDINAL, (row,), every=True, weight=9) for row in meant
    )
    return Act(one.op, start, end, 1.0, slots, mentions, (), message.text[start:end])


def _slots(one: ModelOperation, message: ChatMessage) -> Iterator[Slot]:
    for words, kind in ((one.value, "value"), (one.name, "name"), (one.lead, "lead")):
        at = message.text.rfind(words.strip()) if words.strip() else -1
        if at >= 0:
            yield Slot(kind, at, at + len(words.strip()), words.strip(), 1.0)
