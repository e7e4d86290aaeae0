"""Which stated rows a form takes: the main ones of every class, 15 at most with what the library has to add.

财预〔2021〕101号 一（一）: 突出重点.
"""

from collections import Counter
from collections.abc import Sequence

from assistant.domain.vocabulary import BENEFIT, COST, OUTPUT, QUALITY, QUANTITY, SATISFACTION, TIMELINESS, read_level2
from assistant.jobs.declaration.writers.rule_based.row import DraftRow

MOST, FILLED = 15, 14
"""Rows at most; and up to how many a form is filled with what else the brief states of its output."""
_SHARES = {QUANTITY: 5, QUALITY: 4, TIMELINESS: 4, COST: 3}
_ADDED = {QUALITY: 1, TIMELINESS: 1, BENEFIT: 1, SATISFACTION: 1}
"""How many rows the library may add of a group of which the brief states none."""
_EFFECTS, _SATISFACTIONS = 4, 2
_FIRST = {QUANTITY: 3, QUALITY: 2, TIMELINESS: 2, COST: 2, BENEFIT: 2}
"""How many rows of a group come before the rest of any other: a form without a time or a price is incomplete."""


def chosen(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows in their order: of each class its share, then what there is room for, quantities first; the rows of the
    whole period stand in a table of their own."""
    overall = {i for i, row in enumerate(rows) if row.overall}
    annual = _chosen([row for row in rows if not row.overall])
    kept = {id(row) for row in annual}
    return [row for i, row in enumerate(rows) if i in overall or id(row) in kept]


def room_of(rows: Sequence[DraftRow], *, multi_year: bool = True) -> int:
    """How many rows more the form of the year takes, below 0 where it has too many; a number of the whole period alone
    takes a place in it too, and of a project of one year every row does."""
    if not multi_year:
        return MOST - len(rows)
    annual = [row.indicator.name for row in rows if not row.overall]
    alone = {r.indicator.name for r in rows if r.overall and not r.indicator.parsed.is_date} - set(annual)
    return MOST - len(annual) - len(alone)


def within_most(rows: Sequence[DraftRow], *, multi_year: bool = True) -> list[DraftRow]:
    """As many rows as a form takes: what nobody stated gives way first, then the least important, the last of them
    first, and only where others of its group stay."""
    kept = list(rows)
    while room_of(kept, multi_year=multi_year) < 0:
        counts = Counter(_group(row) for row in kept if not row.overall or not multi_year)
        spare = [i for i, row in enumerate(kept) if (not row.overall or not multi_year) and counts[_group(row)] > 1]
        if not spare:
            break
        kept.pop(min(spare, key=lambda i: (not kept[i].is_proposed, kept[i].importance, -i)))
    return kept


def _chosen(rows: Sequence[DraftRow]) -> list[DraftRow]:
    first, rest, counts = list[int](), list[int](), Counter[str]()
    for i in _by_weight(rows):
        group = _group(rows[i])
        counts[group] += 1
        if counts[group] <= _share(group):
            (first if counts[group] <= _FIRST.get(group, 1) else rest).append(i)
    taken = [*first, *rest]
    spare = [i for i in range(len(rows)) if i not in taken and _group(rows[i]) in {QUANTITY, QUALITY}]
    found = {_group(row) for row in rows}
    room = MOST - sum(count for group, count in _ADDED.items() if group not in found)
    return [rows[i] for i in sorted([*taken[:room], *spare[: max(0, min(FILLED, room) - len(taken))]])]


def _by_weight(rows: Sequence[DraftRow]) -> list[int]:
    return sorted(range(len(rows)), key=lambda i: (-rows[i].importance, i))


def _group(row: DraftRow) -> str:
    level2 = read_level2(row.indicator.level2) or ""
    if row.level1 == COST:
        return COST
    return level2 if row.level1 == OUTPUT else row.level1 or ""


def _share(group: str) -> int:
    return _SHARES.get(group, _SATISFACTIONS if group.startswith("满意") else _EFFECTS)
