"""Operations on rows that a model named."""

from collections.abc import Iterator

from assistant.base import show
from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.places import class_named, row_at, rows_of
from assistant.chat.by_model.schema import ModelOperation
from assistant.chat.reading.fields import field_words
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.table import new_target
from assistant.chat.reading.value_words import value_for
from assistant.chat.reading.values import direction, factor, number_tokens
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold
from assistant.works.target_value import read_value


def set_target(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Values: copied ones are reckoned by code; one that the model worked out is proposed."""
    for row_id, row in rows_of(one, scene):
        value, is_own = _value(one, row, scene)
        yield ReadAct(order(Kind.SET_TARGET, row=row_id, value=value), is_proposed=is_own)


def _value(one: ModelOperation, row: Indicator, scene: Scene) -> tuple[str, bool]:
    copied = ""
    if one.value:
        try:
            copied = value_for(row, one.value, one.lead, scene.year)
        except ValueError as error:
            if not one.result:
                raise NotGrounded(one.value) from error
    if one.result:
        worked_out = read_value(row, one.result, scene.year).target
        return worked_out, worked_out != copied
    if not copied:
        raise NotGrounded(one.quote)
    return copied, False


def set_weight(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Points: set, added, taken off or multiplied."""
    for row_id, row in rows_of(one, scene):
        if one.result:
            yield ReadAct(order(Kind.SET_WEIGHT, row=row_id, value=_points(one.result)), is_proposed=True)
            continue
        times, way = factor(fold(f"{one.lead}{one.value}")), direction(fold(one.lead))
        if times is not None:
            value = show((row.weight or 0) * times)
        else:
            points = number_tokens(fold(one.value))
            if not points or points[-1].number is None:
                raise NotGrounded(one.value)
            value = show((row.weight or 0) + way * points[-1].number if way else points[-1].number)
        yield ReadAct(order(Kind.SET_WEIGHT, row=row_id, value=value))


def _points(words: str) -> str:
    points = number_tokens(fold(words))
    if not points or points[-1].number is None:
        raise NotGrounded(words)
    return show(points[-1].number)


def set_name(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Names: copied, or the old one without words that the message names; another one is proposed."""
    for row_id, row in rows_of(one, scene):
        name = (one.result or one.value or one.name).strip("“”\"' ")
        if not name:
            raise NotGrounded(one.quote)
        shorter = bool(one.result) and bool(one.value) and row.name.replace(one.value.strip("“”\"' "), "", 1) == name
        yield ReadAct(order(Kind.SET_NAME, row=row_id, value=name), is_proposed=bool(one.result) and not shorter)


def set_class(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Classes of the profile."""
    level2 = class_named(one.level2, scene)[1]
    yield from (ReadAct(order(Kind.SET_CLASS, row=row_id, value=level2)) for row_id, _ in rows_of(one, scene))


def set_text(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Texts of rows."""
    if one.field not in field_words("text"):
        raise NotGrounded(one.field)
    words = (one.value or one.result).strip("“”\"' ")
    for row_id, _ in rows_of(one, scene):
        made = order(Kind.SET_TEXT, row=row_id, field=one.field, value=words)
        yield ReadAct(made, is_proposed=not one.value)


def delete_indicator(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Rows that go."""
    yield from (ReadAct(order(Kind.DELETE_INDICATOR, row=row_id)) for row_id, _ in rows_of(one, scene))


def move_indicator(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A row before another, or to the end of its class."""
    row_id = rows_of(one, scene)[0][0]
    before = row_at(one.before, scene)[0] if one.before else ""
    yield ReadAct(order(Kind.MOVE_INDICATOR, row=row_id, before=before))


def merge_indicators(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Rows that become one, and its new name; the name of one of them says which stays."""
    rows, name = [row_id for row_id, _ in rows_of(one, scene, least=2)], one.name.strip("“”\"' ")
    called = next((r for r in rows if (row := scene.row(r)) and row.name == name), "")
    kept = called or (row_at(one.into, scene)[0] if one.into else rows[0])
    kept = kept if kept in rows else rows[0]
    yield ReadAct(order(Kind.MERGE_INDICATORS, rows=tuple(rows), into=kept))
    row = scene.row(kept)
    if name and row is not None and name != row.name:
        yield ReadAct(order(Kind.SET_NAME, row=kept, value=name))


def add_indicator(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A new row in a class of the profile."""
    place, name = class_named(one.level2, scene), one.name.strip("“”\"' ")
    target = new_target(place, name, one.value, scene) if one.value else ""
    if not name:
        raise NotGrounded(one.quote)
    if one.value and not target:
        yield unclear(f"“{name}”的目标值“{one.value[:20]}”没有看懂，请再说一遍，带上单位。")
        return
    made = order(Kind.ADD_INDICATOR, level1=place[0], level2=place[1], name=name, target=target)
    yield ReadAct(made)


def share_weights(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """Points shared out in a class or in all."""
    scope = class_named(one.scope, scene) if one.scope and one.scope != "全部" else None
    toward = class_named(one.toward, scene) if one.toward else None
    scope_name = one.scope if scope else "全部"
    yield ReadAct(order(Kind.SHARE_WEIGHTS, scope=scope_name, toward=one.toward if toward else ""))


GROUNDERS = {
    Kind.SET_TARGET: set_target, Kind.SET_WEIGHT: set_weight, Kind.SET_NAME: set_name, Kind.SET_CLASS: set_class,
    Kind.SET_TEXT: set_text, Kind.DELETE_INDICATOR: delete_indicator, Kind.MOVE_INDICATOR: move_indicator,
    Kind.MERGE_INDICATORS: merge_indicators, Kind.ADD_INDICATOR: add_indicator, Kind.SHARE_WEIGHTS: share_weights,
}  # fmt: skip
