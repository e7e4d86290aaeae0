"""Sums of the form that are reckoned from its rows: 80000人次×10元＋16个×0.5万元, by their basis or by their units.

With new counts they give the new sum: where the changes say so (按标准乘出来), and to see whether a stated sum fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from assistant.base import show
from assistant.domain.vocabulary import is_cost
from assistant.jobs.declaration.last_year.working import WorkingForm, WorkingRow
from assistant.language.measure_words import same_measure
from assistant.language.target import Target
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import find_tokens

_TERMS, _FACTORS = re.compile("[＋+]"), re.compile(r"[×*＊xX]")
_MOST_TERMS = 4


@dataclass(frozen=True)
class ReckonedTotal:
    """A sum in 元 from the rows as they stand now, the rows it rests on, and the formula in words."""

    yuan: Decimal
    formula: str
    rows: tuple[WorkingRow, ...]
    total: WorkingRow
    stated: bool = True
    """Whether the form itself writes the formula out; else it was found by arithmetic."""


def reckoned_total(form: WorkingForm) -> ReckonedTotal | None:
    """The cost row that is the sum of all, reckoned anew; None where nothing shows how it is made up."""
    for row in form.live():
        if row.last is not None and _is_sum(row.last.parsed, row):
            stated = _stated_terms(form, row)
            terms = stated or _terms_by_unit(form, row)
            if terms:
                return replace(_reckoned(terms, row), stated=stated is not None)
    return None


def _is_sum(target: Target, row: WorkingRow) -> bool:
    return (
        is_cost(row.row.level1, row.row.level2)
        and target.is_number
        and target.unit.endswith("元")
        and "/" not in target.unit
    )


def _yuan(target: Target) -> Decimal:
    number = target.low if target.low is not None else target.high
    unit = target.unit.partition("/")[0]
    return with_scale(number or Decimal(0), unit)


_Term = Sequence[tuple[WorkingRow | None, Decimal]]
"""The factors of a product: a row, or a number that no row holds."""


def _stated_terms(form: WorkingForm, total: WorkingRow) -> list[_Term] | None:
    """The products that the basis of the row writes out, where they give last year's sum."""
    last = total.last
    if last is None:
        return None
    for text in (last.value_basis, last.formula, last.definition):
        terms = [[_factor(form, part) for part in _FACTORS.split(term)] for term in _TERMS.split(text)]
        kept = [[f for f in term if f is not None] for term in terms if len(term) > 1]
        whole = all(len(a) == len(b) for a, b in zip(kept, (t for t in terms if len(t) > 1), strict=True))
        if kept and whole and _sum(kept, before=True) == _yuan(last.parsed):
            return list(kept)
    return None


def _factor(form: WorkingForm, part: str) -> tuple[WorkingRow | None, Decimal] | None:
    """The number of a factor, with the row that holds it."""
    token = next((t for t in find_tokens(part) if t.number is not None), None)
    if token is None or token.number is None:
        return None
    value = with_scale(token.number, token.unit)
    for row in form.rows:
        if row.last is not None and row.last.parsed.is_number and _yuan(row.last.parsed) == value:
            unit = row.last.parsed.unit.partition("/")[0].lstrip("万亿")
            if same_measure(token.unit.lstrip("万亿"), unit):
                return row, value
    return None, value


def _terms_by_unit(form: WorkingForm, total: WorkingRow) -> list[_Term] | None:
    """Standards and the counts they are per (元/人次 and 人次), where their products give last year's sum."""
    found = list(_pairs(form))[:8]
    wanted = _yuan(total.last.parsed) if total.last is not None else None
    for size in range(1, min(len(found), _MOST_TERMS) + 1):
        for terms in combinations(found, size):
            if _sum(terms, before=True) == wanted:
                return list(terms)
    return None


def _pairs(form: WorkingForm) -> Iterator[_Term]:
    for price in form.live():
        target = price.last.parsed if price.last is not None else None
        if target is None or not target.is_number or "元/" not in target.unit:
            continue
        per = target.unit.partition("/")[2]
        for count in form.live():
            other = count.last.parsed if count.last is not None else None
            if other is not None and other.is_number and per and same_measure(other.unit.lstrip("万亿"), per):
                yield [(price, _yuan(target)), (count, _yuan(other))]


def _sum(terms: Sequence[_Term], *, before: bool) -> Decimal:
    total = Decimal(0)
    for term in terms:
        product = Decimal(1)
        for row, value in term:
            product *= value if before or row is None else _yuan(row.row.parsed)
        total += product
    return total


def _reckoned(terms: Sequence[_Term], total: WorkingRow) -> ReckonedTotal:
    rows = tuple(row for term in terms for row, _ in term if row is not None)
    words = "+".join("×".join(_shown(row, value) for row, value in term) for term in terms)
    return ReckonedTotal(_sum(terms, before=False), words, rows, total)


def _shown(row: WorkingRow | None, value: Decimal) -> str:
    if row is None:
        return show(value)
    target = row.row.parsed
    number = target.low if target.low is not None else target.high
    return f"{show(number or Decimal(0))}{target.unit}"
