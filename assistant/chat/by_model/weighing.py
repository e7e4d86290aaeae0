"""A message read twice, by a model and by the rules. What both read is done at once; where they differ, what code can
prove decides; what neither can prove is asked for, with both readings as candidates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.chat.by_model.overruling import is_contradicted, is_overruled
from assistant.chat.by_model.proof import is_proved
from assistant.chat.certainty.conflicts import goes_and_changes
from assistant.chat.certainty.judging import together
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Pending, Scene
from assistant.chat.reading.settling import spot
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target

TWO_READINGS = "这句话有两种读法，"
_SAYS_NOTHING = frozenset({Kind.UNCLEAR, Kind.GREET})


def weighed(model: Sequence[ReadAct], rules: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> list[ReadAct]:
    """The operations of a message from both readings, in the order of the message."""
    if any(r.operation.op is Kind.REFUSE for r in rules):
        return list(rules)
    changes = [one for one in model if one.operation.op.changes]
    left = [r for r in _with_same_rest(rules, changes) if r.operation.op.changes and not is_contradicted(r, changes)]
    if not changes and not left:
        return list(model) if any(o.operation.op is not Kind.UNCLEAR for o in model) else list(rules or model)
    found = list[ReadAct]()
    for one in changes:
        twin = next((r for r in left if _alike(one.operation, r.operation, scene)), None)
        rival = twin or next((r for r in left if _rivals(one.operation, r.operation, changes, scene)), None)
        left = [r for r in left if r is not rival]
        found.append(_settled(one, twin, rival, model, message, scene))
    left = [r for r in left if not is_overruled(r, changes)]
    if not found and not left:
        return list(model)
    found += [replace(r, is_proposed=r.is_proposed or not _is_plain(r)) for r in left]
    said = [o for o in model if not o.operation.op.changes and not (found and o.operation.op in _SAYS_NOTHING)]
    found = [replace(one, is_proposed=one.is_proposed or goes_and_changes(one, found)) for one in found]
    return [*together(sorted(_one_choice(found), key=_place), scene), *said]


def _with_same_rest(rules: Sequence[ReadAct], changes: Sequence[ReadAct]) -> list[ReadAct]:
    """The rules' reading, where both merge the same rows, with that row as the one that stays which the model names."""
    merges = [(r.operation, c.operation) for r in rules for c in changes if _merge_alike(r.operation, c.operation)]
    if not merges:
        return list(rules)
    ours, theirs = merges[0]
    found = list[ReadAct]()
    for one in rules:
        row = theirs.into if one.operation.row == ours.into else one.operation.row
        made = theirs if one.operation is ours else one.operation.model_copy(update={"row": row})
        found.append(replace(one, operation=made))
    return found


def _merge_alike(one: Operation, other: Operation) -> bool:
    return one.op is other.op is Kind.MERGE_INDICATORS and set(one.rows) == set(other.rows)


def _settled(
    one: ReadAct, twin: ReadAct | None, rival: ReadAct | None, model: Sequence[ReadAct], message: ChatMessage,
    scene: Scene,
) -> ReadAct:  # fmt: skip
    """What becomes of a change that the model read."""
    if twin is not None:
        unsure = one.is_odd or twin.is_odd
        return replace(one, is_proposed=unsure, certainty=max(one.certainty, twin.certainty))
    proved = is_proved(one, model, message, scene)
    if rival is None:
        return replace(one, is_proposed=not proved)
    other = is_proved(rival, [rival], message, scene)
    if proved is not other:
        return one if proved else rival
    return _candidates(one, rival)


def _alike(one: Operation, other: Operation, scene: Scene) -> bool:
    """Whether two operations are one change: the same place, and the same value in whatever unit."""
    if one.op is not other.op and _fills(one, scene) == _fills(other, scene):
        return _says(one, other) or _says(other, one)
    if spot(one) != spot(other) or one.toward != other.toward:
        return False
    if one.op is Kind.SET_MONEY and None not in {one.amount, other.amount}:
        return _yuan(one) == _yuan(other)
    if one.op is Kind.IGNORE_FINDING:
        return True
    return _bare(one.value) == _bare(other.value) and one.target == other.target and one.before == other.before


def _yuan(operation: Operation) -> object:
    amount = operation.amount
    return None if amount is None else Money(amount=amount, unit=MoneyUnit(operation.unit)).yuan


def _bare(words: str) -> str:
    return words.strip("“”\"'。，, ")


def _rivals(one: Operation, other: Operation, changes: Sequence[ReadAct], scene: Scene) -> bool:
    """Whether only one of two different changes can be meant: another value for one place, one value for another
    row, another order with the value, points shared out elsewhere, or a row that changes and goes. ``changes`` are all
    of the model."""
    if any(_alike(c.operation, other, scene) for c in changes):
        return False
    same_place = spot(one) == spot(other) or _fills(one, scene) == _fills(other, scene)
    same_place = same_place or one.op is other.op is Kind.SHARE_WEIGHTS
    same_value = bool(one.value) and _bare(one.value) == _bare(other.value)
    same_row = bool(one.row) and one.row == other.row
    moved = one.op is other.op and same_value and one.row != other.row
    goes = same_row and Kind.DELETE_INDICATOR in {one.op, other.op}
    return same_place or moved or goes or (same_row and same_value) or _moved_sum(one, other)


def _moved_sum(one: Operation, other: Operation) -> bool:
    return one.op is other.op is Kind.SET_MONEY and _yuan(one) == _yuan(other)


def _fills(operation: Operation, scene: Scene) -> tuple[object, ...]:
    """The value of a row that an operation fills, also as the answer to the question for it."""
    asked = next((q for q in scene.questions if q.id == operation.question), None)
    if operation.op is Kind.ANSWER and asked is not None and asked.field == "target" and asked.row:
        return Kind.SET_TARGET, asked.row
    return (operation.op, operation.row) if operation.op is Kind.SET_TARGET else spot(operation)


def _says(answer: Operation, target: Operation) -> bool:
    """Whether an answer in the words of the message says the number of a value, with its sign or with none."""
    stated, value = parse_target(answer.value), parse_target(target.value)
    number = stated.low if stated.low is not None else stated.high
    alike = stated.operator in {value.operator, Operator.EQUAL}
    return alike and number is not None and number in {value.low, value.high}


def _candidates(one: ReadAct, rival: ReadAct) -> ReadAct:
    """The question which of two changes is meant."""
    orders = (rival.operation, one.operation)
    named = order(Kind.UNCLEAR, rows=tuple(dict.fromkeys(o.row for o in orders if o.row)), reason=TWO_READINGS)
    return ReadAct(named, Pending(orders, are_changes=True), act=one.act)


def _is_plain(one: ReadAct) -> bool:
    """Whether a change that the model passed over is so plainly said that it needs no second reader."""
    return one.is_plain and not one.is_proposed


def _one_choice(found: Sequence[ReadAct]) -> Iterator[ReadAct]:
    """One question at a time: of further ones only their words are named."""
    asked = False
    for one in found:
        if one.pending is not None and asked and one.act is not None:
            yield replace(unclear(f"“{one.act.words[:30]}”没有听准，请单独再说一遍。"), act=one.act)
            continue
        asked = asked or one.pending is not None
        yield one


def _place(one: ReadAct) -> int:
    return one.act.start if one.act is not None else 0
