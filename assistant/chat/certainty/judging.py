"""Which operations are sure enough to be done at once, which are proposed first, and what nothing was done with."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.chat.certainty.carriers import shipped_carriers
from assistant.chat.certainty.coverage import Coverage, coverage
from assistant.chat.certainty.doubts import OF_STANCE, OF_VALUE, OUTWEIGHED, doubts_of, is_plain
from assistant.chat.certainty.fields_in_vain import fields_in_vain
from assistant.chat.certainty.signs import signs_of
from assistant.chat.certainty.unread_orders import unread_orders
from assistant.chat.certainty.weights import CertaintyWeights, shipped_weights
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind

_BEGINS = frozenset({Kind.ADD_BRIEF, Kind.ANSWER})


def judged(
    read: Sequence[ReadAct], message: ChatMessage, scene: Scene, second: Sequence[ReadAct] | None = None
) -> list[ReadAct]:
    """The operations, each with how sure it is; a change that is not sure enough is proposed. ``second`` is what
    another reader made of the message."""
    if not any(one.operation.op.changes for one in read):
        return list(read)
    left = coverage(message, read, scene, shipped_carriers())
    alike = None if second is None else {one.operation for one in second}
    return together([_judged(one, read, message, scene, left, alike) for one in read], scene)


def together(read: Sequence[ReadAct], scene: Scene) -> list[ReadAct]:
    """Where a step that others rest on is only proposed, those that rest on it are proposed with it."""
    found = list[ReadAct]()
    for one in read:
        rests = any(p.is_proposed and _rests_on(one, p, scene) for p in found)
        found.append(replace(one, is_proposed=True) if rests and one.operation.op.changes else one)
    return found


def _rests_on(one: ReadAct, before: ReadAct, scene: Scene) -> bool:
    """Whether an operation is about rows that an earlier one of the message merges, deletes or brings back, or needs
    the name of a row that goes."""
    first, rows = before.operation, {one.operation.row, one.operation.into, *one.operation.rows} - {""}
    if first.op in {Kind.UNDO, Kind.REDO, Kind.START_FROM, Kind.SWITCH_PROFILE}:
        return True
    gone = {first.row, *first.rows} - {""}
    freed = scene.row(first.row) if first.op is Kind.DELETE_INDICATOR else None
    if freed is not None and freed.name in {one.operation.name, _new_name(one.operation)}:
        return True
    return first.op in {Kind.MERGE_INDICATORS, Kind.DELETE_INDICATOR} and bool(rows & gone)


def _new_name(operation: Operation) -> str:
    return operation.value if operation.op is Kind.SET_NAME else ""


def _judged(
    one: ReadAct,
    read: Sequence[ReadAct],
    message: ChatMessage,
    scene: Scene,
    left: Coverage,
    alike: Collection[Operation] | None,
) -> ReadAct:
    if not one.operation.op.changes or (not scene.rows and one.operation.op in _BEGINS):
        return one
    signs = signs_of(one, read, message, scene, left, alike)
    known = shipped_weights()
    certainty = known.certainty(signs)
    doubts = doubts_of(signs)
    unsure = is_unsure(certainty, doubts, known) or one.is_proposed
    return replace(
        one, certainty=round(certainty, 3), is_proposed=unsure, is_plain=is_plain(signs),
        is_odd=not OF_VALUE.isdisjoint(doubts), is_held=not OF_STANCE.isdisjoint(doubts),
    )  # fmt: skip


def is_unsure(certainty: float, doubts: Collection[str], known: CertaintyWeights) -> bool:
    """Whether an operation is asked for first: it is not likely, or a doubt stands against it that weighs more; other
    signs outweigh one doubt, never two."""
    if len(doubts) > 1 or any(doubt not in OUTWEIGHED for doubt in doubts):
        return True
    return certainty < (known.surely if doubts else known.sure)


def unused_parts(text: str, read: Sequence[ReadAct], scene: Scene) -> tuple[str, ...]:
    """Clauses with a figure or an order on a row that no operation used, where something else of the message was done,
    proposed or answered."""
    message = ChatMessage.of(text)
    changes = any(one.operation.op.changes for one in read)
    left = _clauses(message, coverage(message, read, scene, shipped_carriers())) if changes else ()
    fields = (message.clauses[message.clause_at(w.start)].text for w in fields_in_vain(read, message, scene))
    return tuple(dict.fromkeys([*left, *unread_orders(message, read, scene), *(fields if changes else ())]))


def _clauses(message: ChatMessage, left: Coverage) -> Iterator[str]:
    for token in (*left.figures, *left.days):
        yield message.clauses[message.clause_at(token.start)].text.strip()
