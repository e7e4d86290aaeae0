"""A form as a grid of cells with spans, whatever file it came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import to_exact


@dataclass(frozen=True)
class GridCell:
    """A cell at a column, with its width in columns; ``continued`` when it only goes on a merged cell from above."""

    text: str
    column: int
    colspan: int = 1
    continued: bool = False
    row: int = 0
    """Of the table or sheet, from 0; blank rows count."""


Grid = Sequence[Sequence[GridCell]]


def bare(text: str) -> str:
    """A label without spaces, line breaks and punctuation around it."""
    return re.sub(r"[\s　：:]", "", text)


def amount(text: str | None) -> Decimal | None:
    """The first number of a cell, or None."""
    match = re.search(r"-?[\d,，]+(?:\.\d+)?", text or "")
    if match is None:
        return None
    try:
        return to_exact(match[0])
    except ValueError:
        return None
