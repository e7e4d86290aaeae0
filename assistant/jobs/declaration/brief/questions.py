"""What the user should still say, most important first and three at most; the wording is in questions.yaml."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.domain.facts import Facts, Question, Span
from assistant.domain.ledger import LedgerContradiction, LedgerEntry, NumberRole
from assistant.domain.vocabulary import ECOLOGICAL, ECONOMIC, SOCIAL, SUSTAINABLE
from assistant.jobs.declaration.ledger.closing_money import closing_sum
from assistant.jobs.declaration.ledger.given_money import given_sources
from assistant.jobs.declaration.work_match import WorkMatch
from assistant.language.money import Money, MoneyUnit
from assistant.writing.questions import QuestionWordings, load_questions

_FILE = Path(__file__).with_name("questions.yaml")
_R = NumberRole
MOST = 3
_SURE = 0.6
_FEW = 10
_WORK = (_R.OUTPUT, _R.RESULT, _R.FREQUENCY)
_BENEFITS = frozenset({ECONOMIC, SOCIAL, ECOLOGICAL, SUSTAINABLE})
_MONEY = (_R.MONEY_TOTAL, _R.MONEY_SOURCE, _R.MONEY_USE, _R.MONEY_OVERALL)


@cache
def wording() -> QuestionWordings:
    """The questions of this job. Raises DataFileError."""
    return load_questions(_FILE)


def open_questions(facts: Facts, year: int | None = None) -> tuple[Question, ...]:
    """The questions that a brief leaves open; ``year`` is the budget year that the user chose."""
    return tuple(sorted(_ask(facts, year), key=lambda q: q.priority)[:MOST])


def of_work(work: WorkMatch) -> tuple[Question, ...]:
    """What kind of work it is, where the library knows some that are near and none is certain; asked once."""
    if work.certain or not work.chains:
        return ()
    options = (*(c.work for c in work.chains), wording().phrase("none_of_these"))
    return (wording().ask("work", options=options),)


def _ask(facts: Facts, year: int | None) -> Iterator[Question]:
    ledger = facts.ledger
    yield from (_contradiction(c) for c in ledger.contradictions)
    yield from _other_year(facts, year)
    yield from _missing_source(facts)
    dated = facts.end is not None or ledger.of(_R.MILESTONE, _R.PERIOD)
    known = {
        "money.total": bool(ledger.of(*_MONEY)),
        "quantities": bool(ledger.of(*_WORK)),
        "name": facts.name is not None,
        "unit": facts.unit is not None,
        "department": facts.department is not None,
        "period": facts.start is not None and facts.end is not None,
        "deadline": bool(dated),
        "benefit": any(e.level2 in _BENEFITS for e in ledger.of(_R.RESULT, _R.MONEY_EFFECT)),
        "satisfaction": bool(ledger.of(_R.SATISFACTION)),
    }
    if not known["deadline"]:
        known["period"] = True  # asked once: a deadline is enough to begin with
    yield from (wording().ask(question) for question, is_known in known.items() if not is_known)
    yield from (_unnamed(e) for e in ledger.of(*_WORK) if _is_worth_asking(e))


def _is_worth_asking(entry: LedgerEntry) -> bool:
    """A number of work that nobody can name. A few in words are mostly speech: 算了一笔账, 三项共131万元."""
    few = entry.number is not None and entry.number <= _FEW and not any(c.isdigit() for c in entry.quote)
    return not entry.name and entry.confidence >= _SURE and not few


def _contradiction(found: LedgerContradiction) -> Question:
    spans = tuple(
        Span(start=start, end=start + len(quote), text=quote)
        for quote, start in zip(found.quotes, found.starts, strict=False)
    )
    return wording().ask(
        f"contradiction.{found.kind}", spans=spans, options=tuple(dict.fromkeys(found.quotes))[-2:], sums=found.text
    )


def _missing_source(facts: Facts) -> Iterator[Question]:
    """The stated sources, where they leave a part of the total of which no words say whose it is."""
    totals = {e.yuan for e in facts.ledger.of(_R.MONEY_TOTAL) if e.yuan}
    sources = given_sources(facts.ledger, facts.text)
    given = sum((e.yuan or Decimal(0) for e in sources), Decimal(0))
    if len(totals) != 1 or not sources or given >= (total := totals.pop()) or closing_sum(sources, total, facts.text):
        return
    amounts = (Money(amount=v, unit=MoneyUnit.YUAN).to(MoneyUnit.WAN) for v in (given, total, total - given))
    shown, whole, rest = map(str, amounts)
    yield wording().ask("money.sources", given=shown, total=whole, rest=rest)


def _other_year(facts: Facts, year: int | None) -> Iterator[Question]:
    """The brief's own periods, where none of them touches the year that the user chose."""
    periods = [e for e in facts.ledger.of(_R.PERIOD) if e.value[:4].isdigit() and e.value[:2] == "20" and not e.unit]
    if year is None or not periods or any(_touches(e, year) for e in periods):
        return
    stated = periods[0]
    span = Span(start=stated.start, end=stated.end, text=stated.quote)
    yield wording().ask("year", spans=(span,), stated=stated.quote, year=str(year))


def _touches(entry: LedgerEntry, year: int) -> bool:
    first, last = (entry.low or entry.value)[:4], (entry.high or entry.value)[:4]
    return first <= str(year) <= last


def _unnamed(entry: LedgerEntry) -> Question:
    span = Span(start=entry.start, end=entry.end, text=entry.quote)
    return wording().ask("unnamed", code=f"unnamed.{entry.start}", spans=(span,), quote=entry.quote)
