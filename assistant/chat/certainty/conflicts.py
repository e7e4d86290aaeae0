"""Where the words of a message, or its other orders, speak against a place that an order fills."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.fields import FieldWord, body_labels, find_fields, mistyped_labels
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.name_parts import are_characters, taken_part
from assistant.chat.reading.names_in_words import body_name, clean
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind

_BODIES = frozenset({"department", "unit"})
_DAYS = frozenset({"start", "end"})
_CELLS = frozenset({Kind.SET_TARGET, Kind.SET_NAME, Kind.SET_WEIGHT, Kind.SET_CLASS, Kind.SET_TEXT})
_BY_VALUE = frozenset({Kind.SET_TARGET, Kind.SET_WEIGHT})
_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL, MentionKind.CLASS, MentionKind.KIND})
_STOP = re.compile(r"[\s，,。；;]+")
_OLD_VALUE = re.compile("改|换|变|不是|不对|错|原来|由|从|不叫")


def conflicts(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> Iterator[tuple[str, float]]:
    """What speaks against an order, as signs."""
    yield "row goes and changes", float(goes_and_changes(one, read))
    yield "part of a name goes", float(_takes_a_part(one, message, scene))
    yield "value of another field", float(_is_of_another_field(one, read, message))
    yield "field mistyped", float(_is_mistyped(one, message))
    yield "field may be a row", float(_may_be_a_row(one, message, scene))
    yield "row of another clause", float(_leaves_row(one, read, message, scene))


def goes_and_changes(one: ReadAct, read: Sequence[ReadAct]) -> bool:
    """Whether a message sends a row away and changes it too: only one of both can be meant."""
    rival = _CELLS if one.operation.op is Kind.DELETE_INDICATOR else {Kind.DELETE_INDICATOR}
    if one.operation.op not in {*_CELLS, Kind.DELETE_INDICATOR} or not one.operation.row:
        return False
    return any(o.operation.op in rival and o.operation.row == one.operation.row for o in read)


def _takes_a_part(one: ReadAct, message: ChatMessage, scene: Scene) -> bool:
    """Whether what is sent away are characters in quotation marks, a part of the row's name."""
    row = scene.row(one.operation.row) if one.operation.op is Kind.DELETE_INDICATOR else None
    return row is not None and bool(taken_part(message.text, row.name))


def _is_of_another_field(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage) -> bool:
    """Whether the name of a body stands right behind the label of the other body, or another name stands between it
    and its own label; one name for both fields is of both."""
    operation, at = one.operation, message.text.rfind(one.operation.value)
    if operation.op is not Kind.SET_HEAD or operation.field not in _BODIES or at < 0:
        return False
    labels = [w for w in body_labels(message.text) if w.end <= at and w.field in _BODIES]
    if not labels:
        return False
    nearest = labels[-1]
    if nearest.field != operation.field:
        shared = {o.operation.field for o in read if o.operation.value == operation.value}
        return nearest.field not in shared and not clean(message.text[nearest.end : at])
    return _has_name_between(nearest, at, message)


def _has_name_between(label: FieldWord, at: int, message: ChatMessage) -> bool:
    """Whether a field has a name already before the one at a place, which other words lead up to: 住管部门是."""
    between = message.text[label.end : at]
    *pieces, beside = _STOP.split(between)
    return bool(clean(beside)) and not _OLD_VALUE.search(between) and any(body_name(piece) for piece in pieces)


def _is_mistyped(one: ReadAct, message: ChatMessage) -> bool:
    """Whether the label of a body is not written as it is known."""
    fields = {w.field for w in mistyped_labels(message.text)} if one.operation.op is Kind.SET_HEAD else set()
    return one.operation.field in fields


def _may_be_a_row(one: ReadAct, message: ChatMessage, scene: Scene) -> bool:
    """Whether every word that names the first or last day of the project also stands in the name of a row (完工时间
    where a row is 项目完工时间): either may be meant."""
    operation = one.operation
    if operation.op is not Kind.SET_HEAD or operation.field not in _DAYS:
        return False
    labels = [message.text[w.start : w.end] for w in find_fields("head", message.text) if w.field == operation.field]
    return bool(labels) and all(any(label in row.name for row in scene.finder.rows) for label in labels)


def _leaves_row(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> bool:
    """Whether a value stands in a clause without a row, behind an order on another row, and its own row is not
    named from there on: such a clause goes on with the row of the one before."""
    values = one.act.slots_of("value") if one.act else []
    if one.operation.op not in _BY_VALUE or not values or not message.clauses:
        return False
    place, clause = values[-1].start, message.clauses[message.clause_at(values[-1].start)]
    found = scene.finder.find(message.text, scene.focus.rows)
    named = [m for m in found if m.start < clause.end and not are_characters(m, message.text)]
    before = [o for o in read if o.act is not None and o.act is not one.act and _last(o) < clause.start]
    rows = [o for o in before if o.operation.row and o.operation.op in _CELLS]
    if not rows or any(m.start >= clause.start for m in named):
        return False
    nearest = max(rows, key=_last)
    since = [m for m in named if m.kind in _NAMING and _first(nearest) <= m.start <= place]
    return one.operation.row not in {nearest.operation.row, *(r for m in since for r in m.rows)}


def _first(one: ReadAct) -> int:
    return one.act.start if one.act else 0


def _last(one: ReadAct) -> int:
    """Where the last word of an order begins."""
    return max((s.start for s in one.act.slots), default=one.act.start) if one.act else 0
