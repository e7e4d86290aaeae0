"""Whether what a search found bears on the question: by cosine where the embedding is calibrated, else by its words."""

from collections.abc import Sequence

from assistant.retrieval.interface import Calibration, SearchHit

THIN = 0.12
"""Share of the question found in the best clause below which keywords alone are no basis."""


def nearest(hits: Sequence[SearchHit]) -> float | None:
    """The best cosine; None where the vector search found none of the hits."""
    return max((h.dense for h in hits if h.dense is not None), default=None)


def fits(hits: Sequence[SearchHit], meaning: Calibration | None) -> bool:
    """Whether anything found bears on a question of the field. ``meaning`` None: cosines do not count."""
    if not hits:
        return False
    best = nearest(hits)
    if meaning is None or best is None:
        return max(h.lexical for h in hits) >= THIN
    return best >= meaning.fits


def is_certain(hits: Sequence[SearchHit], meaning: Calibration | None) -> bool:
    """Whether it is near enough for a question without any word of the field; keywords alone never are."""
    best = nearest(hits)
    return meaning is not None and best is not None and best >= meaning.certain
