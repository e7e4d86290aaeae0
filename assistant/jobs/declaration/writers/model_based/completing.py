"""What a form needs that a design left out, by the rules: enough rows, the classes that the profile asks for; and what
it has beyond need: rows that rest on nothing of the brief beside rows of their class that do.
"""

from collections.abc import Iterator, Sequence

from assistant.domain.finding import Finding
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import BENEFIT, OUTPUT, SUSTAINABLE, read_level1, read_level2
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.likeness import SAME_INDICATOR, likeness

LEAST, MOST = 6, 15
"""Rows of a form (财预〔2021〕101号 一（一）: 突出重点)."""
LASTING_MISSING = "COM012"
MISSING = frozenset({"COM003", "COM004", "COM005", "COM007", LASTING_MISSING})
"""Findings that say that a class is missing."""


def added_rows(
    rows: Sequence[DraftRow],
    needed: Sequence[DraftRow],
    found: Sequence[Finding],
    unused: Sequence[DraftRow],
) -> Iterator[tuple[DraftRow, str]]:
    """Rows to add, with the reason: of a class that is missing; and where there are too few, what the brief states."""
    taken = list(rows)
    if any(f.code in MISSING for f in found):
        for row in (*unused, *needed):
            if not any(_class(k) == _class(row) for k in taken) and _is_new(row, taken) and not _pads(row, taken):
                taken.append(row)
                yield row, f"没有{row.indicator.level2}，按规则补上：{row.indicator.name}"
    if len(rows) >= LEAST:
        return
    for row in sorted((*unused, *needed), key=lambda r: -r.importance):
        if len(taken) < MOST and row not in taken and _is_new(row, taken):
            taken.append(row)
            yield row, f"指标太少，按规则补上：{row.indicator.name}"


def padding(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows of outputs and effects that the brief does not speak of, beside others of their kind that it states.

    A reviewer asks what such a value rests on, and it takes weight from what is to be done.
    """
    stated = {_kind(r) for r in rows if not r.is_proposed}
    found = [r for r in rows if r.is_proposed and _kind(r) in stated and r.level1 in {OUTPUT, BENEFIT}]
    return found[: max(0, len(rows) - LEAST)]


def lasts(row: DraftRow) -> bool:
    """Whether it is an effect that lasts: reviewers ask for one of works and purchases, stated or not."""
    return row.level1 == BENEFIT and read_level2(row.indicator.level2) == SUSTAINABLE


def _kind(row: DraftRow) -> tuple[str | None, str | None, bool]:
    """Effects are of one kind, whatever they are of and of whichever period."""
    first, second = _class(row)
    return (first, second, row.overall) if first == OUTPUT else (first, None, False)


def _pads(row: DraftRow, taken: Sequence[DraftRow]) -> bool:
    """An effect of which nobody knows the value, beside others: its class stays empty, and the finding says so."""
    first = read_level1(row.indicator.level1)
    is_open = first == BENEFIT and is_placeholder(row.indicator.target)
    return is_open and any(read_level1(k.indicator.level1) == first for k in taken)


def _class(row: DraftRow) -> tuple[str | None, str | None]:
    return row.level1, read_level2(row.indicator.level2)


def _is_new(row: DraftRow, taken: Sequence[DraftRow]) -> bool:
    """Whether no row measures the same, or shows the same words of the brief."""
    item = row.indicator
    return not any(
        likeness(k.indicator.name, item.name) >= SAME_INDICATOR
        or (k.indicator.target == item.target and k.indicator.source and item.source and item.source.quote
            and k.indicator.source.start == item.source.start)
        for k in taken
    )  # fmt: skip


def shortened(
    rows: Sequence[DraftRow], most: int = MOST, *, multi_year: bool = False
) -> tuple[list[DraftRow], list[DraftRow]]:
    """At most so many rows of each table, the most important in their order; and those that fall away. A project of one
    year has one table."""
    gone = list[int]()
    for overall in (False, True):
        own = [i for i, row in enumerate(rows) if (row.overall and multi_year) is overall]
        gone += sorted(own, key=lambda i: (-rows[i].importance, i))[most:]
    return [r for i, r in enumerate(rows) if i not in gone], [r for i, r in enumerate(rows) if i in gone]
