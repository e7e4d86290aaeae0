"""What a conversation needs from outside, and what a turn of it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Focus, Scene
from assistant.domain.operation import AppliedOperation, Operation
from assistant.domain.profile import Profile
from assistant.domain.question import OpenQuestion
from assistant.works.state import Work


class OperationReader(Protocol):
    """Reads a message into operations: by trained models and rules, or by a language model."""

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order; none where it asks for nothing."""
        ...


@dataclass(frozen=True)
class ChatPorts:
    """The parts that bootstrap hands in."""

    policy: Callable[[str, str], str]
    """A question for the policy library, with the one before it; the answer as the user reads it."""
    profiles: Callable[[], Sequence[Profile]]
    export: Callable[[Work], Sequence[str]] | None = None
    """Writes the form's files and names them; None where there is nowhere to write."""


@dataclass(frozen=True)
class Talk:
    """A conversation about one work: the state between two messages."""

    work: Work
    focus: Focus = field(default_factory=Focus)
    last_question: str = ""
    """The last question to the policy library, for “那成本指标呢”."""


@dataclass(frozen=True)
class Proposal:
    """A change that was understood but is not sure, or one of several that may be meant; a yes or a click does it."""

    number: int
    """Its place in the reply, from 1."""
    operations: tuple[Operation, ...]
    text: str
    """In words, without a question: 把“学员满意度”由≥90%改成≥92%."""
    rows: tuple[str, ...]
    certainty: float
    """How likely it is what was meant, from 0 to 1."""
    position: int = 0
    """How many operations of the turn come before it."""

    @property
    def as_json(self) -> Mapping[str, object]:
        """For the page and the JSON line."""
        return {
            "number": self.number,
            "text": self.text,
            "operations": [o.as_json for o in self.operations],
            "rows": list(self.rows),
            "certainty": round(self.certainty, 2),
        }


@dataclass(frozen=True)
class Turn:
    """What became of a message."""

    talk: Talk
    operations: tuple[AppliedOperation, ...]
    reply: str
    questions: tuple[OpenQuestion, ...] = ()
    files: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """Changes that wait for a yes: “对” does all of them, “第1个” one, “不是” none."""
    choices: tuple[Proposal, ...] = ()
    """Changes of which one is meant, a row each: “第1个” or its name does it."""
    unused: tuple[str, ...] = ()
    """Parts of the message with a figure or an order that nothing was done with."""

    @property
    def as_json(self) -> Mapping[str, object]:
        """The JSON line of ``jixiao chat`` (DESIGN §7)."""
        return {
            "operations": [o.as_json for o in self.operations],
            "reply": self.reply,
            "questions": [q.model_dump(mode="json") for q in self.questions],
            "filing": self.talk.work.filing.model_dump(mode="json"),
            **({"files": list(self.files)} if self.files else {}),
            **({"proposals": [p.as_json for p in self.proposals]} if self.proposals else {}),
            **({"choices": [p.as_json for p in self.choices]} if self.choices else {}),
            **({"unused": list(self.unused)} if self.unused else {}),
        }
