"""The texts of what is done and counted: by the family of the work, else by the row's own nouns."""

import re

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.writers.rule_based.wording.names import NamedMeasure, named
from assistant.jobs.declaration.writers.rule_based.wording.texts import Texts, filled
from assistant.language.measure_words import measure_kind
from policy_corpus.wordings import ActFamily

_PEOPLE = "people"
_OFTEN = re.compile("(?:频次|次数|频率)$")


def quantity(entry: LedgerEntry, facts: Facts, period: str) -> Texts:
    """The texts of a quantity of work, or of how often it is done."""
    name = named(entry, facts)
    family = name.family
    slots = {"act": name.act, "object": name.thing, "base": name.base, "work": name.work, "period": period}
    if entry.role is NumberRole.FREQUENCY:
        definition = _frequency(entry, name, period)
    elif family is None:
        definition = f"{period}实际完成并经核实的{name.base}{name.noun}"
    else:
        definition = f"{period}{filled(_counted(family, name, entry.unit), slots)}{name.noun}"
    if family is None:
        return Texts(definition, "", f"{name.base}登记台账", f"{name.base}清单、核实记录")
    return Texts(definition, "", filled(family.data_source, slots), filled(family.evidence, slots))


def _counted(family: ActFamily, name: NamedMeasure, unit: str) -> str:
    """What of the name is counted."""
    if name.act and family.head:
        return family.head
    return family.people if family.people and measure_kind(unit) == _PEOPLE else family.tail


def _frequency(entry: LedgerEntry, name: NamedMeasure, period: str) -> str:
    """How often: by the time that the measure is per, else over the period."""
    per = entry.unit.partition("/")[2]
    work = _OFTEN.sub("", name.base) or name.base
    return f"{period}{work}平均每{per}的实际次数" if per else f"{period}{work}的实际次数"
