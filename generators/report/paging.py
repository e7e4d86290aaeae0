"""Page numbers for the contents, reckoned from the lines that every part takes.

Only a word processor knows the pages; the contents hold fields that it fills in anew. Until then they show this: lines
of 27 characters at fixed heights, pages of 225 mm (GB/T 9704-2012), notes at the foot, rows that do not split.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

PAGE, PAGE_WIDE = 637.8, 442.2
"""Points of height of a page: 225 mm upright, 156 mm across."""
_NOTE_RULE = 8.0
CHARACTERS = 27
"""Whole characters of 三号 on a line of 156 mm."""
_NOTE_CHARACTERS, _NOTE_LINE = 48, 12.5


@dataclass(frozen=True)
class PageBlock:
    """What cannot be split over pages: points of height, points of its notes, what it is, and how it breaks."""

    height: float
    notes: float = 0.0
    mark: str = ""
    """Bookmark of a heading."""
    keep: bool = False
    """Stays with the next piece."""
    fresh: bool = False
    """Begins a page."""
    page: float = PAGE
    """Points of height of the page it is on."""


def columns(text: str) -> float:
    """Width of a text in full-width characters."""
    return sum(0.5 if ord(c) < 0x2000 else 1.0 for c in text)


def lines_of(text: str, per_line: float, indent: float = 0.0) -> int:
    """How many lines a text takes."""
    return max(1, ceil((columns(text) + indent) / per_line))


def text_pieces(text: str, notes: Sequence[str], line: float = 28.5) -> list[PageBlock]:
    """The lines of a paragraph, its notes spread evenly over them."""
    count = lines_of(text, CHARACTERS, 2)
    heights = [lines_of(note, _NOTE_CHARACTERS, 2) * _NOTE_LINE for note in notes]
    on_line = [0.0] * count
    for at, height in enumerate(heights):
        on_line[at * count // len(heights)] += height
    return [PageBlock(line, extra) for extra in on_line]


def pages_of(pieces: Iterable[PageBlock], first: int) -> dict[str, int]:
    """The page of every marked piece; the pieces begin at the top of page ``first``."""
    return _filled(pieces, first)[0]


def last_page(pieces: Iterable[PageBlock], first: int) -> int:
    """The page that the last piece ends on."""
    return _filled(pieces, first)[1]


def room(pieces: Sequence[PageBlock]) -> float:
    """Points left on the page that the last piece ends on."""
    return (pieces[-1].page if pieces else PAGE) - _filled(pieces, 1)[2]


def _filled(pieces: Iterable[PageBlock], first: int) -> tuple[dict[str, int], int, float]:
    """Pages of the marks, the last page, and the points used on it."""
    queue = list(pieces)
    found: dict[str, int] = {}
    page, used, noted = first, 0.0, False
    for at, piece in enumerate(queue):
        needed = piece.height + piece.notes + (_NOTE_RULE if piece.notes and not noted else 0.0)
        ahead = queue[at + 1].height if piece.keep and at + 1 < len(queue) else 0.0
        if used and (piece.fresh or used + needed + ahead > piece.page):
            page, used, noted = page + 1, 0.0, False
        if piece.mark:
            found[piece.mark] = page
        used += needed
        noted = noted or bool(piece.notes)
        while used > piece.page:
            page, used = page + 1, used - piece.page
    return found, page, used
