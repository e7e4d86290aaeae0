"""From labelled clauses and slots to acts: one operation with the words that fill its places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.tagging import OUTSIDE, Label, Slot

CORRECTS = re.compile(r"不对|不是|错了|啊不|哦不|噢不|应该是|应当是|说错|口误|更正|看错|才对|还是")
_ONE_ROW_EACH = frozenset({"delete_indicator"})
_WHOLE = frozenset({"merge_indicators", "move_indicator", "share_weights", "set_head", "set_money", "set_goal"})
"""Operations of which neighbouring clauses are one act."""
_GIVEN = re.compile(r"分?(?:都|就|全)?(?:加到|给到|放到|搁到?|匀给|加给|补给|给|畀|放|挪到|转给)")
_VALUES = frozenset({"value", "target"})


@dataclass(frozen=True)
class Act:
    """One thing that a message does: the operation's name, its words, and how sure the reading is."""

    op: str
    start: int
    end: int
    confidence: float
    slots: tuple[Slot, ...] = ()
    mentions: tuple[RowMention, ...] = ()
    """Mentions of rows inside the act."""
    earlier: tuple[RowMention, ...] = field(default=())
    """Mentions of rows in the message before the act, nearest first."""
    words: str = ""
    """Its own text."""
    margin: float = 1.0
    """By how much its operation is likelier than the next best one, in the clause that is least sure."""

    def texts(self, kind: str) -> list[str]:
        return [s.text for s in self.slots if s.kind == kind]

    def first(self, *kinds: str) -> str:
        """The words of the first slot of these kinds."""
        return next((s.text for s in self.slots if s.kind in kinds), "")

    def slots_of(self, *kinds: str) -> list[Slot]:
        return [s for s in self.slots if s.kind in kinds]


@dataclass(frozen=True)
class _Stretch:
    """Neighbouring clauses of one operation."""

    op: str
    clauses: tuple[int, ...]
    confidence: float
    margin: float


def acts(
    message: ChatMessage, labels: Sequence[Label], slots: Sequence[Slot], mentions: Sequence[RowMention]
) -> list[Act]:
    """The acts of a message, in order; clauses that only go with another give their rows to the next one."""
    found = list[Act]()
    named = [m for m in reversed(mentions) if not _in_values(m, slots)]
    for stretch in (part for whole in _stretches(labels) for part in _by_clause(whole, message, mentions)):
        start, end = message.clauses[stretch.clauses[0]].start, message.clauses[stretch.clauses[-1]].end
        lead = _lead(message, labels, stretch.clauses[0])
        own = [s for s in slots if start <= s.start < end or (lead <= s.start < start and s.kind == "row")]
        left = lead
        pieces = _pieces(message, stretch.op, own)
        for n, piece in enumerate(pieces):
            right = max((s.end for s in piece), default=end) if n + 1 < len(pieces) else max(end, left)
            inside = tuple(m for m in mentions if left <= m.start < right)
            before = tuple(m for m in named if m.start < left)
            words = message.text[left:right]
            found.append(
                Act(stretch.op, left, right, stretch.confidence, tuple(piece), inside, before, words, stretch.margin)
            )
            left = right
    return found


def _in_values(mention: RowMention, slots: Sequence[Slot]) -> bool:
    """Whether words that look like a row stand in a value, such as the new name of another row."""
    return any(s.kind != "row" and s.start < mention.end and mention.start < s.end for s in slots)


def _lead(message: ChatMessage, labels: Sequence[Label], first: int) -> int:
    """Where the unlabelled clauses right before a stretch begin."""
    at = first
    while at and labels[at - 1].name == OUTSIDE:
        at -= 1
    return message.clauses[at].start


def _stretches(labels: Sequence[Label]) -> Iterator[_Stretch]:
    current: _Stretch | None = None
    for i, label in enumerate(labels):
        if label.name == OUTSIDE:
            continue
        if current and current.op == label.name:
            sure = max(current.confidence, label.confidence)
            current = _Stretch(current.op, (*current.clauses, i), sure, min(current.margin, label.margin))
        else:
            if current:
                yield current
            current = _Stretch(label.name, (i,), label.confidence, label.margin)
    if current:
        yield current


_FIGURED = frozenset({"set_target", "set_weight"})


def _by_clause(stretch: _Stretch, message: ChatMessage, mentions: Sequence[RowMention]) -> Iterator[_Stretch]:
    """A stretch of clauses that each name a row and a figure as one stretch each: 到货宽十天，上牌推到年底."""
    groups: list[list[int]] = []
    whole = False
    for i in stretch.clauses:
        names = stretch.op in _FIGURED and _has_row_and_figure(message, i, mentions)
        if not groups or (names and whole):
            groups.append([i])
            whole = names
        else:
            groups[-1].append(i)
            whole = whole or names
    yield from (replace(stretch, clauses=tuple(group)) for group in groups)


def _has_row_and_figure(message: ChatMessage, at: int, mentions: Sequence[RowMention]) -> bool:
    clause = message.clauses[at]
    rows = [m for m in mentions if clause.start <= m.start < clause.end and m.kind in _NAMING]
    figures = [t for t in message.tokens if clause.start <= t.start < clause.end and (t.number is not None or t.date)]
    return bool(rows) and any(not any(m.start <= t.start < m.end for m in rows) for t in figures)


_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL})


def _pieces(message: ChatMessage, op: str, slots: Sequence[Slot]) -> list[list[Slot]]:
    """The slots of a stretch by act: a row behind a value begins another one, a value behind a value corrects it or
    begins another one."""
    if op in _WHOLE or not slots:
        return [list(slots)]
    pieces: list[list[Slot]] = [[]]
    for slot in slots:
        current = pieces[-1]
        valued = next((s for s in current if s.kind in _VALUES), None)
        if slot.kind == "row" and (valued or (op in _ONE_ROW_EACH and current)):
            if valued and _leads_on(message, valued, slot):
                current.append(slot)
                continue
            if valued and _GIVEN.fullmatch(message.text[valued.end : slot.start]):
                if len(current) > 1:
                    current.remove(valued)
                    pieces.append([valued])
                pieces[-1].append(slot)
                continue
            pieces.append([slot])
        elif slot.kind == "name" and any(s.kind == "name" for s in current):
            pieces.append([slot])
        elif slot.kind in _VALUES and valued and slot.kind == valued.kind:
            if message.text[valued.end : slot.start] == "比":
                both = message.text[valued.start : slot.end]
                current[current.index(valued)] = replace(valued, end=slot.end, text=both)
            elif CORRECTS.search(message.text[valued.end : slot.start]):
                current[current.index(valued)] = slot
            else:
                pieces.append([slot])
        else:
            current.append(slot)
    return pieces


def _leads_on(message: ChatMessage, value: Slot, row: Slot) -> bool:
    """Whether a row stands behind its value in one breath: 90%是满意度."""
    return message.text[value.end : row.start] in {"是", "就是"}
