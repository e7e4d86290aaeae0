"""What a message says and takes back itself: 改140，算了，还是138不动; 是一百一十个不是十一个."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import Slot

_VERB = "改|翻|加|删|调|动|提|换|降|减|并|设|写|填"
_BACK = re.compile(
    rf"^(?:还是|唉|哎|嗯|那)*(?:算了|当我没说|不(?:{_VERB})了)|^还是[^，。]{{0,12}}(?:不动|不变|不{_VERB[0]}|别动|照旧|原样)"
    rf"|^(?:[你您咱]|那|就|先|可|还是|请)*(?:别|莫|甭|不要|不用)(?:先|急着|忙)?(?:{_VERB}|管)(?:它|了|哈|啊|吧|嘛|呢)*$"
)
"""The speaker gives up what was said before: a clause of its own that begins so."""
_STAYS = re.compile(
    r"(?:不用|不必|不要|不需要|唔使|别|甭|莫|勿|休|先不|不)(?:再|跟着|跟|一起|一并|一块儿?|也|去|着急)*(?:动|改|调|变|碰|管|减|加|提|降|涨|翻|压|删)"
    r"(?:它|了|哈|啊|吧|嘛|呢|哦|喽|咯)*$"
)
"""A clause that ends so says of its row that it stays: 下载量不用跟着动."""
_BACKWARD = frozenset({"undo", "redo"})
_DENIED = re.compile(r"(?:(?<![啊哦噢呃哎])不是|并非|而非|而不是|不该是)(?:那个|什么)?[“\"]?$")


def is_withdrawn(act: Act, message: ChatMessage) -> bool:
    """Whether a later clause of the message gives up the act; what comes after that clause stands."""
    if act.op in _BACKWARD:
        return False
    if _leaves(act, message):
        return True
    first = message.clause_at(max(act.end - 1, act.start)) + 1
    return any(_BACK.search(clause.text) for clause in message.clauses[first:]) or bool(
        _BACK.search(message.clauses[first - 1].text) and not _has_order_behind(message, first - 1, act)
    )


def _leaves(act: Act, message: ChatMessage) -> bool:
    """Whether the act names its rows in one clause alone, and that clause says that they stay."""
    clauses = {message.clause_at(m.start) for m in act.mentions if m.start >= act.start}
    if len(clauses) != 1 or act.op not in _ON_ROWS:
        return False
    clause = message.clauses[clauses.pop()]
    valued = any(clause.start <= s.start < clause.end for s in act.slots_of("value", "target", "name"))
    return not valued and bool(_STAYS.search(clause.text))


_ON_ROWS = frozenset({"set_target", "set_weight", "delete_indicator", "set_name", "set_class"})


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
