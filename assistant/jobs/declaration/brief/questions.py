"""What the user should still say, most important first; the wording is in questions.yaml."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.domain.facts import DateRole, Facts, MoneyRole, Question
from assistant.writing.questions import QuestionWordings, load_questions

_FILE = Path(__file__).with_name("questions.yaml")


@cache
def wording() -> QuestionWordings:
    """The questions of this job. Raises DataFileError."""
    return load_questions(_FILE)


def open_questions(facts: Facts) -> tuple[Question, ...]:
    """The questions that the facts leave open."""
    return tuple(sorted(_ask(facts), key=lambda q: q.priority))


def _ask(facts: Facts) -> Iterator[Question]:
    yield from _money(facts)
    dated = facts.end is not None or any(d.role is DateRole.DEADLINE for d in facts.dates)
    known = {
        "quantities": any(not q.baseline for q in facts.quantities),
        "name": facts.name is not None,
        "unit": facts.unit is not None,
        "department": facts.department is not None,
        "deadline": dated,
        "beneficiaries": bool(facts.beneficiaries),
    }
    yield from (wording().ask(question) for question, is_known in known.items() if not is_known)


def _money(facts: Facts) -> Iterator[Question]:
    totals = facts.sums(MoneyRole.TOTAL)
    if not facts.sums(MoneyRole.TOTAL, MoneyRole.FISCAL, MoneyRole.CARRY_OVER, MoneyRole.OTHER):
        yield wording().ask("money.total")
    if len({t.money.yuan for t in totals}) > 1:
        sums = tuple(dict.fromkeys(str(t.money) for t in totals))
        spans = tuple(t.span for t in totals)
        yield wording().ask("contradiction.money.total", options=sums, spans=spans, sums="和".join(sums))
    others = facts.sums(MoneyRole.CARRY_OVER, MoneyRole.OTHER, MoneyRole.SPECIAL_ACCOUNT)
    parts = (*facts.fiscal(), *others)
    whole = sum(p.money.yuan for p in parts)
    if len(totals) == 1 and parts and whole > totals[0].money.yuan:
        yield wording().ask("contradiction.money.parts", total=str(totals[0].money))
