"""A text in windows that a language model reads at once, each number in the one where most stands around it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from assistant.language.encoder.word_pieces import WordPiece

SIZE, SHARED = 380, 120
"""Pieces of a window, and how many of them the next one has too."""
Places = tuple[int, int]
"""The first and the last piece of a number."""


class TextWindow(NamedTuple):
    """Pieces of a text, from ``first`` to before ``end``, with the numbers that are read in it."""

    first: int
    end: int
    numbers: Sequence[int]


def places_of(pieces: Sequence[WordPiece], tokens: Sequence[tuple[int, int]]) -> list[Places]:
    """Between which pieces each number stands; of a number in no piece, the one before it."""
    starts, found = [p.start for p in pieces], list[Places]()
    for start, end in tokens:
        before = max(0, bisect_left(starts, start) - 1)
        own = [i for i in range(before, bisect_left(starts, end)) if start < pieces[i].end]
        found.append((own[0], own[-1]) if own else (before, before))
    return found


def windows(count: int, places: Sequence[Places]) -> list[TextWindow]:
    """The windows of so many pieces that have numbers to read."""
    spans = [(0, min(count, SIZE))]
    while spans[-1][1] < count:
        first = spans[-1][0] + SIZE - SHARED
        spans.append((first, min(count, first + SIZE)))
    best = [max(range(len(spans)), key=lambda k: min(a - spans[k][0], spans[k][1] - 1 - b)) for a, b in places]
    own = [[i for i, one in enumerate(best) if one == k] for k in range(len(spans))]
    return [TextWindow(*span, numbers) for span, numbers in zip(spans, own, strict=True) if numbers]
