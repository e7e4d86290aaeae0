"""What the reading of a message gives: operations, and what is only waiting for a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chat.reading.acts import Act
from assistant.chat.reading.scene import Pending
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind


@dataclass(frozen=True)
class ReadAct:
    """One operation as read, and the order that waits where only its row is unclear."""

    operation: Operation
    pending: Pending | None = None
    is_weak: bool = False
    """Whether it only says that a part was not understood; beside what was understood it says nothing."""
    is_inferred: bool = False
    """Whether an open question, not the words, says what is filled; the words of the same message count first."""
    act: Act | None = None
    """The words that it was read from; None where no reader of intents was asked."""
    certainty: float = 1.0
    """How likely it is what was meant, from 0 to 1."""
    is_proposed: bool = False
    """Whether it is too unsure to be done before the user agrees."""
    is_plain: bool = False
    """Whether the message says nothing but the name or place of a row and what it becomes."""
    is_odd: bool = False
    """Whether its value is of another unit, kind or size than the present one; two readers may share that mistake."""
    is_held: bool = False
    """Whether the words around it deny it, put it off, guess it or leave it to somebody else."""
    note: str = ""
    """A line for the user on how it was read."""


def order(op: OperationKind, **arguments: object) -> Operation:
    """An operation from its arguments, those without value left out. Raises ValueError where it is not whole."""
    return Operation.model_validate({"op": op, **{k: v for k, v in arguments.items() if v not in (None, "")}})


def unclear(why: str, rows: Sequence[str] = (), pending: Sequence[Operation] = (), *, is_weak: bool = False) -> ReadAct:
    """Nothing is done; what may be meant is named."""
    named = Operation(op=OperationKind.UNCLEAR, rows=tuple(rows), reason=why)
    return ReadAct(named, Pending(tuple(pending)) if pending else None, is_weak)
