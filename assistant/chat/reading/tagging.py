"""Sequence models in a file (conditional random fields), trained by scripts/train_chat.py."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.chat.reading.intent_features import intent_features
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.slot_features import slot_features

INTENTS, SLOTS = Path(__file__).with_name("intents.crfsuite"), Path(__file__).with_name("slots.crfsuite")
SECOND_INTENTS, SECOND_SLOTS = (p.with_name(f"second_{p.name}") for p in (INTENTS, SLOTS))
"""Readers trained on a part of the material: where they read something else, the first reading is not sure."""
OUTSIDE = "O"


@dataclass(frozen=True)
class Label:
    """What a clause or character most likely is, and how likely (0 to 1)."""

    name: str
    confidence: float
    margin: float = 1.0
    """By how much it is likelier than the next best label."""


class SequenceTagger:
    """Labels a sequence by its features; one call at a time."""

    def __init__(self, model: Path) -> None:
        import pycrfsuite  # type: ignore[import-untyped]

        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(model))

    def tag(self, rows: Sequence[Sequence[str]]) -> list[Label]:
        """The likeliest sequence of labels, each with its own chance."""
        if not rows:
            return []
        self._tagger.set(rows)
        names = self._tagger.tag()
        return [self._label(name, i) for i, name in enumerate(names)]

    def _label(self, name: str, at: int) -> Label:
        chances = {label: self._tagger.marginal(label, at) for label in self._tagger.labels()}
        others = max((chance for label, chance in chances.items() if label != name), default=0.0)
        return Label(name, chances[name], chances[name] - others)


@dataclass(frozen=True)
class Slot:
    """A piece of a message that fills a place of an operation."""

    kind: str
    start: int
    end: int
    text: str
    confidence: float


class MessageTagger:
    """Intents of clauses, and slots in a message."""

    def __init__(self, intents: Path = INTENTS, slots: Path = SLOTS) -> None:
        self._intents, self._slots = SequenceTagger(intents), SequenceTagger(slots)

    def intents(self, message: ChatMessage, mentions: Sequence[RowMention]) -> list[Label]:
        """The operation of each clause, ``O`` for what only goes with another."""
        return self._intents.tag(intent_features(message, mentions))

    def slots(self, message: ChatMessage, intents: Sequence[str], mentions: Sequence[RowMention]) -> list[Slot]:
        """The slots, from the left, given the operation of each clause."""
        labels = self._slots.tag(slot_features(message, intents, mentions))
        found, start = list[Slot](), 0
        for i in range(1, len(labels) + 1):
            if i == len(labels) or labels[i].name != f"I{labels[start].name[1:]}":
                if labels[start].name != OUTSIDE:
                    sure = sum(one.confidence for one in labels[start:i]) / (i - start)
                    found.append(Slot(labels[start].name[2:], start, i, message.text[start:i], round(sure, 3)))
                start = i
        return [_trimmed(_unquoted(slot, message), mentions) for slot in found]


def _unquoted(slot: Slot, message: ChatMessage) -> Slot:
    """A value inside quotation marks is all that they hold."""
    for start, end in message.quoted:
        if slot.kind in _QUOTABLE and message.text[start] in '“"' and slot.start < end - 1 and start + 1 < slot.end:
            return replace(slot, start=start + 1, end=end - 1, text=message.text[start + 1 : end - 1])
    return slot


_QUOTABLE = frozenset({"value", "name", "into"})


def _trimmed(slot: Slot, mentions: Sequence[RowMention]) -> Slot:
    """A value without the row that follows it in one breath: 给8第五条给4."""
    cut = min(
        (m.start for m in mentions if m.kind is MentionKind.ORDINAL and slot.start < m.start < slot.end),
        default=slot.end,
    )
    if slot.kind != "value" or cut == slot.end:
        return slot
    return replace(slot, end=cut, text=slot.text[: cut - slot.start])


@lru_cache(maxsize=1)
def shipped_tagger() -> MessageTagger:
    """The tagger with the models of the repository, loaded once."""
    return MessageTagger()


@lru_cache(maxsize=1)
def second_tagger() -> MessageTagger:
    """The tagger whose agreement makes a reading sure, loaded once."""
    return MessageTagger(SECOND_INTENTS, SECOND_SLOTS)
