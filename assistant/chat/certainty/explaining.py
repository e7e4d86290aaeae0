"""Which of two readings of a message explains more of it: fewer figures, rows and orders that nothing is done with."""

from collections.abc import Sequence

from assistant.chat.certainty.carriers import shipped_carriers
from assistant.chat.certainty.coverage import coverage
from assistant.chat.certainty.signs import rows_in_vain
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind


def explains_more(one: Sequence[ReadAct], other: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> bool:
    """Whether the first reading leaves less of the message unexplained; it must change something."""
    if not any(r.operation.op.changes for r in one):
        return False
    return _unexplained(one, message, scene) < _unexplained(other, message, scene)


def _unexplained(read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> float:
    """Figures, rows and parts that nothing is done with; each row that two values are read for counts as one."""
    left = coverage(message, read, scene, shipped_carriers())
    unread = sum(r.operation.op is Kind.UNCLEAR for r in read) + (not read)
    return len(left.figures) + unread + len(rows_in_vain(read, message, scene))
