"""The heading of a cell in a list: rows below a row of words, parted alike by tabs, bars, commas or wide gaps."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_PARTS = (re.compile(r"\t"), re.compile(r"\|"), re.compile(r","), re.compile(r" {2,}"), re.compile(r" "))
_FIGURE = re.compile(r"\d")
_LONGEST_HEADING = 14
_MOST_CELLS = 60


@dataclass(frozen=True)
class Columns:
    """The headings of a text: cells in its order, each from ``starts`` on."""

    starts: Sequence[int]
    headings: Sequence[str]

    def heading(self, at: int) -> str:
        """The heading of the cell at a place; "" where there is none."""
        found = bisect_right(self.starts, at) - 1
        return self.headings[found] if found >= 0 else ""


def columns(text: str) -> Columns:
    """The columns of a text, in one pass. A list ends where the number of cells changes."""
    starts, headings = [0], [""]
    head: Sequence[str] = ()
    mark: re.Pattern[str] = _PARTS[0]
    at = 0
    for line in text.split("\n"):
        cells = _cells(line, mark) if head else ()
        if len(cells) == len(head) > 1:
            for (start, _), heading in zip(cells, head, strict=True):
                starts.append(at + start)
                headings.append(heading)
        else:
            head, mark = _head(line)
        at += len(line) + 1
        starts.append(at)
        headings.append("")
    return Columns(starts, headings)


def _cells(line: str, mark: re.Pattern[str]) -> Sequence[tuple[int, str]]:
    found, at = [], 0
    for part in mark.finditer(line):
        found.append((at, line[at : part.start()].strip()))
        at = part.end()
    return [*found, (at, line[at:].strip())]


def _head(line: str) -> tuple[Sequence[str], re.Pattern[str]]:
    """The headings of a line that consists of short words alone."""
    if _FIGURE.search(line):
        return (), _PARTS[0]
    for mark in _PARTS:
        cells = [cell for _, cell in _cells(line, mark)]
        if 1 < len(cells) <= _MOST_CELLS and all(len(cell) <= _LONGEST_HEADING for cell in cells) and any(cells):
            return cells, mark
    return (), _PARTS[0]
