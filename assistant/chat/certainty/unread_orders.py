"""Clauses that look like an order on a row and that no operation came of: they are named, so that none is dropped."""

from collections.abc import Iterator, Sequence

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Scene

_ORDERS = frozenset({"change", "raise", "lower", "remove", "merge", "weight", "name", "belongs", "move"})
_NO_ORDER = frozenset({"hold", "doubt", "why", "reason", "undo", "finding", "policy", "skip"})
_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL})
_SURELY = 3.5


def unread_orders(message: ChatMessage, read: Sequence[ReadAct], scene: Scene) -> Iterator[str]:
    """The clauses, in order; none where nothing of the message was read or one operation has no words of its own."""
    if not read or any(one.act is None for one in read):
        return
    used = {r for o in read for r in (o.operation.row, o.operation.into, o.operation.before, *o.operation.rows)}
    mentions = [m for m in scene.finder.find(message.text, scene.focus.rows) if m.kind in _NAMING and m.rows]
    for clause in message.clauses:
        rows = [m for m in mentions if clause.start <= m.start < clause.end and not used & set(m.rows)]
        kinds = {k for at, names in message.kinds if clause.start <= at < clause.end for k in names.split("+")}
        surely = any(m.weight >= _SURELY or m.kind is MentionKind.ORDINAL for m in rows)
        inside = any(one.act.start < clause.end and clause.start < one.act.end for one in read if one.act)
        if surely and not inside and kinds & _ORDERS and not kinds & _NO_ORDER:
            yield clause.text
