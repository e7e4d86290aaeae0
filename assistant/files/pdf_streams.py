"""How large the streams of a PDF are when unpacked, found without keeping what comes out.

pdfium unpacks a stream whole: 800 KB became 1.6 GB.
"""

import re
import zlib
from collections.abc import Iterator

from assistant.files.limits import FileLimits

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_DICTIONARY = 3000
_CHUNK = 1 << 20
_TOTAL = 200 << 20


def has_bomb(data: bytes, limits: FileLimits) -> bool:
    """Whether a stream, or all of them together, would unpack beyond the limits."""
    total = 0
    for size, most in _sizes(data, limits):
        total += size
        if size > most or total > _TOTAL:
            return True
    return False


def _sizes(data: bytes, limits: FileLimits) -> Iterator[tuple[int, int]]:
    """The unpacked size of each packed stream, counted a little beyond its limit at most, and the limit."""
    last = data.rfind(b"endstream")
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b"obj") + 1 :]
        layers = len(_FLATE.findall(head))
        if not layers:
            continue
        most = limits.picture_bytes if _PICTURE.search(head) else limits.stream_bytes
        end = data.find(b"endstream", match.end()) if match.end() <= last else len(data)
        yield _unpacked(data[match.end() : end], layers, most), most


def _unpacked(packed: bytes, layers: int, most: int) -> int:
    """The size behind all layers, or behind the first that is beyond the limit."""
    for _ in range(layers - 1):
        try:
            packed = zlib.decompressobj().decompress(packed, most + 1)
        except zlib.error:
            return 0
        if len(packed) > most:
            return len(packed)
    return _size(packed, most)


def _size(packed: bytes, most: int) -> int:
    unpacker, size, rest = zlib.decompressobj(), 0, packed
    try:
        while rest and size <= most and not unpacker.eof:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size
