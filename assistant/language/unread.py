"""The account of figures that ended nowhere: every figure of a text that no reading has taken.

A reading marks the pieces of a text that it used; what is left is named here, so that nothing of an input vanishes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.base import Frozen
from assistant.language.figures import FigureKind, find_figures
from assistant.language.numeral.found import NumeralKind
from assistant.language.numeral.scan import find_numerals
from assistant.language.numerals import fold

_ARABIC_RUN = re.compile(r"\d[\d,.:：/\-]*\d|\d")
_LIST_MARK = re.compile(r"(?m)^[ \t]*[（(]?\d{1,2}(?:[)）、]|[.．](?!\d))|[①-⑳]")
_CONTEXT = 12
_SCALES = frozenset("万亿")
"""Without a figure before it, the scale of a unit: 单位：万元, 金额（亿元）."""


class UnreadFigure(Frozen):
    """A figure that no reading has taken: its text, its place in characters, and the words around it."""

    text: str
    start: int
    end: int
    context: str
    doubtful: bool = False
    """True where it may be no figure at all, such as 三 in 三农."""


def unread_figures(text: str, taken: Iterable[tuple[int, int]]) -> Sequence[UnreadFigure]:
    """The figures of a text outside the pieces that were taken, in their order. Marks of lists are no figures."""
    marks = bytearray(len(text) + 1)
    for start, end in (*taken, *(m.span() for m in _LIST_MARK.finditer(fold(text)))):
        marks[start:end] = b"\1" * len(marks[start:end])
    found = [f for f in _all(text) if not any(marks[f.start : f.end])]
    return tuple(sorted(found, key=lambda f: f.start))


def _all(text: str) -> Iterator[UnreadFigure]:
    """Every figure, every numeral in words, and every digit that is part of none."""
    kept = bytearray(len(text) + 1)
    for figure in find_figures(text):
        if figure.kind is not FigureKind.ORGANISATION:
            kept[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            yield _unread(text, figure.start, figure.end, doubtful=figure.doubtful)
    for numeral in find_numerals(text):
        if numeral.text not in _SCALES and not any(kept[numeral.start : numeral.end]):
            kept[numeral.start : numeral.end] = b"\1" * (numeral.end - numeral.start)
            doubtful = numeral.doubtful or numeral.kind is NumeralKind.ORDINAL
            yield _unread(text, numeral.start, numeral.end, doubtful=doubtful)
    shown = "".join(" " if used else char for char, used in zip(fold(text), kept, strict=False))
    for run in _ARABIC_RUN.finditer(shown):
        yield _unread(text, run.start(), run.end())


def _unread(text: str, start: int, end: int, *, doubtful: bool = False) -> UnreadFigure:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    left = max(line_start, start - _CONTEXT)
    right = min(line_end if line_end >= 0 else len(text), end + _CONTEXT)
    return UnreadFigure(text=text[start:end], start=start, end=end, context=text[left:right].strip(), doubtful=doubtful)
