"""What is kept of the operations read: nothing twice, nothing that stands already, no small talk beside orders."""

import re
from collections.abc import Collection, Sequence

from assistant.base import show
from assistant.chat.reading.deferral import puts_off
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit


def _is_question_of_no_row(message: ChatMessage, read: Sequence[ReadAct]) -> bool:
    return len(message.text) > _SHORTEST_QUESTION and not any(a.operation.rows for a in read)


_SHORTEST_QUESTION = 8
_UNDECIDED = re.compile(
    r"还没(?:应|定|答应|想好|同意|回话)|改没改|(?:要不要|是不是|能不能)[^。！!]{1,20}(?:再|去|回头|明天)(?:问|看|商量|说)|等[^，。]{0,8}(?:信儿?|通知)(?:再|$|，|。)"
    r"|(?:可能|也许|说不定|兴许)(?:要|得|会|就)[^。！!]{1,24}(?:再|明天|回头|后面)[^。]{0,6}(?:确认|定|说|看|问|核实)"
    r"|(?:俺|我)?(?:再|明天|回头)(?:去)?问(?:问|一下|下)?(?:他|她|再说|$|，|。)|可能[^，。]{0,6}改[^。]{0,10}也可能"
)
_DECIDED = re.compile(r"(?:问了|定了|那就|就按|还是改)")
_CELLS = frozenset({Kind.SET_TARGET, Kind.SET_NAME, Kind.SET_CLASS, Kind.SET_WEIGHT, Kind.DELETE_INDICATOR})
_WRITES = _CELLS | {Kind.SET_HEAD, Kind.SET_MONEY}
ASKS = re.compile(r"[?？]|[吗呢么]|什么|怎|多少|几|哪|啥|咋|为何|是不是|要不要|能不能|能否")
_REQUEST = re.compile(r"(?:请|麻烦|帮).*(?:可以|好|行|中)[吗么不][\s?？]*$")
"""A request in the form of a question is none for the library."""
_ONCE = frozenset(
    {
        Kind.ASK_POLICY,
        Kind.CHECK,
        Kind.EXPORT,
        Kind.GREET,
        Kind.REFUSE,
        Kind.UNDO,
        Kind.REDO,
        Kind.UNCLEAR,
        Kind.EXPLAIN,
    }
)


def as_question(message: ChatMessage, read: list[ReadAct], scene: Scene) -> list[ReadAct]:
    """A question that is about no form, because there is none or the one before was about rules too: 那满意度呢？"""
    if _UNDECIDED.search(message.text) and not _DECIDED.search(message.text):
        read = [a for a in read if a.operation.op not in _CELLS]
    read = [a for a in read if a.act is None or a.operation.op not in _WRITES or not puts_off(a.act, message, scene)]
    lost = bool(read) and all(a.operation.op is Kind.UNCLEAR for a in read)
    of_rules = not scene.rows or scene.focus.op == Kind.ASK_POLICY or _is_question_of_no_row(message, read)
    if lost and of_rules and ASKS.search(message.text[-8:]):
        return [ReadAct(Operation(op=Kind.ASK_POLICY, value=message.text))]
    return read


def says_to_hold(message: ChatMessage) -> bool:
    """Whether words of the message say that something stays, or is not decided."""
    return any("hold" in kind or "doubt" in kind for _, kind in message.kinds)


def settled_whole(found: list[ReadAct], scene: Scene, *, holds: bool = False) -> list[ReadAct]:
    """Without small talk and “not understood” beside what was understood, without values that stand there already,
    of several values for one place the last, and without repetitions."""
    kept = [a for a in found if a.operation.op is not Kind.GREET] or found[:1]
    kept = [a for a in kept if not a.is_weak] or kept[:1]
    kept = [a for a in kept if not _stands(a.operation, scene)] or ([] if holds else kept[:1])
    kept = [a for a in kept if not _is_left_open(a.operation, kept, scene)]
    first = next(
        (n for n, a in enumerate(kept) if a.operation.op.changes and a.operation.op is not Kind.UNDO), len(kept)
    )
    kept = [a for n, a in enumerate(kept) if a.operation.op is not Kind.UNDO or scene.can_undo or first < n] or kept[:1]
    stated = {a.operation.op for a in kept if not a.is_inferred}
    kept = [a for a in kept if not (a.is_inferred and a.operation.op in stated)]
    inferred = [a for a in kept if a.is_inferred]
    kept = [a for a in kept if not a.is_inferred or a is inferred[-1]]
    orders = any(a.operation.op.changes for a in kept)
    kept = [
        a for a in kept if not (orders and a.operation.op is Kind.ASK_POLICY and not ASKS.search(a.operation.value))
    ]
    kept = [
        a for a in kept if not (orders and a.operation.op is Kind.ASK_POLICY and _REQUEST.search(a.operation.value))
    ]
    changed = {a.operation.row for a in kept if a.operation.op.changes and a.operation.row}
    kept = [a for a in kept if not (changed and _asks_rhetorically(a.operation, changed))]
    kept = [a for a in kept if not _is_dealt_with(a.operation, changed)]
    last = {spot(a.operation): n for n, a in enumerate(kept)}
    return [a for n, a in enumerate(kept) if last[spot(a.operation)] == n]


def _asks_rhetorically(operation: Operation, changed: Collection[str]) -> bool:
    """Whether a question is about a row that the same message changes: 这啥名啊，给我改成…."""
    return operation.op is Kind.EXPLAIN and (not operation.row or operation.row in changed)


def _is_dealt_with(operation: Operation, changed: Collection[str]) -> bool:
    """Whether all rows that a part of the message was unclear about are changed by the rest of it."""
    return operation.op is Kind.UNCLEAR and bool(operation.rows) and set(operation.rows) <= set(changed)


def _is_left_open(operation: Operation, others: Sequence[ReadAct], scene: Scene) -> bool:
    """Whether a value fills what the same message leaves open: 还没定是甲还是乙，先空着."""
    skipped = {o.operation.question for o in others if o.operation.op is Kind.SKIP_QUESTION}
    fields = {q.field for q in scene.questions if q.id in skipped}
    if operation.op is Kind.SET_MONEY:
        return any(f.startswith("money") for f in fields)
    return operation.op is Kind.SET_HEAD and operation.field in fields


def spot(operation: Operation) -> tuple[object, ...]:
    """What an operation is about: two of one kind on one spot are one."""
    if operation.op in _ONCE:
        return (operation.op,)
    values = (operation.row, operation.field, operation.sentence, operation.question, operation.finding, operation.name)
    return (operation.op, *values, operation.scope, operation.rows)


def _stands(operation: Operation, scene: Scene) -> bool:
    """Whether the form says so already: then the words only told what stands there."""
    row = scene.row(operation.row) if operation.row else None
    if row is not None:
        present = {Kind.SET_TARGET: row.target, Kind.SET_CLASS: row.level2, Kind.SET_NAME: row.name}
        if operation.op is Kind.SET_WEIGHT:
            return row.weight is not None and operation.value == show(row.weight)
        return present.get(operation.op) == operation.value
    if operation.op is Kind.SET_MONEY and scene.filing is not None:
        money = scene.filing.funds.money(operation.field)
        amount = operation.amount
        stated = Money(amount=amount, unit=MoneyUnit(operation.unit)) if amount is not None else None
        return money is not None and stated is not None and money.yuan == stated.yuan
    return operation.op is Kind.SWITCH_YEAR and operation.value == str(scene.year)
