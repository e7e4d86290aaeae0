"""The four texts of a row that the brief states, by what it measures; the papers that the brief names come first."""

import re
from dataclasses import replace

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.vocabulary import QUANTITY, TIMELINESS
from assistant.jobs.declaration.writers.rule_based.wording import money, quantities, rates, results, times
from assistant.jobs.declaration.writers.rule_based.wording.satisfaction import satisfaction
from assistant.jobs.declaration.writers.rule_based.wording.texts import Texts
from assistant.language.measure_words import measure_kind
from policy_corpus import wordings

_R = NumberRole
_SHARES = frozenset({"%", "％", "‰", "成"})
_SENTENCE_ENDS = re.compile("[。；;\n]")
_FAR = 80
_TIMES = re.compile("(?:时限|时间|时长|周期|工期|期)$")


def worded(entry: LedgerEntry, level2: str, facts: Facts, period: str) -> Texts:
    """The texts of the row of a number that stands in this second-level class, of this period (年度内)."""
    texts = _worded(entry, level2, facts, period)
    paper = _paper_beside(entry, facts.text_without_orders or facts.text)
    if not paper or paper in texts.evidence:
        return texts
    return replace(texts, evidence=f"{paper}、{texts.evidence}")


def _worded(entry: LedgerEntry, level2: str, facts: Facts, period: str) -> Texts:
    match entry.role:
        case _R.SATISFACTION:
            return satisfaction(entry.name, entry.unit, facts)
        case _R.MILESTONE:
            return times.date(entry.name, facts)
        case _R.PRICE:
            return money.price(entry, facts, period)
        case _R.MONEY_USE:
            return money.use(entry, period)
    if entry.unit in _SHARES:
        return rates.rate(entry, facts, period)
    if measure_kind(entry.unit) == "time" and (level2 == TIMELINESS or _TIMES.search(entry.name)):
        return times.span(entry, facts, period)
    if level2 == QUANTITY:
        return quantities.quantity(entry, facts, period)
    return results.result(entry, facts, period)


def _paper_beside(entry: LedgerEntry, text: str) -> str:
    """A paper or record that the brief names in the sentence of a number; "" where it names none."""
    before = _SENTENCE_ENDS.split(text[max(0, entry.start - _FAR) : entry.start])[-1]
    behind = _SENTENCE_ENDS.split(text[entry.end : entry.end + _FAR])[0]
    return next((paper for paper in wordings.papers() if paper in before or paper in behind), "")
