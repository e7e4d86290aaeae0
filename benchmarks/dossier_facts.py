"""Facts of a dossier as lists and readers give them, and when two of them agree.

They agree where kind, paper, page and value do (money, counts and rates by their number and bounds, dates by the day,
words as written) and one of both subjects contains the other, punctuation apart.
"""

import re
from dataclasses import dataclass

from assistant.domain.dossier import PaperFact
from assistant.language.figures import FigureKind, find_figures


@dataclass(frozen=True)
class Noted:
    """A fact as a list or the baseline gives it."""

    kind: str
    subject: str
    value: str
    paper: str
    page: int


def noted(fact: PaperFact) -> Noted:
    """A fact in the form of the lists."""
    return Noted(fact.kind.value, fact.subject, fact.value, fact.quote.paper, fact.quote.page)


def agree(one: Noted, other: Noted) -> bool:
    """Whether both tell the same fact of the same page."""
    if (one.kind, one.paper, one.page) != (other.kind, other.paper, other.page):
        return False
    if _value(one.value) != _value(other.value):
        return False
    first, second = _bare(one.subject), _bare(other.subject)
    return bool(first) and bool(second) and (first in second or second in first)


def _value(text: str) -> object:
    """A number with its unit and bound, else the words."""
    figures = [
        f for f in find_figures(f"为{text}") if f.kind in {FigureKind.MONEY, FigureKind.COUNT, FigureKind.PERCENT}
    ]
    sign = text[:1] if text[:1] in {"≥", "≤"} else ""
    return (sign, figures[0].value, figures[0].unit) if len(figures) == 1 else re.sub(r"\s", "", text)


def _bare(text: str) -> str:
    return re.sub(r"[^一-龥A-Za-z0-9]", "", text)
