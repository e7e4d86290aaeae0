"""What the check found, taken over or left."""

import re
from collections.abc import Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import DIGIT

_REASON = re.compile(r"(?:因为|由于|主要是)(?P<reason>.+)$")
_NO_FINDING = "检查意见里没有这一条，说“检查一下”可以看有哪几条。"


def accept_finding(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """What the check proposed is taken over."""
    found = _findings(act, scene, message)
    if not found:
        yield unclear(_NO_FINDING)
    yield from (ReadAct(order(Kind.ACCEPT_FINDING, finding=finding)) for finding in found)


def ignore_finding(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """What the check found is left as it is, with the reason that was given."""
    text = message.text[act.start : act.end]
    match = _REASON.search(text)
    reason = act.first("value") or (match["reason"] if match else "") or text
    found = _findings(act, scene, message)
    if not found:
        yield unclear(_NO_FINDING)
    yield from (ReadAct(order(Kind.IGNORE_FINDING, finding=f, reason=reason.strip())) for f in found)


def _findings(act: Act, scene: Scene, message: ChatMessage) -> list[str]:
    """The findings that are meant: by their place, by words, else all where all are meant, else the first."""
    text = message.text[act.start : act.end]
    ids = [i for i, _ in scene.findings] or ["*"]
    if re.search(r"[都全]|一律|所有|这些", text):
        return ids
    if place := re.search(rf"第(?P<n>(?:\d|{DIGIT})+)|头一|最后", text):
        numbers = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
        stated = place["n"]
        first = 1 if stated is None else numbers.get(stated, int(stated) if stated.isdigit() else 0)
        n = len(ids) if "最后" in place[0] else first
        return ids[n - 1 : n] if 1 <= n <= len(ids) else []
    named = {r for m in act.mentions for r in m.rows}
    names = [row.name for r in named if (row := scene.row(r))]
    fitting = [i for i, stated in scene.findings if any(n in stated for n in names)]
    return fitting[:1] or ids[:1]
