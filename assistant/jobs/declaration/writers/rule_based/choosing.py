"""Which stated rows a form takes: the main ones of every class, 13 at most, 15 with what the library adds.

财预〔2021〕101号 一（一）: 突出重点.
"""

from collections.abc import Sequence

from assistant.domain.vocabulary import COST, OUTPUT, QUALITY, QUANTITY, TIMELINESS, read_level2
from assistant.jobs.declaration.writers.rule_based.row import DraftRow

MOST = 13
_SHARES = {QUANTITY: 5, QUALITY: 3, TIMELINESS: 3, COST: 3}
_EFFECTS, _SATISFACTIONS = 4, 2


def chosen(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows in their order: of each class its share, then what there is room for, quantities first."""
    taken: list[int] = []
    counts: dict[str, int] = {}
    for i in _by_weight(rows):
        group = _group(rows[i])
        if counts.get(group, 0) < _share(group):
            counts[group] = counts.get(group, 0) + 1
            taken.append(i)
    spare = [i for i in range(len(rows)) if i not in taken and _group(rows[i]) in {QUANTITY, QUALITY}]
    return [rows[i] for i in sorted([*taken, *spare][:MOST])]


def _by_weight(rows: Sequence[DraftRow]) -> list[int]:
    return sorted(range(len(rows)), key=lambda i: (-rows[i].importance, i))


def _group(row: DraftRow) -> str:
    level2 = read_level2(row.indicator.level2) or ""
    if row.level1 == COST:
        return COST
    return level2 if row.level1 == OUTPUT else row.level1 or ""


def _share(group: str) -> int:
    return _SHARES.get(group, _SATISFACTIONS if group.startswith("满意") else _EFFECTS)
