"""What a message asks for by its form alone, where no trained reader found an order in it: 这一条还是请您删去为好,
领导说随便编一个填上. A change that is read so is proposed and never done at once."""

import re
from collections.abc import Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind

_HOLDS = frozenset({"hold", "doubt", "skip", "finding"})
_OTHER_ORDERS = frozenset({"add", "merge", "weight", "share", "name", "move", "belongs", "text", "goal", "change"})
"""Classes of words beside which a word of deletion may mean something smaller than a row."""
_GOES = re.compile("[拿抠甩踢剔划撤扔丢抹摘删砍](?:掉|走|去|脱|了(?![一-鿿]{0,2}(?:就|再|才|后)))")
"""A verb of taking away with its complement."""
_DENIED = re.compile("[别莫勿甭]|不[用必该能要]")
_ASKS = re.compile(r"[吗么嘛][?？\s]*$|[?？]\s*$")


def by_form(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """The one thing that the words of a message show; none where they show nothing or several things."""
    kinds = {kind for _, names in message.kinds for kind in names.split("+")}
    if any(names == "cheat" for _, names in message.kinds) and not _named(message, scene):
        yield ReadAct(order(Kind.REFUSE, value=message.text[:200]))
    elif _question(message) and not kinds & _HOLDS:
        rows = _named(message, scene)
        made = order(Kind.EXPLAIN, row=rows[0], about="why", value=message.text) if len(rows) == 1 else None
        yield ReadAct(made or order(Kind.ASK_POLICY, value=message.text))
    elif not kinds & (_HOLDS | _OTHER_ORDERS) and not _has_figure(message):
        yield from _change(kinds, message, scene)


def _change(kinds: set[str], message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """A row that goes, or the last step back."""
    rows, act = _named(message, scene), Act("", 0, len(message.text), 0.0, words=message.text)
    if (
        ("remove" in kinds or _GOES.search(message.text))
        and len(rows) == 1
        and not _DENIED.search(message.text.replace("不要", ""))
    ):
        yield ReadAct(order(Kind.DELETE_INDICATOR, row=rows[0]), act=act, is_proposed=True)
    elif "undo" in kinds and not rows and scene.can_undo:
        yield ReadAct(order(Kind.UNDO), act=act, is_proposed=True)


def _named(message: ChatMessage, scene: Scene) -> list[str]:
    """The rows that the words surely mean."""
    found = scene.finder.find(message.text, scene.focus.rows)
    return list(dict.fromkeys(r for m in found if len(m.rows) == 1 or m.every for r in m.rows))


def _has_figure(message: ChatMessage) -> bool:
    return any(t.number is not None and not t.counts_nothing and t.kind.value != "ordinal" for t in message.tokens)


def _question(message: ChatMessage) -> bool:
    return any(_ASKS.search(c.text + c.stop.strip()) for c in message.clauses)
