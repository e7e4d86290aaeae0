"""A rate that no paper states but its parts: 明确责任人的学校数÷改造学校数×100%, by the indicator's definition."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.dossier import FactKind, PaperFact
from assistant.domain.indicator import Indicator
from assistant.domain.rates import percent
from assistant.jobs.evaluation.actuals import TRUST, Actuals
from assistant.language.names import thing
from assistant.language.polarity import squeezed
from assistant.language.subjects import near, subject_of

_RATIO = re.compile(r"(?P<part>[^÷＝=。；：:]+)÷(?P<whole>[^÷×xX＝=。；]+)[×xX]100%")
_SURE = 0.85
_SHORTEST_WORDS = 4


@dataclass(frozen=True)
class Ratio:
    """The rate with its formula, and the two facts it rests on."""

    rate: Decimal
    formula: str
    facts: tuple[PaperFact, PaperFact]


def ratio_of(row: Indicator, actuals: Actuals) -> Ratio | None:
    """The rate by the indicator's own formula; None unless both parts are stated beyond doubt, in one unit."""
    found = _RATIO.search(squeezed(f"{row.formula or row.definition}"))
    if found is None or row.parsed.unit != "%":
        return None
    whole = _counted(found["whole"], actuals)
    part = _described(found["part"], actuals, whole) if whole else None
    if whole is None or part is None or whole is part:
        return None
    top, bottom = part.number, whole.number
    if not bottom or top > bottom:
        return None
    rate = percent(top, bottom)
    return Ratio(rate, f"{part.value}÷{whole.value}×100%={show(rate)}%", (part, whole))


def _counted(name: str, actuals: Actuals) -> PaperFact | None:
    """The most trusted count that bears this very name."""
    counts = [f for f in actuals.facts if f.kind is FactKind.QUANTITY and f.figure]
    close = [f for f in counts if near(thing(name), subject_of(f.subject)) >= _SURE]
    return min(close, key=lambda f: TRUST.index(actuals.kind(f)), default=None)


def _described(name: str, actuals: Actuals, whole: PaperFact) -> PaperFact | None:
    """A count in the unit of the whole, in a sentence that holds the words that tell which ones are counted."""
    words, _, head = name.rpartition("的")
    if len(words) < _SHORTEST_WORDS:
        return _counted(name, actuals)
    counts = [f for f in actuals.facts if f.kind is FactKind.QUANTITY and f.figure and whole.figure]
    alike = [f for f in counts if f.figure.unit == whole.figure.unit]  # type: ignore[union-attr]
    stated = [f for f in alike if _tells(f, words, thing(head))]
    return stated[0] if len({f.number for f in stated}) == 1 else None


def _tells(fact: PaperFact, words: str, head: str) -> bool:
    """Whether a fact counts the heads that the words tell of: 34所学校明确责任人, its subject 学校 or all of it."""
    subject = subject_of(fact.subject).name
    return words in squeezed(fact.quote.text) and (subject == head or (head in subject and words in subject))
