"""How large the streams of a PDF are when unpacked, and what they draw, found without keeping what comes out.

pdfium unpacks a stream whole: 800 KB became 1.6 GB. It makes an object of every text that is put in a place, and a copy
of its state for every state that is saved.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.files.limits import FileLimits

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_FILTER = re.compile(rb"/F(?:ilter)?\b")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+$")
_NUMBER_LENGTH = 20
_DICTIONARY = 3000
_CHUNK = 1 << 20
_TOTAL = 200 << 20
_NESTED = 2
"""All streams together are no longer than the file, unless they begin inside each other."""
_SHOWS = {b"T": (b"Tj", b"TJ"), b"'": (b")'", b") '")}
_DRAWS = {b"S": (b" S", b"\nS"), b"f": (b" f", b"\nf"), b"B": (b" B", b"\nB")}
_SAVES, _RESTORES = {b"q": (b"q ", b"q\n", b"q\r")}, {b"Q": (b"Q ", b"Q\n", b"Q\r")}
"""Commands of a page by their letter."""
_FEW = 100
"""A letter that stands less often in a megabyte is not looked at: those commands are far below every limit."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it is packed, with its dictionary and the number of its object; -1 where none stands before it."""

    number: int
    head: bytes
    packed: bytes

    @property
    def is_picture(self) -> bool:
        return bool(_PICTURE.search(self.head))

    @property
    def is_flate(self) -> bool:
        return bool(_FLATE.search(self.head))

    def pieces(self, most: int) -> Iterator[bytes]:
        """What it unpacks to, until a little more than so many bytes came; nothing behind filters other than Flate."""
        layers, packed = len(_FLATE.findall(self.head)), self.packed
        if not layers:
            if not _FILTER.search(self.head):
                yield from (packed[at : at + _CHUNK] for at in range(0, len(packed), _CHUNK))
            return
        try:
            for _ in range(layers - 1):
                packed = zlib.decompressobj().decompress(packed, most + 1)
                if len(packed) > most:
                    yield packed
                    return
            yield from _unpacked(packed, most)
        except zlib.error:
            return


def streams(data: bytes) -> Iterator[Stream]:
    """Every stream of a file."""
    last = data.rfind(b"endstream")
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        at = head.rfind(b"obj")
        end = data.find(b"endstream", match.end()) if match.end() <= last else len(data)
        yield Stream(number_before(head, at), head[at + 1 :], data[match.end() : end])


def number_before(data: bytes, at: int) -> int:
    """The number of the object that begins with ``obj`` there; -1 for none."""
    match = _NUMBER.search(data[max(0, at - _NUMBER_LENGTH) : max(0, at)])
    return int(match[1]) if match else -1


def has_bomb(data: bytes, limits: FileLimits) -> bool:
    """Whether a stream, or all of them together, would unpack or draw beyond the limits, or they hold each other."""
    total = packed = 0
    for stream in streams(data):
        packed += len(stream.packed)
        if packed > _NESTED * len(data) + _CHUNK:
            return True
        size = _size(stream, limits)
        total += size if stream.is_flate else 0
        if size < 0 or total > _TOTAL:
            return True
    return False


def _size(stream: Stream, limits: FileLimits) -> int:
    """The unpacked bytes; -1 where they pass a limit."""
    most = limits.picture_bytes if stream.is_picture else limits.stream_bytes
    size = texts = paths = states = 0
    for piece in stream.pieces(most):
        size += len(piece)
        if not stream.is_picture:
            texts += _count(piece, _SHOWS)
            paths += _count(piece, _DRAWS)
            states = max(0, states + _count(piece, _SAVES) - _count(piece, _RESTORES))
        is_large = size > most and stream.is_flate
        is_full = texts > limits.shown_texts or paths > limits.drawn_paths or states > limits.saved_states
        if is_large or is_full:
            return -1
    return size


def _count(piece: bytes, commands: Mapping[bytes, tuple[bytes, ...]]) -> int:
    """How many of these commands a piece has; one letter is found much faster than two."""
    return sum(sum(map(piece.count, signs)) for letter, signs in commands.items() if piece.count(letter) >= _FEW)


def _unpacked(packed: bytes, most: int) -> Iterator[bytes]:
    unpacker, size = zlib.decompressobj(), 0
    while packed and size <= most and not unpacker.eof:
        piece = unpacker.decompress(packed, _CHUNK)
        packed, size = unpacker.unconsumed_tail, size + len(piece)
        yield piece
