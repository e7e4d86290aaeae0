"""What a message says and takes back itself: 改140，算了，还是138不动; 是一百一十个不是十一个."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.left_alone import left_alone
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import Slot

_VERB = "改|翻|加|删|调|动|提|换|降|减|并|设|写|填"
_BACK = re.compile(
    rf"^(?:还是|唉|哎|嗯|那)*(?:算了|当我没说|不(?:{_VERB})了)|^还是[^，。]{{0,12}}(?:不动|不变|不{_VERB[0]}|别动|照旧|原样)"
    rf"|^(?:[你您咱]|那|就|先|可|还是|请)*(?:别|莫|甭|不要|不用)(?:先|急着|忙)?(?:{_VERB}|管)(?:它|了|哈|啊|吧|嘛|呢)*$"
)
"""The speaker gives up what was said before: a clause of its own that begins so."""
_BACKWARD = frozenset({"undo", "redo"})
_DENIED = re.compile(r"(?:(?<![啊哦噢呃哎])不是|并非|而非|而不是|不该是)(?:那个|什么)?[“\"]?$")


def is_withdrawn(act: Act, message: ChatMessage) -> bool:
    """Whether a later clause of the message gives up the act; what comes after that clause stands."""
    if act.op in _BACKWARD:
        return False
    first = message.clause_at(max(act.end - 1, act.start)) + 1
    return any(_BACK.search(clause.text) for clause in message.clauses[first:]) or bool(
        _BACK.search(message.clauses[first - 1].text) and not _has_order_behind(message, first - 1, act)
    )


def _has_order_behind(message: ChatMessage, at: int, act: Act) -> bool:
    """Whether a clause of giving up goes on with the act itself: 算了改成130吧."""
    clause = message.clauses[at]
    back = _BACK.search(clause.text)
    behind = clause.start + back.end() if back else clause.start
    return (
        "不动" not in clause.text
        and "不变" not in clause.text
        and any(s.start >= behind for s in act.slots_of("value"))
    )


def without_left_alone(act: Act, message: ChatMessage) -> Act | None:
    """The act without the rows of which a clause says that they stay; None where it has no others."""
    clauses = left_alone(message, act.mentions) if act.op in _ON_ROWS else []
    stay = [m for m in act.mentions if any(c.start <= m.start < c.end for c in clauses)]
    if not stay:
        return act
    kept = tuple(m for m in act.mentions if m not in stay)
    slots = tuple(s for s in act.slots if not any(c.start <= s.start < c.end for c in clauses))
    return replace(act, mentions=kept, slots=slots) if kept or any(s.kind == "row" for s in slots) else None


_ON_ROWS = frozenset({"set_target", "set_weight", "delete_indicator", "set_name", "set_class"})


def without_denied(act: Act, message: ChatMessage) -> Act:
    """The act without values that the words deny, where another one is left."""
    values = act.slots_of("value")
    denied = [s for s in values if _DENIED.search(message.text[: s.start])]
    if values and len(denied) == len(values) and (meant := _other_figure(act, denied, message)):
        return replace(act, slots=tuple(meant if s is denied[-1] else s for s in act.slots))
    if not denied or len(denied) == len(values):
        return act
    return replace(act, slots=tuple(s for s in act.slots if s not in denied))


def _other_figure(act: Act, denied: Sequence[Slot], message: ChatMessage) -> Slot | None:
    """The one figure of the act that is not denied: 是一百一十个不是十一个."""
    named = [(m.start, m.end) for m in act.mentions]
    taken = [*named, *((s.start, s.end) for s in denied)]
    others = [
        t
        for t in message.tokens
        if t.number is not None
        and act.start <= t.start < act.end
        and not any(a < t.end and t.start < b for a, b in taken)
    ]
    if len(others) != 1:
        return None
    return Slot("value", others[0].start, others[0].end, others[0].text, denied[-1].confidence)
