"""What an operation rests on: a field that the message names or the conversation asks for, a value that the message
does not take back. What rests on neither is a guess, and is asked for."""

from collections.abc import Iterator, Sequence

from assistant.chat.reading.acts import CORRECTS
from assistant.chat.reading.fields import find_fields
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.table import SAYS_LAST
from assistant.chat.reading.value_words import VALUED
from assistant.chat.reading.values import direction, factor
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken

_DAYS = frozenset({"start", "end"})


def unfounded(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> Iterator[tuple[str, float]]:
    """The places of an operation that rest on no words, as signs."""
    yield "day unfounded", float(not _day_is_named(one, read, message, scene))
    yield "value taken back", float(_is_taken_back(one, message))
    yield "sum unfounded", float(not _sum_is_named(one, message, scene))
    yield "end unfounded", float(_moves_to_end(one) and not SAYS_LAST.search(message.text))
    yield "value unfounded", float(not _value_is_said(one, message))


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


def _moves_to_end(one: ReadAct) -> bool:
    return one.operation.op is Kind.MOVE_INDICATOR and not one.operation.before


def _sum_is_named(one: ReadAct, message: ChatMessage, scene: Scene) -> bool:
    """Whether the words name the part of the money, or it is asked for or was spoken of."""
    if one.operation.op is not Kind.SET_MONEY:
        return True
    asked = any(q.field.startswith("money") for q in scene.questions) or scene.focus.op == Kind.SET_MONEY
    return asked or any(w.field == one.operation.field for w in find_fields("money", message.text))


def _value_is_said(one: ReadAct, message: ChatMessage) -> bool:
    """Whether the number of a value stands in the message, or the message says how it changes."""
    stated = {Kind.SET_TARGET: one.operation.value, Kind.ADD_INDICATOR: one.operation.target}.get(one.operation.op, "")
    new = parse_target(stated)
    number = new.low if new.low is not None else new.high
    if not new.is_number or number is None or any(t.number == number for t in message.tokens):
        return True
    words = fold(message.text)
    return one.operation.op is Kind.SET_TARGET and (bool(direction(words)) or factor(words) is not None)


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
