"""How much of a message a reading leaves unexplained: of two readings, that which leaves less is likelier."""

from collections.abc import Sequence

from assistant.chat.certainty.carriers import shipped_carriers
from assistant.chat.certainty.coverage import coverage
from assistant.chat.certainty.fields_in_vain import fields_in_vain
from assistant.chat.certainty.signs import rows_in_vain
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind


def unexplained(read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> int:
    """How many figures, rows, fields and parts of the message nothing is done with."""
    left = coverage(message, read, scene, shipped_carriers())
    unread = sum(r.operation.op is Kind.UNCLEAR for r in read) + (not read)
    named = len(rows_in_vain(read, message, scene)) + len(fields_in_vain(read, message, scene))
    return len(left.figures) + unread + named
