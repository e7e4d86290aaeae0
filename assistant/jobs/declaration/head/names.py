"""A name that was found in a brief."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HeadName:
    """A name at ``start``–``end`` of the brief, and how sure it is (0 to 1)."""

    start: int
    end: int
    text: str
    confidence: float
