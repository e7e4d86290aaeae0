"""The sentence around an order: its words without rows, values and figures, and without the words of other orders."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.domain.operation_kind import OperationKind as Kind

_SENTENCE = re.compile(r"[^。！!？?；;\n]+[。！!？?；;\n]*")
HIDDEN = "□"
"""Stands for each character of a row, a value or a figure."""


def frame_of(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, *, own_rows: bool = False) -> str:
    """The sentences that an order stands in; the whole message where its words are not known. With ``own_rows`` the
    rows that no order of the message is about are shown."""
    rows = {r for o in read for r in rows_of(o)} if own_rows else None
    hidden = {i for start, end in _spans(one, message, rows) for i in range(start, end)}
    shown = [HIDDEN if i in hidden else c for i, c in enumerate(message.text)]
    act = one.act
    if act is None:
        return "".join(shown)
    others = [(o.act.start, o.act.end) for o in read if o.act is not None and o.act is not act and _orders(o)]
    inside = [m.span() for m in _SENTENCE.finditer(message.text) if m.start() < act.end and act.start < m.end()]
    return "".join(
        shown[i] for a, b in inside for i in range(a, b)
        if act.start <= i < act.end or not any(start <= i < end for start, end in others)
    )  # fmt: skip


def rows_of(one: ReadAct) -> set[str]:
    """The rows that an order is about."""
    operation = one.operation
    return {operation.row, operation.into, operation.before, *operation.rows} - {""}


def _orders(one: ReadAct) -> bool:
    return one.operation.op.changes and one.operation.op is not Kind.SKIP_QUESTION


def _spans(one: ReadAct, message: ChatMessage, rows: set[str] | None) -> Iterator[tuple[int, int]]:
    if one.act is not None:
        yield from ((s.start, s.end) for s in one.act.slots if rows is None or s.kind != "row")
        mentions = (*one.act.mentions, *one.act.earlier)
        yield from ((m.start, m.end) for m in mentions if rows is None or rows & set(m.rows))
    yield from ((t.start, t.end) for t in message.tokens if t.number is not None)
