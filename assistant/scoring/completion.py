"""How far an actual value reaches its target: a completion rate in percent with its formula, or what is missing.

Reverse targets (成本、投诉、时限: at most so much) are met below the bound; above it the rate is bound ÷ actual.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from assistant.domain.base import show
from assistant.domain.target import Operator, Target
from assistant.scoring.curves import FULL

_RATE_PLACES = Decimal("0.01")
_DOWNWARD = frozenset({Operator.AT_MOST, Operator.LESS_THAN})
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True)
class Completion:
    """A completion rate, or None with the reason why none can be computed."""

    rate: Decimal | None
    met: bool | None
    formula: str = ""
    missing: str = ""
    """What is missing, in Chinese, where ``rate`` is None."""

    @property
    def over(self) -> Decimal:
        """By how many percentage points the target was exceeded; 0 where it was not."""
        return max(Decimal(0), (self.rate or Decimal(0)) - FULL)


class _Amount(NamedTuple):
    value: Decimal
    unit: str


def completion(target: Target, actual: Target) -> Completion:
    """The completion of one indicator. Text targets have none: a person chooses their band."""
    if actual.operator is Operator.EMPTY or not actual.raw.strip():
        return Completion(None, None, missing="没有填写实际完成值")
    if target.is_date:
        return _by_date(target, actual)
    if not target.is_number:
        return Completion(None, None, missing="定性指标，须由评价人选定档次并说明理由")
    value = actual.low if actual.low is not None else actual.high
    if not actual.is_number or value is None:
        return Completion(None, None, missing=f"实际完成值“{actual.raw}”不是可以比较的数")
    reached = _in_unit(_Amount(value, actual.unit), target.unit)
    if reached is None:
        return Completion(None, None, missing=f"实际完成值的单位“{actual.unit}”与指标值的单位“{target.unit}”不同")
    return _of_numbers(target, reached)


def _of_numbers(target: Target, reached: Decimal) -> Completion:
    bound = target.low if target.low is not None else target.high
    assert bound is not None  # noqa: S101 -- a numeric target has a bound
    if target.operator is Operator.RANGE and target.low is not None and target.high is not None:
        return _in_range(target.low, target.high, reached)
    if target.operator in _DOWNWARD:
        met = reached < bound if target.operator is Operator.LESS_THAN else reached <= bound
        return _down(bound, reached, met=met)
    if not bound:
        return _down(bound, reached, met=not reached)
    met = reached > bound if target.operator is Operator.MORE_THAN else reached >= bound
    return Completion(_percent(reached, bound), met, f"{show(reached)}÷{show(bound)}×100%")


def _down(bound: Decimal, reached: Decimal, *, met: bool) -> Completion:
    if met:
        return Completion(FULL, met=True, formula=f"{show(reached)}不超过{show(bound)}")
    if not bound or not reached:
        return Completion(Decimal(0), met=False, formula=f"应为{show(bound)}，实际{show(reached)}")
    return Completion(_percent(bound, reached), met=False, formula=f"{show(bound)}÷{show(reached)}×100%")


def _in_range(low: Decimal, high: Decimal, reached: Decimal) -> Completion:
    if low <= reached <= high:
        return Completion(FULL, met=True, formula=f"{show(reached)}在{show(low)}至{show(high)}之间")
    if reached < low:
        return Completion(_percent(reached, low), met=False, formula=f"{show(reached)}÷{show(low)}×100%")
    return Completion(_percent(high, reached), met=False, formula=f"{show(high)}÷{show(reached)}×100%")


def _by_date(target: Target, actual: Target) -> Completion:
    """On time or late; days late are said where both days are known to the day."""
    due, done = target.date_high, actual.date_high or actual.date_low
    if not actual.is_date or due is None or done is None:
        return Completion(None, None, missing=f"实际完成时间“{actual.raw}”读不出日期")
    if done.startswith("--") or due.startswith("--"):
        due, done = due[-5:], done[-5:]
    if done <= due:
        return Completion(FULL, met=True, formula=f"{done}完成，不晚于{due}")
    return Completion(Decimal(0), met=False, formula=f"应于{due}前完成，实际{done}")


def _in_unit(amount: _Amount, wanted: str) -> Decimal | None:
    """The amount in the wanted unit; a unit that one side omits is taken for the same. None where they differ."""
    if amount.unit == wanted or not amount.unit or not wanted:
        return amount.value
    mine, theirs = _split(amount.unit), _split(wanted)
    return amount.value * mine.value / theirs.value if mine.unit == theirs.unit else None


def _split(unit: str) -> _Amount:
    head = unit[:1]
    return _Amount(_SCALES[head], unit[1:]) if head in _SCALES else _Amount(Decimal(1), unit)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """Rounded to hundredths of a percent, so that 1/3 shows as 33.33."""
    rate = part / whole * FULL
    rounded = rate.quantize(_RATE_PLACES, ROUND_HALF_UP)
    return rate.normalize() + 0 if rate == rounded else rounded
