"""A value behind a correction belongs to what was corrected, where the row that stands beside it cannot have it:
使用年限写8年，不对，声控灯也就能挺5年，写5年."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.base import show
from assistant.chat.reading.acts import CORRECTS
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.target import Target
from assistant.language.target_parser import parse_target
from assistant.works.interface import NotApplicable
from assistant.works.target_value import read_value


def corrected(found: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> list[ReadAct]:
    """The operations, each value behind a correction on the row that it corrects."""
    if not CORRECTS.search(message.text):
        return list(found)
    kept = list[ReadAct]()
    for one in found:
        first = next((k for k in reversed(kept) if _corrects(one, k, message, scene)), None)
        moved = _on_row_of(first, one, scene) if first is not None else None
        if first is not None and moved is not None:
            kept = [k for k in kept if k is not first]
        kept.append(moved or one)
    return kept


def _corrects(one: ReadAct, first: ReadAct, message: ChatMessage, scene: Scene) -> bool:
    """Whether a value stands behind a correction of another one, is of its measure and not of its own row's."""
    if not first.act or not one.act or {one.operation.op, first.operation.op} != {Kind.SET_TARGET}:
        return False
    row = scene.row(one.operation.row)
    new, old = parse_target(one.operation.value), parse_target(first.operation.value)
    ends, starts = ([s.end for s in a.slots_of("value")] for a in (first.act, one.act))
    if row is None or not ends or not starts or one.operation.row == first.operation.row:
        return False
    between = CORRECTS.search(message.text, ends[-1], starts[-1])
    return between is not None and new.unit == old.unit and not _has_measure(row, new)


def _has_measure(row: Indicator, value: Target) -> bool:
    return not value.unit or not row.parsed.unit or row.parsed.unit == value.unit


def _on_row_of(first: ReadAct, one: ReadAct, scene: Scene) -> ReadAct | None:
    """The later value for the row of the first order; None where that row cannot have it."""
    row = scene.row(first.operation.row)
    stated = "".join(_figure(parse_target(one.operation.value)))
    try:
        value = read_value(row, stated, scene.year).target if row else ""
    except NotApplicable:
        return None
    made = order(Kind.SET_TARGET, row=first.operation.row, value=value) if value else None
    mentions = (*first.act.mentions, *one.act.mentions) if first.act and one.act else ()
    return replace(one, operation=made, act=one.act and replace(one.act, mentions=mentions)) if made else None


def _figure(value: Target) -> Iterator[str]:
    number = value.low if value.low is not None else value.high
    yield show(number) if number is not None else ""
    yield value.unit
