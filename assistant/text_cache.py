"""What was read of a text, kept while it is short: memory is bounded by characters, however many users there are."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_More = ParamSpec("_More")
_Read = TypeVar("_Read")


def cached_by_text(
    characters: int = 400_000, *, longest: int = 200, latest: int = 0
) -> Callable[[Callable[Concatenate[str, _More], _Read]], Callable[Concatenate[str, _More], _Read]]:
    """Keep what a function of a text gives, for texts up to ``longest`` and of these so many ``characters`` at most.

    Longer ones are read anew, but for the ``latest``, which readers that ask in turn at many places of one need.
    """

    def decorated(read: Callable[Concatenate[str, _More], _Read]) -> Callable[Concatenate[str, _More], _Read]:
        short = lru_cache(maxsize=max(1, characters // longest))(read)
        long = lru_cache(maxsize=latest)(read)

        @wraps(read)
        def cached(text: str, /, *more: _More.args, **named: _More.kwargs) -> _Read:
            return (short if len(text) <= longest else long)(text, *more, **named)  # type: ignore[arg-type]  # every argument is hashable

        return cached

    return decorated
