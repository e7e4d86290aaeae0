"""A language model reads a message into the same operations: it names operation, row number and the user's own words;
every quote must stand in the message, code reads the values, and what the model worked out is only proposed. What does
not hold, or a model that fails, leaves the message to the rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.chat.by_model.asking import message_prompt
from assistant.chat.by_model.grounding import grounded
from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelReading
from assistant.chat.certainty.judging import judged
from assistant.chat.interface import OperationReader
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.pasted import is_pasted
from assistant.chat.reading.proposals import reply_to_proposals
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.settling import settled_whole
from assistant.llm.interface import Errand, LanguageModel, ModelError

_PROJECT = "对话"


@dataclass(frozen=True)
class ModelReader:
    """Reads with a model, and with the rules where the model fails."""

    model: LanguageModel
    rules: OperationReader

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order."""
        message = ChatMessage.of(text)
        answered = scene.focus.pending or reply_to_proposals(text, scene)
        if not message.text or is_pasted(message) or answered or not scene.rows:
            return self.rules.read(text, scene)
        try:
            reply = self.model.ask(message_prompt(message, scene), ModelReading, Errand(_PROJECT))
            read = [act for one in reply.operations for act in grounded(one, message, scene)]
        except (ModelError, NotGrounded):
            return self.rules.read(text, scene)
        found = judged(settled_whole(read, scene), message, scene)
        rules = self.rules.read(text, scene)
        return [replace(one, is_proposed=True) if _contradicted(one, rules) else one for one in found]


def _contradicted(one: ReadAct, rules: Sequence[ReadAct]) -> bool:
    """Whether the rules read another value for the same place: then the user decides."""
    mine = one.operation
    if not mine.op.changes:
        return False
    others = (r.operation for r in rules)
    same = [o for o in others if (o.op, o.row, o.field) == (mine.op, mine.row, mine.field)]
    return bool(same) and mine not in same
