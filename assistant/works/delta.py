"""The difference of two JSON values: where, what stood, what stands. It is laid over forwards, and taken back.

Objects with the same keys and lists of one length differ by their members, others as a whole: a row that moved is told
as a new list, and the order of keys is never another one afterwards.
"""

from collections.abc import Iterator
from typing import Any

from assistant.base import Frozen


class ChangedPlace(Frozen):
    """One place that changed; a path is the keys and places that lead to it."""

    path: tuple[str | int, ...]
    before: Any = None
    after: Any = None


Delta = tuple[ChangedPlace, ...]


def difference(before: Any, after: Any) -> Delta:
    """What changed from one JSON value to another, in the order of the first."""
    return tuple(_differences(before, after, ()))


def laid_over(value: Any, delta: Delta) -> Any:
    """The value with the changes done."""
    for one in delta:
        value = _placed(value, one.path, one.after)
    return value


def taken_back(value: Any, delta: Delta) -> Any:
    """The value without the changes."""
    for one in reversed(delta):
        value = _placed(value, one.path, one.before)
    return value


def _differences(before: Any, after: Any, path: tuple[str | int, ...]) -> Iterator[ChangedPlace]:
    if isinstance(before, dict) and isinstance(after, dict) and list(before) == list(after):
        for key, value in before.items():
            yield from _differences(value, after[key], (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for place, pair in enumerate(zip(before, after, strict=True)):
            yield from _differences(*pair, (*path, place))
    elif before != after or type(before) is not type(after) or isinstance(before, dict):
        yield ChangedPlace(path=path, before=before, after=after)


def _placed(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        place = int(key)
        return [*value[:place], _placed(value[place], rest, new), *value[place + 1 :]]
    return {k: _placed(v, rest, new) if k == key else v for k, v in value.items()}
