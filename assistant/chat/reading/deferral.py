"""Whether a message puts an order off: 等…再讲, 我先去问问, 要是分管的也这么讲你再改.

By the grammar of the clause: 再 with a verb of saying or deciding at its end, a verb of asking that is still to come, a
condition with 再 before the order.
"""

import re
from collections.abc import Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.scene import Scene

_NOT = "(?<![用别必莫])"
PUTS_OFF = re.compile(
    rf"{_NOT}再(?:去|来|跟[^，。□]{{1,4}}|和[^，。□]{{1,4}})?(?:说|讲|议|谈|聊|定|报|问|看|回|商量|考虑|研究|决定|告诉|通知|确认|核)"
    r"[^，,。；;！!？?□\s]{0,4}(?:[，,。；;！!？?\s]|$)"
)
"""Again, with a verb of saying or deciding at the end of its clause: 再讲, 再商量一下; 再定为90 is an order."""
ASKS_FIRST = re.compile(
    rf"{_NOT}(?:我|俺|咱|们|得|要|先|去|再|哈)(?:问|打听|请示|核实|核对|确认|商量|合计)(?![了过到清卷题答好明询阅责后之以])"
)
"""Somebody is to be asked before; 问了, 问清楚了 say that it was done."""
_ON_CONDITION = re.compile(
    r"(?:要是|如果|万一|假如|倘若|若是?|等)[^。；;！!？?]{1,20}?(?:再|才)(?:改|写|调|填|删|加|提|降|动|换)"
)


def puts_off(act: Act, message: ChatMessage, scene: Scene) -> bool:
    """Whether the words behind an act's value, up to the next row, put it off, or a condition is set for it."""
    if any(m.start() <= _last(act) <= m.end() + _NEAR for m in _ON_CONDITION.finditer(message.text)):
        return True
    return any(not _names_another(act, place, message, scene) for place in _deferrals(act, message))


_NEAR = 8
"""Characters between the order behind a condition and its value."""


def _last(act: Act) -> int:
    """Where the value of an act begins, else where it ends."""
    return max((s.start for s in act.slots if s.kind != "row"), default=max(act.end - 1, act.start))


def _deferrals(act: Act, message: ChatMessage) -> Iterator[int]:
    for pattern in (PUTS_OFF, ASKS_FIRST):
        yield from (m.start() for m in pattern.finditer(message.text, _last(act)))


def _names_another(act: Act, place: int, message: ChatMessage, scene: Scene) -> bool:
    """Whether a row is named between the act's value and a place: then that one is put off."""
    start = _last(act) + 1
    return any(start <= m.start < place for m in scene.finder.find(message.text, scene.focus.rows))
