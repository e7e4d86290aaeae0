"""A zero that the brief asks for in words: 因贫辍学一个都不许有 is no suggestion of the library any more."""

from assistant.domain.facts import Facts
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.layout import layout
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.names import without_measure
from assistant.language.polarity import FORBIDS

_TO_CONFIRM = "（建议值，须确认）"


def stated_in_words(row: DraftRow, facts: Facts) -> DraftRow:
    """The row resting on the clause that forbids what it counts, where one does."""
    item = row.indicator
    if not row.is_proposed or item.parsed.high != 0:
        return row
    thing = without_measure(item.name)
    clauses = (c for c in layout(facts.text_without_orders or facts.text).clauses if FORBIDS.search(c.text))
    said = next((c for c in clauses if coverage(thing, c.text) >= COVERED_NAME), None)
    if said is None:
        return row
    source = sources.from_formula(f"“{said.text.strip('，。；;,')}”，即{item.target.lstrip('=')}", confirm=False)
    source = source.model_copy(update={"by": item.source.by if item.source else ""})
    return row.with_changes(source=source, value_basis=item.value_basis.removesuffix(_TO_CONFIRM))
