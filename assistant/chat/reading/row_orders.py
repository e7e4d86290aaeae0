"""One order for each row that an act names, its value made for that row."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import Fits, RowChoice, UnclearRow, chosen_rows
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.values import direction, number_tokens
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold
from assistant.language.target_parser import parse_target
from assistant.works.interface import NotApplicable

_TOGETHER = re.compile(
    r"[和跟与及、]|[都全均各俩]|统一|一律|一起|两[条项个]|几[条项个]|[三四五六]条|\d[ 、,，]+\d|第.{1,4}第|一样|同样"
)
"""Words by which one value is meant for several rows."""
_NEAR = 3


def per_row(
    act: Act, scene: Scene, kind: Kind, value: Callable[[Indicator], str], prefer: Callable[[Indicator], bool] | None
) -> Iterator[ReadAct]:
    """An order for each row that the act names, its value made for that row."""

    def fits(row: Indicator) -> bool:
        try:
            return kind is not Kind.SET_TARGET or _measures_alike(row, value(row))
        except (NotApplicable, ValueError):
            return False

    hinted = bool(direction(fold(act.words))) or any(t.unit for t in number_tokens(fold(act.words)))

    def near(row: Indicator) -> bool:
        return prefer(row) if prefer is not None and prefer(row) else hinted and fits(row) and _is_near(row, value(row))

    try:
        choice = _chosen(act, scene, fits, (prefer, near) if kind is Kind.SET_TARGET else (prefer,))
    except UnclearRow as error:
        orders = [order(kind, row=r, value=value(row)) for r in error.rows if (row := scene.row(r)) and fits(row)]
        yield unclear(error.why, error.rows, orders, is_weak=not act.slots_of("value", "name", "target"))
        return
    if len(choice.rows) > 1 and not _TOGETHER.search(act.words):
        orders = [order(kind, row=r, value=value(row)) for r in choice.rows if (row := scene.row(r)) and fits(row)]
        yield unclear("这一句里提到了几条指标。", choice.rows, orders)
        return
    for row_id in choice.rows:
        row = scene.row(row_id)
        if row is None:
            continue
        try:
            yield ReadAct(order(kind, row=row_id, value=value(row)))
        except (NotApplicable, ValueError) as error:
            yield unclear(
                str(error) if isinstance(error, NotApplicable) else f"“{row.name}”改到多少没有听清。", [row_id]
            )


def _chosen(act: Act, scene: Scene, fits: Fits, preferences: Sequence[Fits | None]) -> RowChoice:
    """The rows of an act by the first preference that decides. Raises UnclearRow."""
    for prefer in preferences[:-1]:
        with suppress(UnclearRow):
            return chosen_rows(act, scene, fits, prefer)
    return chosen_rows(act, scene, fits, preferences[-1])


def _measures_alike(row: Indicator, value: str) -> bool:
    """Whether a value is of the row's own measure: 80顶 is none of a row in 元/顶."""
    new, old = parse_target(value), row.parsed
    if not (new.is_number and old.is_number and new.unit and old.unit):
        return True
    return new.unit == old.unit or new.unit.split("/")[0] == old.unit.split("/")[0] or new.unit in old.measured


def _is_near(row: Indicator, value: str) -> bool:
    """Whether a value is of the row's size and unit: 一千二 on a row of 1500 rather than on one of 800 that it exceeds
    three times, 80顶 on one in 顶 rather than in 元/顶."""
    new, old = parse_target(value), row.parsed
    one, other = ((t.low if t.low is not None else t.high) for t in (new, old))
    if not one or not other or new.unit != old.unit:
        return False
    return other / _NEAR <= one <= other * _NEAR


def maybe_meant(act: Act, scene: Scene) -> Sequence[str]:
    """The rows that an act may be about."""
    try:
        return chosen_rows(act, scene).rows
    except UnclearRow as error:
        return error.rows
