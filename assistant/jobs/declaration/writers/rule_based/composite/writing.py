"""The row that says that several requirements are all met, written from their numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry
from assistant.domain.source import Source, SourceKind, SourcePart
from assistant.jobs.declaration.writers.rule_based.composite.beside import kind_beside, with_beside, without_beside
from assistant.jobs.declaration.writers.rule_based.composite.kinds import STANDARDS, RequirementKind, name_of
from assistant.jobs.declaration.writers.rule_based.composite.parts import RequirementPart
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import level1_of, measured_by

ALL_MET = "=100%"
LEAST = 2
"""Requirements of a kind that make a common row; one alone is a row of its own."""
_IMPORTANCE, _OF_EACH, _MOST = Decimal("1.5"), Decimal("0.5"), Decimal(4)
"""Of two requirements, beside main outputs and results, which stand by themselves; of each further one; and at most."""
_PLAN_BASIS = "计划标准：按项目计划列明的各项要求"
_BUDGET_BASIS = "预算支出标准：按项目预算列明的各项标准"
_COUNT = re.compile(r"(?<=（)\d+(?=[个项]）)")
_LISTED = re.compile("^以下[0-9]+(?P<how>[^：]*：)")


def composite_row(kind: RequirementKind, parts: Sequence[RequirementPart]) -> DraftRow:
    """The row of these requirements: proved by the quotes of all of them, with nothing to confirm."""
    measurement, data, evidence = measured_by(kind.level2)
    listed = [part.source for part in parts]
    formula = kind.formula(len(parts))
    return DraftRow(
        Indicator(
            level1=level1_of(kind.level2),
            level2=kind.level2,
            name=name_of(kind, [part.name for part in parts]),
            target=ALL_MET,
            unit="%",
            definition=kind.definition([part.words for part in listed]),
            formula=formula,
            value_basis=_BUDGET_BASIS if kind is STANDARDS else _PLAN_BASIS,
            measurement=measurement,
            data_source=data,
            evidence=evidence,
            source=_source(listed, formula),
        ),
        min(_IMPORTANCE + _OF_EACH * (len(parts) - LEAST), _MOST),
    )


def _source(parts: Sequence[SourcePart], formula: str) -> Source:
    quotes = "、".join(f"“{part.quote}”" for part in parts)
    return Source(
        kind=SourceKind.FORMULA,
        label=f"简介写明的{len(parts)}项要求{quotes}全部做到",
        quote="；".join(part.quote for part in parts),
        document="项目简介",
        ref=formula,
        parts=tuple(parts),
    )


def is_composite(item: Indicator) -> bool:
    """Whether a row says that several requirements of the brief are all met."""
    return item.source is not None and bool(item.source.parts) and item.target == ALL_MET


def without_part(item: Indicator, entry: LedgerEntry) -> Indicator | None:
    """The row without one of its requirements; None where it lists none such, or less than two are left of a common
    row."""
    if item.source is None or not item.source.lists(entry.start, entry.end):
        return None
    left = [part for part in item.source.parts if not (part.start < entry.end and entry.start < part.end)]
    if (kind := kind_beside(item)) is not None:
        return with_beside(without_beside(item), kind, left)
    if len(left) < LEAST:
        return None
    formula = _COUNT.sub(str(len(left)), item.formula)
    listed = "；".join(part.words for part in left)
    head = _LISTED.match(item.definition)
    definition = f"以下{len(left)}{head['how']}{listed}" if head else item.definition
    changed = {"definition": definition, "formula": formula, "source": _source(left, formula)}
    return item.model_copy(update=changed)
