"""Whether an unsure change that the rules alone read falls before what the model made of the same words."""

from collections.abc import Sequence

from assistant.chat.certainty.conflicts import goes_and_changes
from assistant.chat.reading.acts import Act
from assistant.chat.reading.outcome import ReadAct
from assistant.domain.operation_kind import OperationKind as Kind

_OF_WHOLE_ROWS = frozenset({Kind.DELETE_INDICATOR, Kind.MERGE_INDICATORS, Kind.SET_CLASS, Kind.MOVE_INDICATOR})
_PLACES = ("value", "target", "name", "into")


def is_overruled(one: ReadAct, changes: Sequence[ReadAct]) -> bool:
    """Whether the words around an unsure change take it back and the model passed it over, or the model uses its value
    or name otherwise, or reads an order of its kind on other rows there. ``changes`` are all of the model."""
    if not one.is_proposed or one.act is None:
        return False
    return one.is_held or any(_on_same_words(one, one.act, c, c.act) for c in changes if c.act is not None)


def is_contradicted(one: ReadAct, changes: Sequence[ReadAct]) -> bool:
    """Whether the model sends away the row that an unsure change of the rules is about, changes one that they send
    away, or shares points out in other classes."""
    shared = [c for c in changes if one.operation.op is c.operation.op is Kind.SHARE_WEIGHTS]
    elsewhere = bool(shared) and all(c.operation.scope != one.operation.scope for c in shared)
    return one.is_proposed and (elsewhere or goes_and_changes(one, changes))


def _on_same_words(one: ReadAct, act: Act, other: ReadAct, read: Act) -> bool:
    if _meet(one, other):
        return act.start < read.end and read.start < act.end
    slots = [(a, b) for a in act.slots_of(*_PLACES) for b in read.slots_of(*_PLACES)]
    return any(a.start < b.end and b.start < a.end for a, b in slots)


def _meet(one: ReadAct, other: ReadAct) -> bool:
    """Whether two changes are of one kind, on whole rows."""
    return one.operation.op is other.operation.op and one.operation.op in _OF_WHOLE_ROWS
