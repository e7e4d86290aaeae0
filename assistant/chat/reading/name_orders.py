"""Orders on names of rows: another name, or the old one without a part."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.name_parts import are_characters, removed_part, rows_with
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_mentions import MEASURE_NOUN, MentionKind
from assistant.chat.reading.row_orders import maybe_meant, per_row
from assistant.chat.reading.scene import Scene
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind

QUOTES = "“”\"'‘’「」《》 \t"
_PARTICLES = "啦嘛哈噻咯喽吧了呗呀哦啊呢，,。.！!"
_SHORTEST_NAME = 3
_CALLED = re.compile(
    r"(?:改叫做?|改名为?|改称为?|(?:[改换写定叫变]|更名)[成为作做]|就叫做?|[叫用])\s*[“\"'「]?(?P<name>[^\s，,。；;！!？?”\"'」]{3,30})"
)
"""A name behind the verb that gives it, where no reader marked one."""
_LATIN_LEAD = re.compile(r"^(?:rename|ename|name|叫|为)\s*")


def set_name(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Names of rows; a part of the old name may be taken out or changed."""
    slot = next(iter(act.slots_of("value", "name")), None)
    words = _LATIN_LEAD.sub("", slot.text.strip(QUOTES)) if slot else ""
    if slot and not message.is_quoted(slot.start):
        words = _with_measure(words, message.text[slot.end :]).rstrip(_PARTICLES)
    clause = message.clauses[message.clause_at(max(act.end - 1, act.start))]
    if part := removed_part(message.text[act.start : clause.end], scene) or removed_part(message.text, scene):
        yield from _without_part(part, act, scene, message)
        return

    def value(row: Indicator) -> str:
        if not words or len(words) < _SHORTEST_NAME:
            raise ValueError("没有新名称")
        return words

    if not words and (behind := _CALLED.search(message.text, act.start, act.end)):
        words = behind["name"].strip(QUOTES).rstrip(_PARTICLES)
        begin = behind.start("name")
        slots = tuple(s for s in act.slots if s.end <= begin)
        act = replace(act, slots=slots, mentions=tuple(m for m in act.mentions if m.end <= begin))
    if not words:
        yield unclear("没有听出来新名称是什么。", maybe_meant(act, scene), is_weak=True)
        return
    yield from per_row(act, scene, Kind.SET_NAME, value, None)


def _with_measure(words: str, behind: str) -> str:
    """A name with the noun of measure that its reader left out: 叫舞台搭建|成本."""
    found = MEASURE_NOUN.match(behind)
    return f"{words}{found[0]}" if found and not MEASURE_NOUN.search(words[-2:]) else words


def _without_part(part: str, act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """The names without a part: of the rows that the act names among those that have it, else of all that have it."""
    having = rows_with(part, scene)
    mentions = [m for m in (*act.earlier, *act.mentions) if m.kind is not MentionKind.POINTS]
    mentions = [m for m in mentions if not are_characters(m, message.text)]
    placed = [m for m in mentions if m.kind is MentionKind.ORDINAL] or mentions
    named = [r for m in placed for r in m.rows if r in having]
    for row_id in (r for r in having if not named or r in named):
        row = scene.row(row_id)
        if row is not None:
            made = order(Kind.SET_NAME, row=row_id, value=row.name.replace(part, "", 1))
            yield ReadAct(made, is_proposed=not named)
