"""What changes no cell: questions, orders to check or export, steps back, small talk, refusals."""

import re
from collections.abc import Callable, Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import named_in, pointed
from assistant.chat.reading.fields import find_fields
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind

Resolver = Callable[[Act, Scene, ChatMessage], Iterator[ReadAct]]
"""Turns an act into operations, against what is in work."""


_ELLIPTIC = re.compile(r"那么?[^，,。；;]{1,12}呢[？?\s]*")
"""A question that goes on with the one before: 那河南呢？"""


def _of_value(act: Act, scene: Scene, message: ChatMessage) -> list[str]:
    """The one row whose present value the words name: 每人一百二十块是哪来的."""
    numbers = {t.number for t in message.tokens if act.start <= t.start < act.end and t.number is not None}
    rows = [
        scene.row_id(i)
        for i, r in enumerate(scene.rows)
        if (r.parsed.low if r.parsed.low is not None else r.parsed.high) in numbers
    ]
    return rows if len(rows) == 1 else []


_OF_RULES = re.compile(r"\d+号文?|〔\d{4}〕|财预|财绩|预算法|哪个文件|哪份文件|文件里|规定里|有没有规定|硬性")
"""Words of rules in general: such a question is for the policy library, not about the form."""
_NOT_BACK = re.compile(r"(?:不必|不用|别|不要|无须|不需要?|不)(?:再)?(?:改回|撤|恢复|退|还原)")


def explain(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A question about a row or about the form."""
    text = message.text[act.start : act.end]
    if not scene.rows or _OF_RULES.search(text):
        yield from ask_policy(act, scene, message)
        return
    about = first_about(text)
    mentions = [pointed(m, act) for m in named_in(act, scene)] or list(act.mentions) or list(act.earlier)
    rows = list(dict.fromkeys(r for m in mentions[:1] for r in m.rows)) if mentions else []
    points = re.search(r"这个|那个|它|这条|那条|刚才", text)
    if not rows and points and len(scene.focus.rows) == 1:
        rows = list(scene.focus.rows)
    rows = rows or _of_value(act, scene, message)
    if not rows and _ELLIPTIC.fullmatch(message.text) and not any(True for _ in find_fields("about", text)):
        yield from ask_policy(act, scene, message)
        return
    yield ReadAct(order(Kind.EXPLAIN, row=rows[0] if rows else "", about=about, value=text))


def first_about(text: str) -> str:
    """What a question about the form asks for."""
    found = {w.field for w in find_fields("about", text)}
    order_of = ("weight", "formula", "source", "finding", "rule", "why")
    return next((a for a in order_of if a in found), "why")


def _bare(kind: Kind) -> Resolver:
    def resolve(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
        yield ReadAct(order(kind))

    return resolve


def ask_policy(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A question for the policy library, in the user's words; one that names a row by its place is about the form."""
    if any(m.kind is MentionKind.ORDINAL for m in act.mentions) and not _OF_RULES.search(act.words):
        yield from explain(act, scene, message)
        return
    yield ReadAct(order(Kind.ASK_POLICY, value=message.text[act.start : act.end].strip()))


def not_understood(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Words that may mean several things, or nothing; what they may mean is named."""
    rows = [r for m in act.mentions for r in m.rows]
    yield unclear("没有听懂。", list(dict.fromkeys(rows)), is_weak=True)


def refuse(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """What the assistant does not do."""
    yield ReadAct(order(Kind.REFUSE, value=message.text[act.start : act.end].strip()[:200]))


def brief(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A description of the project, or more of it."""
    yield ReadAct(order(Kind.ADD_BRIEF, value=message.text[act.start : act.end].strip()))


def undo(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """The last step back; 不必改回去 takes nothing back."""
    if _NOT_BACK.search(message.text[act.start : act.end]):
        return
    named = [m for m in act.mentions if m.kind in {MentionKind.NAME, MentionKind.KIND}]
    if named and not any(r in scene.focus.rows for m in named for r in m.rows):
        yield unclear("没有听出来要恢复哪一步。要撤销上一步请说“撤销”。", [r for m in named[:1] for r in m.rows])
        return
    yield ReadAct(order(Kind.UNDO))


UNDO, REDO = undo, _bare(Kind.REDO)
CHECK, EXPORT, GREET = _bare(Kind.CHECK), _bare(Kind.EXPORT), _bare(Kind.GREET)
