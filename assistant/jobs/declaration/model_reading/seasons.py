"""A project of several seasons of one year: 春防3月15日至6月15日、秋防9月15日至11月15日 runs from March to November."""

from itertools import pairwise

from assistant.domain.facts import DateFact, Span
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.brief.periods import day

_LEAST = 2
Period = tuple[str, str, LedgerEntry]


def seasons(ledger: Ledger) -> tuple[DateFact, DateFact] | None:
    """The first day of the first and the last of the last, where a model and the rules read nothing but seasons that
    follow each other within a year."""
    periods = sorted(_periods(ledger), key=lambda p: p[0])
    apart = all(one[1] < other[0] for one, other in pairwise(periods))
    if len(periods) < _LEAST or not apart or periods[0][0][:4] != periods[-1][1][:4]:
        return None
    (first, _, opening), (_, last, closing) = periods[0], periods[-1]
    return _fact(opening, first), _fact(closing, last)


def _periods(ledger: Ledger) -> list[Period]:
    stated = [e for e in ledger.of(NumberRole.PERIOD) if e.low and e.high and e.read_by is not ReadBy.RULES]
    dated = [(day(e.low or "", last=False), day(e.high or "", last=True), e) for e in stated]
    return [(first, last, e) for first, last, e in dated if first and last]


def _fact(entry: LedgerEntry, date: str) -> DateFact:
    return DateFact(date=date, span=Span(start=entry.start, end=entry.end, text=entry.quote))
