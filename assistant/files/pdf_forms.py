"""Drawings of a PDF that draw others: how many all of them come to, known before pdfium follows each of them.

pdfium draws a form that holds itself as deep as it goes: ten times on its own page never ended.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from assistant.files.limits import FileLimits
from assistant.files.pdf_streams import Stream, number_before, streams

_OBJECT = re.compile(rb"obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAME = rb"/([^\s/<>\[\](){}%]{1,127})"
_NAMED = re.compile(_NAME + rb"\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(_NAME + rb"\s+Do\b")
_INSIDE = {b"Resources", b"XObject"}
"""Dictionaries that say what a name means, also as objects of their own."""
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")
_NUMBERS = re.compile(rb"\d{1,9}")
_DICTIONARY, _FEW, _MOST_OBJECTS = 3000, 100, 1_000_000
"""Bytes of a dictionary that are looked at; drawings that need no sum; beginnings and ends of objects."""


def has_loop(data: bytes, limits: FileLimits) -> bool:
    """Whether drawings hold themselves, or come to more than the limits allow."""
    if not _FORM.search(data):
        return False
    if data.count(b"obj") > _MOST_OBJECTS:
        return True
    drawings = _Drawings(data, limits)
    most = max(map(drawings.count, drawings.forms), default=0)
    return most > limits.drawn_forms or (most > _FEW and most * drawings.in_all > limits.drawn_forms)


class _Drawings:
    """The forms of a file by the number of their object."""

    def __init__(self, data: bytes, limits: FileLimits) -> None:
        self._data, self._limits = data, limits
        self.forms = {s.number: s for s in streams(data) if _FORM.search(s.head)}
        self._counts: dict[int, int] = {}

    def count(self, number: int, depth: int = 0) -> int:
        """How many drawings one comes to, itself too; one more than the limit where it has no end."""
        endless = self._limits.drawn_forms + 1
        if depth > self._limits.nesting:
            return endless
        if number not in self._counts:
            self._counts[number] = endless  # what meets itself while it is counted
            inner = sum(times * self.count(other, depth + 1) for other, times in self._inside(self.forms[number]))
            self._counts[number] = min(endless, 1 + inner)
        return self._counts[number]

    @cached_property
    def in_all(self) -> int:
        """How often pages and forms say that something is drawn."""
        return sum(self._drawn(s).total() for s in streams(self._data) if not s.is_picture)

    def _inside(self, form: Stream) -> Iterator[tuple[int, int]]:
        """The forms that one draws, with how often."""
        drawn = self._drawn(form)
        for name, number in set(self._named(form.head)) if drawn else ():
            if name in drawn and number in self.forms:
                yield number, drawn[name]

    def _drawn(self, stream: Stream) -> Counter[bytes]:
        return Counter(_DRAWN.findall(b"".join(stream.pieces(self._limits.stream_bytes))))

    def _named(self, dictionary: bytes, depth: int = 0) -> Iterator[tuple[bytes, int]]:
        """The names of a dictionary, and of its resources, with the objects that they stand for."""
        for name, stated in _NAMED.findall(dictionary):
            yield name, int(stated)
            if name in _INSIDE and depth < len(_INSIDE):
                yield from self._named(self._dictionary(int(stated)), depth + 1)

    def _dictionary(self, number: int) -> bytes:
        """An object as far as it can be such a dictionary."""
        at = self._places.get(number)
        if at is None:
            return self._packed.get(number, b"")
        return self._data[at : at + _DICTIONARY].partition(b"endobj")[0].partition(b"stream")[0]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {number_before(self._data, match.start()): match.end() for match in _OBJECT.finditer(self._data)}

    @cached_property
    def _packed(self) -> Mapping[int, bytes]:
        """Objects that stand together in packed streams."""
        packed = (stream for stream in streams(self._data) if _PACKED.search(stream.head))
        return {number: text for stream in packed for number, text in _unpacked(stream, self._limits)}


def _unpacked(stream: Stream, limits: FileLimits) -> Iterator[tuple[int, bytes]]:
    """Objects that stand together in one packed stream."""
    content = b"".join(stream.pieces(limits.stream_bytes))
    first = _FIRST.search(stream.head)
    start = int(first[1]) if first else 0
    stated = [int(number) for number in _NUMBERS.findall(content[:start])]
    places = sorted(zip((start + at for at in stated[1::2]), stated[::2], strict=False))
    for (at, number), (end, _) in pairwise([*places, (len(content), -1)]):
        yield number, content[at : min(end, at + _DICTIONARY)]
