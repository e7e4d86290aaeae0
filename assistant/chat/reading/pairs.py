"""A row and a figure beside each other, and no word of another order: 分会场五个, 云服务器加五台, 充电口1500改1600.

The form alone says what is meant, so that lists of changes do not depend on what a trained reader has seen.
"""

from collections.abc import Sequence

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.settling import ASKS
from assistant.chat.reading.tagging import Slot
from assistant.chat.reading.value_words import VALUED

_CONFIDENCE = 0.7
_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL, MentionKind.KIND})
_OTHER_ORDERS = frozenset(
    ("remove", "merge", "weight", "share", "name", "move", "belongs", "add", "text", "goal", "skip", "undo", "redo",
     "hold", "doubt", "policy", "why", "cheat", "finding", "profile", "money")
)  # fmt: skip
"""Classes of words of which none may stand outside the row's own name."""
_NAMED = 2.0
_MOST = 2


def pair_act(message: ChatMessage, mentions: Sequence[RowMention], start: int, end: int) -> Act | None:
    """The act of a stretch of a message that is a row and its new value, or the old value and the new one."""
    own = [m for m in mentions if start <= m.start < end]
    named = [m for m in own if m.kind in _NAMING and (m.kind is MentionKind.ORDINAL or m.weight >= _NAMED)]
    if len(named) != 1 or len(own) > 1 or ASKS.search(message.text[start : end + 1]):
        return None
    row = named[0]
    kinds = {k for at, kind in message.kinds if start <= at < end and not row.start <= at < row.end
             for k in kind.split("+")[:1]}  # fmt: skip
    figures = [
        t for t in message.tokens
        if row.end <= t.start and t.end <= end and t.kind in VALUED and not t.counts_nothing
    ]  # fmt: skip
    if kinds & _OTHER_ORDERS or not 1 <= len(figures) <= _MOST:
        return None
    last = figures[-1]
    slots = (
        Slot("row", row.start, row.end, row.text, _CONFIDENCE),
        Slot("value", last.start, last.end, last.text, _CONFIDENCE),
    )
    earlier = tuple(m for m in reversed(mentions) if m.start < start)
    return Act("set_target", start, end, _CONFIDENCE, slots, (row,), earlier, message.text[start:end], _CONFIDENCE)
