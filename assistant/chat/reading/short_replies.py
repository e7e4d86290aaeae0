"""Short messages that are read from what was said before: a choice between candidates, a figure alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.resolving import RESOLVERS
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Pending, Scene
from assistant.chat.reading.tagging import Slot
from assistant.domain.operation import Operation
from assistant.language.numerals import COUNTING
from assistant.language.tokens import TextToken

_CHOICE = 16
_ONLY_VALUE = re.compile(
    r"(?:那|就|还是|改|成|为|到|给|整|写|定|取|按|算了|要|再|把|它|这个|那个|吧|了|哈|嘛|啊|是|，|,|\s|。)*"
)
_SHORTEST_VALUE = 12


def chosen_candidate(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """A short message that only picks one of the candidates that were just named."""
    pending = scene.focus.pending
    if pending is None or len(message.text) > _CHOICE:
        return
    mentions = scene.finder.find(message.text, ())
    figures = [t for t in message.tokens if t.number is not None and t.kind not in {"ordinal"}]
    if chosen := _by_present_value(figures, message, scene, pending):
        yield ReadAct(chosen)
        return
    if not all(any(m.start <= t.start and t.end <= m.end for m in mentions) for t in figures):
        return
    candidates = [o.row for o in pending.orders]
    for mention in mentions:
        if mention.kind is MentionKind.ORDINAL:
            place = re.search(rf"{COUNTING}|最后|俩|两", mention.text)
            n = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "最后": len(candidates)}.get(place[0], 0) if place else 0
            n = int(place[0]) if place and place[0].isdigit() else n
            if 1 <= n <= len(candidates):
                yield ReadAct(pending.orders[n - 1])
                return
        meant = [o for o in pending.orders if o.row in mention.rows]
        if len(meant) == 1:
            yield ReadAct(meant[0])
            return


_THAT_ROW = re.compile(r"(?:那|这)?一?[条个项](?:吧|呀|啊|哈|嘛|[。！!\s])*$")


def _by_present_value(
    figures: Sequence[TextToken], message: ChatMessage, scene: Scene, pending: Pending
) -> Operation | None:
    """The candidate that a figure with 那条 behind it describes: 十二个月的那条."""
    if len(figures) != 1 or not _THAT_ROW.search(message.text, figures[0].end):
        return None
    numbers = {figures[0].number}
    rows = [(o, scene.row(o.row)) for o in pending.orders]
    found = [o for o, r in rows if r and {r.parsed.low, r.parsed.high} & numbers]
    return found[0] if len(found) == 1 else None


def bare_value(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """A figure alone, after one row was spoken of: 那就95, 15, 改成三百吧. Before that an open question may want it,
    and the trained reader decides."""
    row = scene.row(scene.focus.rows[0]) if len(scene.focus.rows) == 1 else None
    is_day = row is not None and row.parsed.is_date
    figures = [t for t in message.tokens if (t.date if is_day else t.number is not None) and t.kind.value != "ordinal"]
    if len(figures) != 1 or len(message.text) > _SHORTEST_VALUE or row is None:
        return
    token = figures[0]
    rest = message.text[: token.start], message.text[token.end :]
    if not all(_ONLY_VALUE.fullmatch(part) for part in rest) or (scene.focus.op == "" and scene.questions):
        return
    slot = Slot("value", token.start, token.end, token.text, 1.0)
    act = Act("set_weight" if scene.focus.op == "set_weight" else "set_target", 0, len(message.text), 1.0, (slot,))
    yield from (replace(one, act=act) for one in RESOLVERS[act.op](act, scene, message))
