"""The texts of what is reached and counted, other than shares: accidents, people served, incomes, quality."""

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.jobs.declaration.writers.rule_based.wording.names import split
from assistant.jobs.declaration.writers.rule_based.wording.texts import WHOLE_PERIOD, Texts, filled
from assistant.jobs.declaration.writers.rule_based.wording.times import last_said
from policy_corpus import wordings


def result(entry: LedgerEntry, facts: Facts, period: str) -> Texts:  # noqa: ARG001 -- the seam of all kinds of rows
    """The texts of a result."""
    of, noun = split(entry)
    family, _ = last_said(entry.name, wordings.results())
    if family is None:
        return Texts(f"{period}经核实的{of}{noun}", "", f"{of}统计记录", f"{of}登记表、年度汇总表")
    end = "项目期末" if period == WHOLE_PERIOD else "年末"
    slots = {"of": of, "count": noun, "name": entry.name, "period": period, "end": end}
    return Texts(
        filled(family.definition, slots), "", filled(family.data_source, slots), filled(family.evidence, slots)
    )
