"""The one parser of target values. It never raises; what it cannot read for sure is ``unparseable``, the text kept.

A cell that states more than one measure is unparseable too; what only explains the one measure is passed over: notes in
brackets, a year that says when (2021年培训500人), words (已完成，培训632人), a change beside the level it led to.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from assistant.base import as_json_number
from assistant.language.dates import is_impossible
from assistant.language.target import Operator, Target, made_target
from assistant.language.target_bounds import Bound, BoundClause
from assistant.language.target_combined import one_measure
from assistant.language.target_dates import date_target, is_only_when
from assistant.language.target_grammar import read_clauses
from assistant.language.target_plain import plain_cell
from assistant.language.target_text import no_value, plain
from assistant.language.target_tokens import tokenise
from assistant.language.target_wholes import says_all, says_none
from assistant.text_cache import cached_by_text

_BRACKETS = re.compile(r"[()【】\[\]]")
_FULL = Decimal(100)
_NO_NUMBER = re.compile(r"\d[eE][+-]?\d|\d[\d.]{28}")
"""1E+05, as a narrow column of a sheet leaves it, is never its first digits; more digits than are exact are none."""


@cached_by_text(400_000, longest=100)
def parse_target(text: str) -> Target:
    """Read a target cell, such as “≥95%”, “不少于3次/年”, “2025年6月底前” or “显著提升”. Never raises."""
    try:
        return _parse(text)
    except (ValueError, InvalidOperation, ArithmeticError):
        return _none(text, Operator.UNPARSEABLE, measure=False)


def target_as_json(target: Target) -> dict[str, object]:
    """The parse with the keys raw, operator, low, high, unit, quantitative; dates stand in low and high."""
    low = target.date_low if target.is_date else target.low
    high = target.date_high if target.is_date else target.high
    return {
        "raw": target.raw,
        "operator": str(target.operator),
        "low": as_json_number(low) if isinstance(low, Decimal) else low,
        "high": as_json_number(high) if isinstance(high, Decimal) else high,
        "unit": target.unit,
        "quantitative": target.quantitative,
    }


def _parse(raw: str) -> Target:
    text = plain(raw)
    if _NO_NUMBER.search(text):
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    return plain_cell(raw, text) or read_by_grammar(raw, text)


def read_by_grammar(raw: str, text: str) -> Target:
    """The target of any cell; ``text`` is the cell made plain."""
    if (kind := no_value(text)) is not None:
        return _none(raw, kind, measure=False)
    read = _read(raw, text)
    if read.quantitative or not _BRACKETS.search(text) or not any(c.isdigit() for c in text):
        return read
    inside = _read(raw, _BRACKETS.sub(",", text))  # 合格（≥95%）
    return inside if inside.quantitative else read


def _none(raw: str, operator: Operator, *, measure: bool) -> Target:
    return made_target(raw, operator, quantitative=measure)


def _read(raw: str, text: str) -> Target:
    clauses = read_clauses(tokenise(text))
    bounds = [b for c in clauses for b in c.measures]
    times = [t for c in clauses for t in c.times]
    stated = [t for t in times if not is_only_when(t, beside_number=bool(bounds), is_alone=len(times) == 1)]
    if any(c.has_ratio for c in clauses) or (times and is_impossible(text)) or (bounds and stated):
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    if bounds:
        return _number(raw, one_measure(bounds), [c.text if not c.bounds else c.tail for c in clauses])
    return date_target(raw, stated, times) if stated else _words(raw, clauses)


def _number(raw: str, found: Bound | None, others: Sequence[str]) -> Target:
    if found is None or found.operator is None or any(_contradicts(text, found) for text in others):
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    return made_target(
        raw, found.operator, low=found.low, high=found.high, unit=found.unit, counted=found.counted,
        each=found.each, quantitative=True, relative=found.is_change, approximate=found.about,
    )  # fmt: skip


def _contradicts(text: str, found: Bound) -> bool:
    """Whether a clause without number is a second measure: 无投诉 or 全部合格 beside 95%, not 全部完成 beside 632人."""
    if says_none(text):
        return found.high != 0
    return says_all(text) and found.unit == "%" and found.low != _FULL


def _words(raw: str, clauses: Sequence[BoundClause]) -> Target:
    none, every = any(says_none(c.text) for c in clauses), any(says_all(c.text) for c in clauses)
    if none and every:
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    if none or every:
        value, unit = (Decimal(0), "") if none else (_FULL, "%")
        return made_target(raw, Operator.EQUAL, low=value, high=value, unit=unit, quantitative=True)
    is_open = any(c.has_open_sign for c in clauses)
    return _none(raw, Operator.UNPARSEABLE if is_open else Operator.QUALITATIVE, measure=False)
