"""The words of a piece of work as weights: characters and pairs of characters, rare ones counting more (tf-idf)."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.language.likeness import neighbours

_SINGLE = 0.4
"""What a single character counts beside a pair: it says less."""


class WorkWords:
    """Turns texts into vectors of length 1 over what a set of texts is made of; all else is left out."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = [frozenset(_grams(t)) for t in texts]
        found = Counter(gram for grams in known for gram in grams)
        self._at = {gram: i for i, gram in enumerate(found)}
        share = np.array([math.log(len(known) / count) for count in found.values()], dtype=np.float32)
        single = np.array([_SINGLE if len(gram) == 1 else 1.0 for gram in found], dtype=np.float32)
        self._weights: NDArray[np.float32] = share * single

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, grams); a text without a known gram is zero."""
        counts = np.zeros((len(texts), len(self._at)), dtype=np.float32)
        for row, text in enumerate(texts):
            for gram, count in Counter(_grams(text)).items():
                if gram in self._at:
                    counts[row, self._at[gram]] = count
        counts *= self._weights
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        return (counts / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def _grams(text: str) -> list[str]:
    """Its characters and pairs of neighbouring characters."""
    return [*text, *neighbours(text)]
