"""Rows that the changes add: described in words, read as a brief is, put where their class stands."""

import re
from collections.abc import Callable, Sequence

from assistant.domain.applied_change import AppliedChange
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import read_level1, read_level2
from assistant.jobs.declaration.last_year.working import NumberUse, WorkingForm, WorkingRow
from assistant.language.changes.change_order import ChangeOrder
from assistant.language.likeness import SAME_INDICATOR, likeness
from assistant.language.names import core
from assistant.language.tokens import TextToken, TokenKind

_LEAD = re.compile(r"^[\s，,：:“”\"、]+")


class DescribedRow:
    """A row read from words, with the number of the words that it rests on (None where they give none)."""

    def __init__(self, row: Indicator, entry: LedgerEntry | None = None) -> None:
        self.row, self.entry = row, entry


Describe = Callable[[str, int, str], Sequence[DescribedRow]]
"""Rows for words that describe them: the words, the budget year, and the words that may name a class."""


def add_rows(form: WorkingForm, order: ChangeOrder, describe: Describe) -> None:
    """The rows of an order, unless the form has one of that name; where they have no value that is asked."""
    text = _LEAD.sub("", order.text)
    at = order.start + order.quote.rfind(text) if text else order.start
    rows = list(describe(text, form.year, order.class_words)) if text else []
    if not rows:
        form.ask("new.empty", order, quote=order.quote)
    for found in rows:
        same = _same(form, found.row)
        if same is not None:
            form.ask("new.exists", order, name=same.row.name, target=same.row.target, quote=order.quote)
            continue
        _add(form, order, found.row)
        if found.entry is not None:
            _used(form, found, at)
        if is_placeholder(found.row.target):
            form.ask("new.open", order, name=found.row.name, quote=order.quote)


def _used(form: WorkingForm, found: DescribedRow, at: int) -> None:
    entry = found.entry
    if entry is not None:
        token = TextToken(TokenKind.COUNT, at + entry.start, at + entry.end, entry.quote, entry.number, entry.unit)
        name = f"indicator:{found.row.name}"
        form.uses = [u for u in form.uses if u.token.start != token.start]
        form.uses.append(NumberUse(token, entry.role, found.row.name, name))


def _same(form: WorkingForm, row: Indicator) -> WorkingRow | None:
    for one in form.live():
        if likeness(core(one.row.name), core(row.name)) >= SAME_INDICATOR and one.row.parsed.unit == row.parsed.unit:
            return one
    return None


def _add(form: WorkingForm, order: ChangeOrder, row: Indicator) -> None:
    row = _in_form(form, row)
    form.rows.append(WorkingRow(row, by=order))
    form.changes.append(
        AppliedChange(path="indicators", where=f"指标“{row.name}”", after=f"{row.name} {row.target}", why=order.quote)
    )


def _in_form(form: WorkingForm, row: Indicator) -> Indicator:
    """The row in the class names that the form uses."""
    for one in form.rows:
        same = read_level2(one.row.level2) == read_level2(row.level2) and read_level2(row.level2) is not None
        if same:
            return row.model_copy(update={"level1": one.row.level1, "level2": one.row.level2})
    level1 = next((o.row.level1 for o in form.rows if read_level1(o.row.level1) == read_level1(row.level1)), row.level1)
    return row.model_copy(update={"level1": level1})


def in_order(rows: Sequence[WorkingRow]) -> list[WorkingRow]:
    """The rows with new ones behind the last of their class, or of their first-level class."""
    placed = [row for row in rows if row.last is not None]
    for new in (row for row in rows if row.last is None):
        same = [i for i, r in enumerate(placed) if (r.row.level1, r.row.level2) == (new.row.level1, new.row.level2)]
        near = same or [i for i, r in enumerate(placed) if r.row.level1 == new.row.level1]
        placed.insert(near[-1] + 1 if near else len(placed), new)
    return placed
