"""What a page of a PDF draws: characters with their places, and straight lines."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_THIN = 2.5
"""A box thinner than this, in points, is a drawn line."""
_MOST_LINES, _MOST_GLYPHS, _MOST_SEGMENTS = 5000, 30_000, 200


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box in points, from the lower left corner of the page; a line break has none."""

    text: str
    left: float = 0
    right: float = 0
    bottom: float = 0
    top: float = 0

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: where it stands across its direction, and from where to where it runs."""

    is_vertical: bool
    at: float
    start: float
    end: float


def glyphs_of(text: Any) -> list[Glyph]:
    """The characters in the order of the text."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found: list[Glyph] = []
    for at in range(min(text.count_chars(), _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code in {10, 13}:
            if code == 10:
                found.append(Glyph("\n"))
            continue
        if code < 32 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        raw.FPDFText_GetCharBox(text.raw, at, left, right, bottom, top)
        found.append(Glyph(chr(code), left.value, right.value, bottom.value, top.value))
    return found


def rulings_of(page: Any) -> list[Ruling]:
    """The straight lines of a page; nothing for a drawing of very many."""
    from pypdfium2 import raw

    found: list[Ruling] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        found += _of_path(item, raw)
        if len(found) > _MOST_LINES:
            return []
    return found


def _of_path(item: Any, raw: Any) -> Iterator[Ruling]:
    left, bottom, right, top = item.get_bounds()
    if right - left < _THIN:
        yield Ruling(is_vertical=True, at=(left + right) / 2, start=bottom, end=top)
    elif top - bottom < _THIN:
        yield Ruling(is_vertical=False, at=(bottom + top) / 2, start=left, end=right)
    elif _is_stroked(item, raw):
        yield from _of_segments(item, raw)


def _is_stroked(item: Any, raw: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item.raw, fill, stroke)) and bool(stroke.value)


def _of_segments(item: Any, raw: Any) -> Iterator[Ruling]:
    """The straight sides of a path, moved to where they stand on the page."""
    a, b, c, d, e, f = item.get_matrix().get()
    x, y = ctypes.c_float(), ctypes.c_float()
    first = before = None
    for at in range(min(raw.FPDFPath_CountSegments(item.raw), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield from _side(before, point)
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            yield from _side(point, first)
        before = point


def _side(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Ruling]:
    (x, y), (u, v) = one, other
    if abs(x - u) < 1 and abs(y - v) > _THIN:
        yield Ruling(is_vertical=True, at=(x + u) / 2, start=min(y, v), end=max(y, v))
    elif abs(y - v) < 1 and abs(x - u) > _THIN:
        yield Ruling(is_vertical=False, at=(y + v) / 2, start=min(x, u), end=max(x, u))
