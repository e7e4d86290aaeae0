"""What a message says and takes back itself: 改140，算了，还是138不动; 是一百一十个不是十一个."""

import re
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage

_VERB = "改|翻|加|删|调|动|提|换|降|减|并|设|写|填"
_BACK = re.compile(
    rf"^(?:还是|唉|哎|嗯|那)*(?:算了|当我没说|不(?:{_VERB})了)|^还是[^，。]{{0,12}}(?:不动|不变|不{_VERB[0]}|别动|照旧|原样)"
)
"""The speaker gives up what was said before: a clause of its own that begins so."""
_DENIED = re.compile(r"(?:不是|并非|而非|而不是|不该是)(?:那个|什么)?[“\"]?$")


def is_withdrawn(act: Act, message: ChatMessage) -> bool:
    """Whether a later clause of the message gives up the act; what comes after that clause stands."""
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


def without_denied(act: Act, message: ChatMessage) -> Act:
    """The act without values that the words deny, where another one is left."""
    values = act.slots_of("value")
    denied = [s for s in values if _DENIED.search(message.text[: s.start])]
    if not denied or len(denied) == len(values):
        return act
    return replace(act, slots=tuple(s for s in act.slots if s not in denied))
