"""Kinds of activity and sectors that a brief shows, strongest first."""

from collections.abc import Iterable
from decimal import Decimal

from assistant.domain.facts import KindFact
from assistant.domain.library import ActivityKind, Sector
from assistant.jobs.declaration.brief.text import BriefText


def read_kinds(text: BriefText, known: Iterable[ActivityKind | Sector]) -> tuple[KindFact, ...]:
    """Each kind with a word in the text; words in the first sentence count double, longer words more."""
    first = len(text.raw.split("。")[0])
    found = [fact for kind in known if (fact := _fact(text, kind, first)) is not None]
    return tuple(sorted(found, key=lambda f: (-f.weight, f.span.start)))


def _fact(text: BriefText, kind: ActivityKind | Sector, first: int) -> KindFact | None:
    places = [(text.raw.find(w), w) for w in kind.words if w in text.raw]
    if not places:
        return None
    weight = sum(len(w) * min(text.raw.count(w), 3) * (2 if at < first else 1) for at, w in places)
    at, word = min(places)
    return KindFact(kind=kind.id, name=kind.name, weight=Decimal(weight), span=text.span(at, at + len(word)))
