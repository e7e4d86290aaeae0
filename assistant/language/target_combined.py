"""Whether several bounds are one measure: two ends of a range, one value said twice, a level with its change."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.target import Operator
from assistant.language.target_bounds import Bound
from assistant.language.target_signs import DOWNWARD, UPWARD

_POINTS = frozenset({"%", "个百分点", "百分点"})
_COMPARED = ("较", "同比", "环比", "比上", "比去")
_AGAIN = frozenset({"", "即", "即为", "也就是"})


def one_measure(bounds: Sequence[Bound]) -> Bound | None:
    """The one bound that all together make; None where they are several measures or one of them cannot be read."""
    if len(bounds) == 1:
        return bounds[0]
    if any(b.operator is None for b in bounds):
        return None
    return _stated_again(bounds) or _two_ends(bounds) or _level(bounds)


def _stated_again(bounds: Sequence[Bound]) -> Bound | None:
    first, *others = bounds
    same = {(b.operator, b.low, b.high, b.unit) for b in bounds}
    return first if len(same) == 1 and all(b.subject in _AGAIN for b in others) else None


def _two_ends(bounds: Sequence[Bound]) -> Bound | None:
    """≥80%且≤90%, 80%≤满意度≤90%, 20以上30以下."""
    if len(bounds) != 2:
        return None
    one, two = bounds
    low, high = (one, two) if one.operator in UPWARD else (two, one)
    apart = low.operator in UPWARD and high.operator in DOWNWARD
    of_one = (two.subject == "" or one.is_mirrored) and (one.unit == two.unit or not one.unit or not two.unit)
    if not apart or not of_one or low.low is None or high.high is None or low.low > high.high:
        return None
    return replace(one, operator=Operator.RANGE, low=low.low, high=high.high, unit=one.unit or two.unit)


def _level(bounds: Sequence[Bound]) -> Bound | None:
    """The level beside the change that led to it: 95%，较上年提高2个百分点."""
    levels = [b for b in bounds if not b.is_change]
    changes = [b for b in bounds if b.is_change]
    if len(levels) != 1 or not all(c.clause != levels[0].clause and c.subject.startswith(_COMPARED) for c in changes):
        return None
    units = {b.unit for b in bounds}
    return levels[0] if len(units) == 1 or units <= _POINTS else None
