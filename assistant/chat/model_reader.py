"""A language model reads a message into the same operations: it names operation, row number and the user's own words;
every quote must stand in the message, code reads the values, and what the model worked out is only proposed. The rules
read the message as well (``by_model/weighing.py``); a model that fails, is slow or says what does not hold leaves it to
them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.chat.by_model.asking import message_prompt
from assistant.chat.by_model.grounding import grounded
from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelReading
from assistant.chat.by_model.weighing import weighed
from assistant.chat.certainty.judging import judged
from assistant.chat.interface import OperationReader
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.pasted import is_material, is_pasted
from assistant.chat.reading.proposals import reply_to_proposals
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.settling import settled_whole
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.llm.interface import Cancelled, Errand, LanguageModel, ModelError

_PROJECT = "对话"
SECONDS = 20.0
"""How long a message may wait for the model; a conversation is no draft."""
NO_MODEL = "大模型这次没有回应，这句话是按规则读的。"


def errand_of_message(whole: Errand | None = None) -> Errand:
    """What the reading of one message may cost; it is given up with the ``whole`` errand."""
    own = Errand(_PROJECT, seconds=SECONDS)
    if whole is not None:
        own.cancelled = whole.cancelled
    return own


@dataclass(frozen=True)
class ModelReader:
    """Reads with a model and with the rules, and with the rules alone where the model fails."""

    model: LanguageModel
    rules: OperationReader
    errand: Callable[[], Errand] = errand_of_message

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order. Raises Cancelled."""
        message, rules = ChatMessage.of(text), self.rules.read(text, scene)
        if is_material(text):
            return rules
        answered = scene.focus.pending or reply_to_proposals(text, scene)
        if not message.text or is_pasted(message) or answered or not scene.rows:
            return rules
        try:
            reply = self.model.ask(message_prompt(message, scene), ModelReading, self.errand())
            read = [act for one in reply.operations for act in grounded(one, message, scene)]
        except Cancelled:
            raise
        except NotGrounded:
            return rules
        except ModelError:
            return _noted(rules)
        return weighed(judged(settled_whole(read, scene), message, scene), rules, message, scene)


def _noted(rules: list[ReadAct]) -> list[ReadAct]:
    """The reading of the rules with a line that the model did not answer."""
    first, *others = rules or [ReadAct(Operation(op=Kind.GREET))]
    return [replace(first, note=NO_MODEL), *others]
