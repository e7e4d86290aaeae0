"""Names and homes by a convolutional network over characters, beside the field of ``tagger.py``.

It sees sixteen characters to each side, so that it reads a name from what is said of somebody, whatever the name looks
like. Trained with scripts/train_personal_network.py; read here by a few products of matrices.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.language.encoder.encoder import evened
from assistant.language.personal.tagging.words import Numbers

MODEL = Path(__file__).with_name("network.npz")
SEEN = {
    "kind": 96, "inside": 20, "tag": 256, "known": 20, "pair": 4, "tag_before": 256, "tag_behind": 256, "title": 16,
    "role": 16, "place": 16, "parts": 16, "home": 16, "slot": 128, "slot_rest": 8, "alike": 40, "label": 1024,
    "label_role": 24, "heading": 1024, "number": 64, "any_number": 2, "unit": 128, "unit_before": 128, "body": 64,
    "lives": 8, "brand": 64, "work": 64, "titled": 288, "nick": 128,
}  # fmt: skip
"""Rows of a text that are seen besides its characters, each with how many values are told apart."""
DILATIONS = (1, 2, 4, 8, 1)
UNKNOWN = 0
"""The row of characters that the network does not know."""
Floats = npt.NDArray[np.float32]
_ROWS = 16
_AT_ONCE, _REACH = 2000, sum(DILATIONS)
"""Characters read at once, which bounds memory, and how far the network sees to each side."""


def values(rows: Mapping[str, Numbers]) -> npt.NDArray[np.int64]:
    """For each character the place of each value in one table of all; the tables stand one behind the other."""
    first, out = 0, []
    for name, size in SEEN.items():
        out.append(
            first + _spread(rows[name]) % size if size in {256, 1024} else first + np.minimum(rows[name], size - 1)
        )
        first += size
    return np.stack(out, axis=1)


def _spread(row: Numbers) -> Numbers:
    """Numbers of words mixed, so that those of few values differ; 0 stays."""
    return np.asarray((row * 2654435761 & 0xFFFFFFFF) >> 13)


class PersonalNetwork:
    """Tags characters with a trained network."""

    def __init__(self, model: Path = MODEL) -> None:
        with np.load(model) as data:
            self._row = np.zeros(65536, dtype=np.int32)
            self._row[data["chars"]] = np.arange(1, len(data["chars"]) + 1)
            self._chars = data["embedding"].astype(np.float32) * data["scale"].astype(np.float32)
            self._values = data["values"].astype(np.float32)
            self._blocks = [
                tuple(data[f"{part}{at}"].astype(np.float32) for part in ("gain", "shift", "weight", "bias"))
                for at in range(len(DILATIONS))
            ]
            self._last = tuple(data[part].astype(np.float32) for part in ("gain", "shift", "weight", "bias"))

    @property
    def tags(self) -> int:
        """How many tags are told apart."""
        return len(self._last[3])

    def chances(self, rows: Mapping[str, Numbers], context: Floats | None = None) -> Floats:
        """The chance of each tag (``tagger.TAGS``) for each character whose rows are given; ``context``: a row of the
        network's width for each, added to what is seen of it."""
        codes = np.minimum(rows["code"], 65535)
        size = len(codes)
        seen = values(rows)
        pieces = list[Floats]()
        for at in range(0, size, _AT_ONCE):
            left, right = max(0, at - _REACH), min(size, at + _AT_ONCE + _REACH)
            own = self._read(codes[left:right], seen[left:right], None if context is None else context[left:right])
            pieces.append(own[at - left : at - left + _AT_ONCE])
        return np.concatenate(pieces) if pieces else np.zeros((0, self.tags), dtype=np.float32)

    def _read(self, codes: Numbers, seen: npt.NDArray[np.int64], context: Floats | None) -> Floats:
        found = self._chars[self._row[codes]]
        if context is not None:
            found += context
        for column in seen.T:
            found += self._values[column]
        for (gain, shift, weight, bias), far in zip(self._blocks, DILATIONS, strict=True):
            plain = evened(found, gain, shift)
            wide = np.zeros((len(plain) + 2 * far, plain.shape[1]), dtype=np.float32)
            wide[far:-far] = plain
            both = np.concatenate([wide[: -2 * far], plain, wide[2 * far :]], axis=1)
            found += np.maximum(_product(both, weight) + bias, 0)
        gain, shift, weight, bias = self._last
        return _softmax(evened(found, gain, shift) @ weight + bias)


def _product(many: Floats, weight: Floats) -> Floats:
    """The product, a few rows at a time: so small ones no library spreads over threads, which would cost more."""
    size = len(many)
    full = size - size % _ROWS
    parts = many[:full].reshape(-1, _ROWS, many.shape[1]) @ weight
    return np.concatenate([parts.reshape(full, weight.shape[1]), many[full:] @ weight])


def _softmax(scores: Floats) -> Floats:
    high = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(high / high.sum(axis=1, keepdims=True))


@cache
def shipped_network() -> PersonalNetwork:
    """The network with the model of the repository, loaded once."""
    return PersonalNetwork()
