"""Names and homes in a text, by a trained sequence tagger (a conditional random field, scripts/train_personal.py).

Each character has a tag: outside, first and further ones of a name, the title behind a surname alone, first and further
ones of an address. Trained with CRFsuite; read here by one gather of weights for all characters at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.language.personal.tagging.templates import BITS, looks
from assistant.language.personal.tagging.words import Numbers

MODEL = Path(__file__).with_name("personal.npz")
TAGS = ("O", "B", "I", "T", "A", "a")
"""Outside; begins a name, goes on with it, its title; begins an address, goes on with it."""
_Array = npt.NDArray[np.float32]
_AT_ONCE = 1000
"""Characters whose weights are gathered at once; bounds memory."""
_SCALED = 16
"""Steps after which chances are scaled anew, before they grow too small for a number."""
_FAR_FROM = 6.0
"""A place whose likeliest tag but "outside" is so much less likely (log) is outside; only runs between are weighed."""


@dataclass(frozen=True)
class Chances:
    """For each character the chance of each tag."""

    of: _Array

    @property
    def name(self) -> _Array:
        return np.asarray(self.of[:, 1:4].sum(axis=1))

    @property
    def address(self) -> _Array:
        return np.asarray(self.of[:, 4:].sum(axis=1))


class PersonalTagger:
    """Tags characters with a trained model."""

    def __init__(self, model: Path = MODEL) -> None:
        with np.load(model) as data:
            known, weights = data["looks"], data["weights"].astype(np.float32)
            self._steps = np.exp(data["steps"].astype(np.float64))
        self._row = np.zeros(1 << BITS, dtype=np.int32)
        self._row[known] = np.arange(1, len(known) + 1)
        self._weights = np.vstack([np.zeros((1, len(TAGS)), dtype=np.float32), weights])

    def chances(self, own: Mapping[str, Numbers]) -> Chances:
        """The chances of each character whose rows are given (``features.rows``)."""
        size = len(own["char"])
        out = np.zeros((size, len(TAGS)), dtype=np.float32)
        out[:, 0] = 1
        if size:
            seen = np.concatenate([self._seen(own, at) for at in range(0, size, _AT_ONCE)])
            runs = list(_runs(seen[:, 1:].max(axis=1) > seen[:, 0] - _FAR_FROM))
            for at in range(0, len(runs), 64):
                self._weigh(seen, runs[at : at + 64], out)
        return Chances(out)

    def _seen(self, own: Mapping[str, Numbers], start: int) -> _Array:
        """The sums of weights of the characters of one piece."""
        found = self._row[looks(own, start, _AT_ONCE)]
        return np.asarray(self._weights.take(found, axis=0).sum(axis=0))

    def _weigh(self, seen: _Array, runs: Sequence[tuple[int, int]], out: _Array) -> None:
        """Forward and backward over runs side by side."""
        longest = max(end - start for start, end in runs)
        own = np.zeros((longest + 2, len(runs), len(TAGS)))
        own[:, :, 0] = 1
        likely = np.exp(seen - seen.max(axis=1, keepdims=True))
        for at, (start, end) in enumerate(runs):
            own[1 : end - start + 1, at] = likely[start:end]
        ahead, back = np.ones_like(own), np.ones_like(own)
        ahead[0] = own[0]
        for at in range(1, longest + 2):
            np.multiply(ahead[at - 1] @ self._steps, own[at], out=ahead[at])
            if at % _SCALED == 0:
                ahead[at] /= ahead[at].sum(axis=1, keepdims=True)
        for at in range(longest, -1, -1):
            np.matmul(own[at + 1] * back[at + 1], self._steps.T, out=back[at])
            if at % _SCALED == 0:
                back[at] /= back[at].sum(axis=1, keepdims=True)
        both = ahead * back
        both /= both.sum(axis=2, keepdims=True)
        for at, (start, end) in enumerate(runs):
            out[start:end] = both[1 : end - start + 1, at]


def _runs(marks: npt.NDArray[np.bool_], longest: int = 120) -> Iterator[tuple[int, int]]:
    """Where marked places stand side by side, in pieces of bounded length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        for at in range(start, end, longest):
            yield at, min(end, at + longest)


@cache
def shipped_tagger() -> PersonalTagger:
    """The tagger with the model of the repository, loaded once."""
    return PersonalTagger()
