"""Which of very many vectors are worth comparing whole: those near along the few axes in which they differ most.

The axes are those of the largest spread (principal components, without taking out the mean, so that products stay
products). The share of the nearest that is kept was measured on the shipped corpus (docs/benchmarks-retrieval.md).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.interface import Vectors

_AXES = 64
_TIMES, _FEWEST = 4, 1_000
"""So many times as many as are wanted are looked at, and never fewer than these."""
_SAMPLE = 20_000
"""Rows from which the axes are found."""


@dataclass(frozen=True)
class Shortlist:
    """Rows (vectors, axes) and axes (dimensions, axes)."""

    rows: Vectors
    axes: Vectors

    @classmethod
    def of(cls, vectors: Vectors) -> "Shortlist":
        """The shortlist of vectors of length 1."""
        step = max(1, len(vectors) // _SAMPLE)
        some = np.asarray(vectors[::step], dtype=np.float64)
        _, directions = np.linalg.eigh(some.T @ some)
        axes = np.ascontiguousarray(directions[:, ::-1][:, :_AXES], dtype=np.float32)
        return cls(np.ascontiguousarray(vectors @ axes, dtype=np.float32), axes)

    def near(self, asked: NDArray[np.float32], count: int) -> NDArray[np.intp]:
        """The rows that may be among the nearest ``count``, in their order."""
        wanted = max(_TIMES * count, _FEWEST)
        likely = self.rows @ (asked @ self.axes)
        if wanted >= len(likely):
            return np.arange(len(likely))
        return np.sort(np.argpartition(-likely, wanted)[:wanted])
