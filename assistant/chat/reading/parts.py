"""A message cut at the rows and fields that it names, each part read for itself: 桌数三百 摊位一百五 清扫两个钟头.

A clause that names nothing belongs to the part before it; inside a clause a part begins at a name behind a figure or
an order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.chat.reading.acts import Act, acts
from assistant.chat.reading.fields import find_fields
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.pairs import pair_act
from assistant.chat.reading.retyping import SURE
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.tagging import MessageTagger, Slot
from assistant.chat.reading.value_words import VALUED
from assistant.chat.reading.values import factor
from assistant.language.numerals import fold

_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL, MentionKind.KIND, MentionKind.CLASS})
_JOINED = re.compile(r"(?:[和跟与及、]|以及|还有|给|到|的|里|在|[把将])\s*$")
"""What stands before a name that goes with the one before it."""
_LEADS = re.compile(r"(?:[把将]|顺便|另外|另|还有|再|然后|同时|并且?|此外)+$")


@dataclass(frozen=True)
class MessagePart:
    """A stretch of a message that names what it is about."""

    start: int
    end: int


def parts_of(message: ChatMessage, mentions: Sequence[RowMention]) -> list[MessagePart]:
    """The parts of a message, in order; one where it cannot be cut."""
    starts = sorted({0, *_starts(message, mentions)})
    ends = [*starts[1:], len(message.text)]
    return [MessagePart(a, b) for a, b in zip(starts, ends, strict=True) if message.text[a:b].strip()]


def _starts(message: ChatMessage, mentions: Sequence[RowMention]) -> Iterator[int]:
    """Where parts begin: at clauses that name something, and at names behind a figure inside a clause."""
    places = _named_places(message, mentions)
    for before, clause in pairwise(message.clauses):
        if any(clause.start <= p < clause.end for p in places):
            yield before.start if _LEADS.fullmatch(before.text) else clause.start
    for first, place in pairwise(places):
        same = message.clause_at(first) == message.clause_at(place)
        inside = any(m.start < place < m.end for m in mentions)
        joined = _JOINED.search(message.text[first:place])
        if same and not inside and not joined and _has_figure(message, mentions, first, place):
            lead = _LEADS.search(message.text[:place])
            yield lead.start() if lead and lead.start() > first else place


def _named_places(message: ChatMessage, mentions: Sequence[RowMention]) -> list[int]:
    """Where rows and fields of the form are named outside quotation marks."""
    found = {m.start for m in mentions if m.kind in _NAMING}
    found |= {w.start for group in ("head", "money") for w in find_fields(group, message.text)}
    return sorted(place for place in found if not message.is_quoted(place))


def _has_figure(message: ChatMessage, mentions: Sequence[RowMention], start: int, end: int) -> bool:
    """Whether a value or a multiplier stands between two places, outside of words that name rows."""
    return factor(fold(message.text[start:end])) is not None or any(
        start <= t.start and t.end <= end and t.kind in VALUED and not any(m.start <= t.start < m.end for m in mentions)
        for t in message.tokens
    )


def acts_by_part(tagger: MessageTagger, message: ChatMessage, mentions: Sequence[RowMention]) -> list[Act]:
    """The acts of each part as if it were a message of its own, with their places in the whole; of a message that has
    one part alone, the act that its form shows."""
    parts = parts_of(message, mentions)
    if len(parts) == 1:
        pair = pair_act(message, mentions, 0, len(message.text))
        return [] if pair is None else [pair]
    found = list[Act]()
    for part in parts:
        lead = len(message.text[part.start : part.end]) - len(message.text[part.start : part.end].lstrip())
        start = part.start + lead
        own = ChatMessage(message.text[start : part.end].rstrip())
        inside = [_moved(m, -start) for m in mentions if part.start <= m.start < part.end]
        labels = tagger.intents(own, inside)
        slots = tagger.slots(own, [label.name for label in labels], inside)
        earlier = tuple(m for m in reversed(mentions) if m.start < part.start)
        read = [_placed(act, start, earlier) for act in acts(own, labels, slots, inside)]
        pair = None if any(_is_whole(act) for act in read) else pair_act(message, mentions, start, part.end)
        found += read if pair is None else [pair]
    return found


def _is_whole(act: Act) -> bool:
    """Whether an act has a place that is filled, and is sure enough to count."""
    return bool(act.slots_of("value", "name", "target", "into", "level")) and act.confidence >= SURE


def _moved(mention: RowMention, by: int) -> RowMention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _placed(act: Act, by: int, earlier: tuple[RowMention, ...]) -> Act:
    """An act of a part with its places in the whole message."""
    return replace(
        act,
        start=act.start + by,
        end=act.end + by,
        slots=tuple(_slot(s, by) for s in act.slots),
        mentions=tuple(_moved(m, by) for m in act.mentions),
        earlier=(*(_moved(m, by) for m in act.earlier), *earlier),
    )


def _slot(slot: Slot, by: int) -> Slot:
    return replace(slot, start=slot.start + by, end=slot.end + by)
