"""The difference of two JSON values: where, what stood, what stands. It is laid over forwards, and taken back.

A path is a list of keys and places; a value that is not there is ``None`` with ``was`` or ``has`` false. Lists of one
length differ by their members, others as a whole: a row that moved is told as a new list.
"""

from collections.abc import Iterator
from typing import Any

from assistant.base import Frozen


class Difference(Frozen):
    """One place that changed."""

    path: tuple[str | int, ...]
    before: Any = None
    after: Any = None
    was: bool = True
    """Whether anything stood there before."""
    has: bool = True
    """Whether anything stands there now."""


Delta = tuple[Difference, ...]


def difference(before: Any, after: Any) -> Delta:
    """What changed from one JSON value to another, in the order of the first."""
    return tuple(_differences(before, after, ()))


def laid_over(value: Any, delta: Delta) -> Any:
    """The value with the changes done."""
    for one in delta:
        value = _placed(value, one.path, one.after, present=one.has)
    return value


def taken_back(value: Any, delta: Delta) -> Any:
    """The value without the changes."""
    for one in reversed(delta):
        value = _placed(value, one.path, one.before, present=one.was)
    return value


def _differences(before: Any, after: Any, path: tuple[str | int, ...]) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(k for k in after if k not in before)):
            if key not in after:
                yield Difference(path=(*path, key), before=before[key], has=False)
            elif key not in before:
                yield Difference(path=(*path, key), after=after[key], was=False)
            else:
                yield from _differences(before[key], after[key], (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for place, pair in enumerate(zip(before, after, strict=True)):
            yield from _differences(*pair, (*path, place))
    elif before != after or type(before) is not type(after):
        yield Difference(path=path, before=before, after=after)


def _placed(value: Any, path: tuple[str | int, ...], new: Any, *, present: bool) -> Any:
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        place = int(key)
        return [*value[:place], _placed(value[place], rest, new, present=present), *value[place + 1 :]]
    if rest:
        return {**value, key: _placed(value[key], rest, new, present=present)}
    kept = {k: v for k, v in value.items() if k != key or present}
    return {**kept, key: new} if present else kept
