"""A language model reads a message into the same operations: it names operation, row and the user's own words; the
words must stand in the message, and the same code as without a model resolves and checks them. What does not hold, or
a model that fails, leaves the message to the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, Field

from assistant.chat.interface import OperationReader
from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.pasted import is_pasted
from assistant.chat.reading.resolving import RESOLVERS, resolved
from assistant.chat.reading.rows import MentionKind, RowMention
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.settling import settled_whole
from assistant.chat.reading.tagging import Slot
from assistant.domain.operation_kind import KIND_WORDS, OperationKind
from assistant.llm.interface import Errand, LanguageModel, ModelError
from prompts import Prompt, fenced, prompt

_PROJECT = "对话"
_MOST = 12
_WORDS = {"words": "value", "name": "name", "target": "target", "level": "level", "into": "into", "toward": "toward"}


class ModelAct(BaseModel):
    """One operation as the model names it; every text is copied from the message."""

    op: str = Field(max_length=30)
    rows: list[int] = Field(default_factory=list, max_length=20)
    before: int | None = None
    lead: str = Field(default="", max_length=200)
    words: str = Field(default="", max_length=2000)
    name: str = Field(default="", max_length=200)
    target: str = Field(default="", max_length=200)
    level: str = Field(default="", max_length=60)
    into: str = Field(default="", max_length=200)
    toward: str = Field(default="", max_length=60)


class ModelActs(BaseModel):
    """What the model is asked for."""

    operations: list[ModelAct] = Field(max_length=_MOST)


class NotHeld(ValueError):
    """Something in the model's reading does not stand in the message or the form."""


@dataclass(frozen=True)
class ModelReader:
    """Reads with a model, and with the rules where the model fails."""

    model: LanguageModel
    rules: OperationReader

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        message = ChatMessage.of(text)
        if not message.text or is_pasted(message) or scene.focus.pending or not scene.rows:
            return self.rules.read(text, scene)
        try:
            reply = self.model.ask(_prompt(message, scene), ModelActs, Errand(_PROJECT))
            acts = list(_acts(reply, message, scene))
        except (ModelError, NotHeld):
            return self.rules.read(text, scene)
        return settled_whole([one for act in acts for one in resolved(act, scene, message)], scene)


def _prompt(message: ChatMessage, scene: Scene) -> Prompt:
    allowed = "、".join(f"{name}（{KIND_WORDS[OperationKind(name)]}）" for name in _allowed())
    rows = "\n".join(f"{n}. {r.level2}　{r.name}　{r.target}" for n, r in enumerate(scene.rows, 1))
    spoken = [str(n) for n, r in enumerate(scene.rows, 1) if r.id in scene.focus.rows]
    questions = "\n".join(f"- {q.text}" for q in scene.questions) or "没有"
    return prompt(
        "read_message",
        operations=allowed,
        rows=fenced(rows),
        questions=fenced(questions),
        spoken="、".join(spoken) or "没有",
        message=fenced(message.text),
    )


def _allowed() -> list[str]:
    return [name for name in RESOLVERS if name != "brief"]


def _acts(reply: ModelActs, message: ChatMessage, scene: Scene) -> Iterator[Act]:
    """The acts of a reply, each held to the message and the form. Raises NotHeld."""
    done = 0
    for one in reply.operations:
        if one.op not in _allowed():
            raise NotHeld(one.op)
        slots = tuple(_slots(one, message))
        start = min((s.start for s in slots), default=done)
        lead = message.text.rfind(one.lead, 0, start) if one.lead else -1
        start = lead if lead >= 0 else start
        end = max((s.end for s in slots), default=len(message.text))
        yield Act(one.op, start if slots else 0, end, 1.0, slots, tuple(_mentions(one, scene)))
        done = start


def _slots(one: ModelAct, message: ChatMessage) -> Iterator[Slot]:
    for field, kind in _WORDS.items():
        words = getattr(one, field).strip()
        if not words:
            continue
        at = message.text.find(words)
        if at < 0:
            raise NotHeld(words)
        yield Slot(kind, at, at + len(words), words, 1.0)


def _mentions(one: ModelAct, scene: Scene) -> Iterator[RowMention]:
    """The rows that the model numbers, as if they had been named by their place."""
    numbers: Sequence[int] = [*one.rows, *([one.before] if one.before is not None else [])]
    for number in numbers:
        if not 1 <= number <= len(scene.rows):
            raise NotHeld(str(number))
        yield RowMention(
            -1, -1, f"第{number}条", MentionKind.ORDINAL, (scene.row_id(number - 1),), every=True, weight=9
        )
