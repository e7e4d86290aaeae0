"""Names of indicators as people write them again: the same, clearly same_name, or something else."""

import re
from collections.abc import Sequence

from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import COST, is_cost, read_level1, read_level2
from assistant.language.measure_words import canonical
from assistant.language.names import core, normal
from assistant.language.numerals import COUNTING
from assistant.language.polarity import NEGATIVE
from assistant.language.target import Target
from assistant.language.target_parser import parse_target
from assistant.scoring.reading import same_unit

_CHANGES_MEANING = re.compile(rf"[{NEGATIVE}无零新旧老上下减降中小大]|{COUNTING}|其中|脱贫|困难")
"""What an added word must not hold, or it names another measure: 合格率 and 不合格率, 新增床位 and 床位."""
_SHORTEST = 2


def same_class(row: Indicator, level1: str, level2: str) -> bool:
    """Whether a class that was stated is the row's; what was not stated agrees with everything."""
    if level2 and read_level2(level2) and read_level2(row.level2):
        cost = is_cost(level1, level2) and is_cost(row.level1, row.level2)
        return cost or read_level2(level2) == read_level2(row.level2)
    stated, own = read_level1(level1), read_level1(row.level1)
    return stated is None or own is None or stated == own or COST in {stated, own}


def same_name(one: str, other: str) -> bool:
    """Whether two names are clearly the same thing: one is the other with words added that change nothing."""
    a, b = sorted((normal(one), normal(other)), key=len)
    if len(a) < _SHORTEST or a == b:
        return a == b and len(a) >= _SHORTEST
    if core(a) == core(b) and len(core(a)) >= _SHORTEST:
        return True
    added = _added(a, b)
    return added is not None and 2 * len(a) >= len(b) and not _CHANGES_MEANING.search(added)


def _added(short: str, long: str) -> str | None:
    """The letters that ``long`` has more than ``short``, in order; None where it is not contained."""
    rest, added = iter(short), []
    wanted = next(rest, None)
    for letter in long:
        if letter == wanted:
            wanted = next(rest, None)
        else:
            added.append(letter)
    return "".join(added) if wanted is None else None


def units_agree(row: Indicator, actual: str) -> bool:
    """Whether an actual value can be one of this row, by its unit; a unit that is not stated agrees with all."""
    target, written = row.parsed, parse_target(actual)
    if target.is_date or written.is_date:
        return target.is_date and written.is_date
    if not (target.is_number and written.is_number):
        return True
    if not target.counts_as(written):
        return False
    mine, theirs = _units(target), _units(written)
    return not mine or not theirs or (len(mine) == len(theirs) and all(map(same_unit, mine, theirs)))


def _units(target: Target) -> Sequence[str]:
    parts = target.unit_behind.replace("个百分点", "%").replace("百分点", "%").split("/")
    bare = [re.sub(r"^(?:[万亿]$|[万亿千百](?=.))", "", p.strip()) for p in parts]
    return [canonical(p) for p in bare] if any(bare) else []
