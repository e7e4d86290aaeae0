"""What an operation rests on: a field that the message names or the conversation asks for, a value that the message
does not take back. What rests on neither is a guess, and is asked for."""

from collections.abc import Iterator, Sequence

from assistant.chat.reading.acts import CORRECTS
from assistant.chat.reading.fields import find_fields
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import VALUED
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken

_DAYS = frozenset({"start", "end"})


def unfounded(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> Iterator[tuple[str, float]]:
    """The places of an operation that rest on no words, as signs."""
    yield "day unfounded", float(not _day_is_named(one, read, message, scene))
    yield "value taken back", float(_is_taken_back(one, message))


def _day_is_named(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> bool:
    """Whether the words say that a day is the first or the last one: they name it, they give both, or it is asked for
    or was spoken of. 日期 alone says neither."""
    field = one.operation.field
    if one.operation.op is not Kind.SET_HEAD or field not in _DAYS:
        return True
    given = {o.operation.field for o in read if o.operation.op is Kind.SET_HEAD}
    asked = {q.field for q in scene.questions} | {scene.focus.field}
    named = {w.field for w in find_fields("head", message.text)}
    return given >= _DAYS or field in named | asked


def _is_taken_back(one: ReadAct, message: ChatMessage) -> bool:
    """Whether the message corrects itself behind a value, and goes on with another figure of the same measure."""
    values = one.act.slots_of("value", "target") if one.act else []
    if one.operation.op is not Kind.SET_TARGET or not values:
        return False
    new = parse_target(one.operation.value)
    number = new.low if new.low is not None else new.high
    end = values[-1].end
    back = CORRECTS.search(message.text, end)
    return back is not None and any(_is_rival(t, new.unit) and t.number != number for t in _behind(message, back.end()))


def _behind(message: ChatMessage, place: int) -> Iterator[TextToken]:
    yield from (t for t in message.tokens if t.start >= place and t.number is not None and t.kind in VALUED)


def _is_rival(token: TextToken, unit: str) -> bool:
    return token.unit in {"", unit}
