"""Whether code can prove what a model read: the row is named, the value stands beside it and fits, nothing is left."""

from collections.abc import Sequence

from assistant.chat.reading.by_measure import rows_of_measure
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.name_parts import are_characters
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind

_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL, MentionKind.CLASS, MentionKind.KIND})
_BACKWARD = {Kind.UNDO: "undo", Kind.REDO: "redo"}


def is_proved(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> bool:
    """Whether a change that is sure by its signs also rests on words of the message alone. ``read`` are all that the
    model read."""
    operation = one.operation
    if one.is_proposed:
        return False
    if operation.op in _BACKWARD:
        return any(_BACKWARD[operation.op] in kind for _, kind in message.kinds)
    rows = {operation.row, operation.into, *operation.rows} - {""}
    if operation.op is Kind.SET_TARGET and _is_of_measure(one, message, scene):
        return True
    found = scene.finder.find(message.text, scene.focus.rows)
    named = [m for m in found if m.kind in _NAMING and not are_characters(m, message.text)]
    if not rows <= {r for m in named if len(m.rows) == 1 or m.every for r in m.rows}:
        return not named and len(rows) == 1 and tuple(rows) == scene.focus.rows
    return _stands_beside(one, read, named)


def _is_of_measure(one: ReadAct, message: ChatMessage, scene: Scene) -> bool:
    """Whether the figure of a new value is in a unit that this row alone has, or all rows that the words count, and its
    clause surely names no other row."""
    slots = one.act.slots_of("value") if one.act else []
    figures = [
        t for t in message.tokens if slots and slots[-1].start <= t.start < slots[-1].end and t.number is not None
    ]
    if len(figures) != 1 or one.operation.row not in rows_of_measure(figures[0], message, scene):
        return False
    clause = message.clauses[message.clause_at(figures[0].start)]
    found = scene.finder.find(message.text, scene.focus.rows)
    named = [m for m in found if m.kind in _NAMING and clause.start <= m.start < clause.end]
    return all(one.operation.row in m.rows for m in named)


def _stands_beside(one: ReadAct, read: Sequence[ReadAct], named: Sequence[RowMention]) -> bool:
    """Whether no row that gets another value is named between the row and its value."""
    values = [s for s in one.act.slots if s.kind == "value"] if one.act else []
    own = [m for m in named if one.operation.row in m.rows]
    if not values or not own or not one.operation.row:
        return True
    alike = {r.operation.row for r in read if r.operation.value == one.operation.value}
    place = values[-1].start
    before = [m for m in named if m.end <= place]
    nearest = before or [m for m in named if m.start >= values[-1].end][:1]
    last = max((m.start for m in own if m in nearest), default=None)
    return last is not None and all(alike & set(m.rows) for m in nearest if m.start > last)
