"""Where the alternatives of a regular expression stand, read without compiling it.

Escapes and character classes are stepped over; an opening bracket of any kind starts a level, and ``|`` parts it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CHINESE = re.compile("[一-鿿]+")
_TOKEN = re.compile(
    r"""\\. | \[\^?\]?(?:\\.|[^\]\\])*\]                                      # an escape, a class: stepped over
    | (?P<open> \((?:\?(?:P<\w+>|<?[=!]|>|[aiLmsux-]*:))?) | (?P<close> \)) | (?P<bar> \|)""",
    re.S | re.X,
)
_CLASS = re.compile(r"(?<!\\)\[(?!\^)((?:\\.|[^\]\\])+)\]")


@dataclass(frozen=True)
class Alternative:
    """One side of a ``|``: its span in the pattern, and what stands there."""

    start: int
    end: int
    text: str


def alternations(pattern: str, *, partial: bool = False) -> Iterator[tuple[Alternative, ...]]:
    """The alternatives of every level that has at least two, inner levels first.

    ``partial``: the text is a piece of an f-string; a level that is not both opened and closed in it is left out, since
    what stands at its edges is unknown.
    """
    levels: list[list[int]] = [[0]]
    for token in _TOKEN.finditer(pattern):
        if token["open"]:
            levels.append([token.end()])
        elif token["bar"]:
            levels[-1].append(token.start())
        elif token["close"] and len(levels) > 1:
            yield from _level(pattern, levels.pop(), token.start())
        elif token["close"]:
            levels = [[token.end()]]
    if len(levels) == 1 and not partial:
        yield from _level(pattern, levels[0], len(pattern))


def _level(pattern: str, cuts: list[int], end: int) -> Iterator[tuple[Alternative, ...]]:
    """``cuts``: where the level begins, then the place of each bar."""
    if len(cuts) > 1:
        starts = [cuts[0], *(bar + 1 for bar in cuts[1:])]
        yield tuple(Alternative(a, b, pattern[a:b]) for a, b in zip(starts, [*cuts[1:], end], strict=True))


def without(pattern: str, alternative: Alternative) -> str:
    """The pattern with one alternative and one bar beside it removed."""
    if alternative.start and pattern[alternative.start - 1] == "|":
        return pattern[: alternative.start - 1] + pattern[alternative.end :]
    return pattern[: alternative.start] + pattern[alternative.end + 1 :]


def words_of(pattern: str) -> frozenset[str]:
    """The Chinese word that each alternative begins with, and every character of a character class."""
    heads = (CHINESE.match(a.text) for level in alternations(pattern) for a in level)
    return frozenset(h[0] for h in heads if h) | {c for found in _CLASS.findall(pattern) for c in found}
