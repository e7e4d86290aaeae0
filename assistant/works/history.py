"""Which operations stand: undo takes the last one back, redo does it again, anything new ends what could be redone."""

from collections.abc import Iterable, Sequence

from assistant.domain.operation_kind import OperationKind
from assistant.works.state import Step


def _folded(steps: Iterable[Step]) -> tuple[list[Step], list[Step]]:
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if step.kind is OperationKind.UNDO:
            undone.append(done.pop())
        elif step.kind is OperationKind.REDO:
            done.append(undone.pop())
        else:
            done.append(step)
            undone = []
    return done, undone


def standing(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The operations that were not taken back, in order."""
    return tuple(_folded(steps)[0])


def effective(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The operations whose outcome is in the form: those that stand, without what a return to an earlier version set
    aside."""
    done: list[Step] = []
    for step in standing(steps):
        if step.kind is OperationKind.RESTORE_VERSION:
            done = list(effective(steps[: int(step.applied.operation.value)]))
        else:
            done.append(step)
    return tuple(done)


def next_undo(steps: Iterable[Step]) -> Step | None:
    """The operation that undo would take back."""
    done = _folded(steps)[0]
    return done[-1] if done else None


def next_redo(steps: Iterable[Step]) -> Step | None:
    """The operation that redo would do again."""
    undone = _folded(steps)[1]
    return undone[-1] if undone else None
