"""What a line scores: the sum of normalised scores of keywords and of meaning, of its own and of its clause.

A sum keeps how far ahead a candidate is, which fusion by rank throws away. The weights were fitted on questions with a
key by trying values one after the other (docs/benchmarks-answers.md says on which, and what they gained).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.interface import Calibration

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """Of a BM25 score in tens, and of a cosine in steps from what fits to what is certain."""

    clause_words: float = 0.7
    line_words: float = 0.3
    line_meaning: float = 0.17
    ask_meaning: float = 0.54
    """Of the nearest question that the clause answers."""
    line_answer: float = 0.77
    """Of the question turned towards its answers, in deviations (question_map.py)."""


WEIGHTS = Weights()
_WORDS = 10.0
_UNMEASURED = 4.0
"""Steps from the farthest candidate to the nearest where nobody has measured what the cosines mean."""


def words(scores: Floats) -> Floats:
    """BM25 scores on the common scale."""
    return scores / _WORDS


def meaning(cosines: Floats, scale: Calibration | None) -> Floats:
    """Cosines on the common scale: 0 where they just fit, 1 where they are certain."""
    if scale is not None and scale.certain > scale.fits:
        return (cosines - scale.fits) / (scale.certain - scale.fits)
    low, high = (float(cosines.min()), float(cosines.max())) if len(cosines) else (0.0, 0.0)
    return _UNMEASURED * (cosines - high) / (high - low) if high > low else np.zeros_like(cosines)
