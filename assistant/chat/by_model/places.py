"""Rows, classes and words that a model names, as they stand in form and profile."""

from collections.abc import Sequence

from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from assistant.chat.reading.scene import Scene
from assistant.domain.indicator import Indicator


def rows_of(one: ModelOperation, scene: Scene, least: int = 1) -> list[tuple[str, Indicator]]:
    """The rows by their numbers, with their ids. Raises NotGrounded."""
    if len(one.rows) < least:
        raise NotGrounded("没有指标")
    return [row_at(n, scene) for n in one.rows]


def row_at(number: int, scene: Scene) -> tuple[str, Indicator]:
    """The row with a number. Raises NotGrounded."""
    if not 1 <= number <= len(scene.rows):
        raise NotGrounded(str(number))
    row_id = scene.row_id(number - 1)
    row = scene.row(row_id)
    if row is None:
        raise NotGrounded(str(number))
    return row_id, row


def class_named(name: str, scene: Scene) -> tuple[str, str]:
    """First and second level of a class of the profile. Raises NotGrounded."""
    levels = scene.profile.level1 if scene.profile else ()
    found = [(f.name, s.name) for f in levels for s in f.level2 if name and name in {f.name, s.name}]
    if not found:
        raise NotGrounded(name)
    return found[0]


def item(number: int, items: Sequence[str]) -> str:
    """The id at a place of a list. Raises NotGrounded."""
    if not 1 <= number <= len(items):
        raise NotGrounded(str(number))
    return items[number - 1]
