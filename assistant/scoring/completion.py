"""How far an actual value reaches its target: a completion rate in percent with its formula, or what is missing.

Reverse targets (成本、投诉、时限: at most so much) are met below the bound; above it the rate is bound ÷ actual. Yes or
no, and dates, are reached or not. An actual value that is itself a bound counts only where it settles the matter.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.base import MAX_SIGNIFICANT_DIGITS, show
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.rates import percent
from assistant.language.target import Operator, Target
from assistant.scoring.curves import FULL
from assistant.scoring.reading import (
    against_its_sense,
    in_unit,
    is_reverse,
    lacks_change,
    lacks_percent,
    says_yes,
    wanted_unit,
)

_DOWNWARD = frozenset({Operator.AT_MOST, Operator.LESS_THAN})
_UPWARD = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})
_YEARLESS = "--"
_LEAP_YEAR = "2024"
_IN_WORDS = "定性指标，须由评价人选定档次并说明理由"


@dataclass(frozen=True)
class Completion:
    """A completion rate, or None with the reason why none can be computed."""

    rate: Decimal | None
    met: bool | None
    formula: str = ""
    missing: str = ""
    """What is missing, in Chinese, where ``rate`` is None."""
    whole: bool = False
    """True where the target can only be reached or not, so that no proportion is taken."""
    days_late: int = 0
    """Days after the last day, where both days are known."""
    choosable: bool = False
    """True where the target is words and there is an actual value: a person may choose the band."""

    @property
    def over(self) -> Decimal:
        """By how many percentage points the target was exceeded; 0 where it was not."""
        return max(Decimal(0), (self.rate or Decimal(0)) - FULL)


def completion_of(row: Indicator) -> Completion:
    """The completion of a row, with what its class and name tell: a bare sum of a cost is a ceiling, a rate of change
    needs no further word."""
    target, actual = row.parsed, row.parsed_actual
    if is_reverse(row):
        target = target.model_copy(update={"operator": Operator.AT_MOST, "low": None, "high": target.high})
    if lacks_percent(row):
        return Completion(None, None, missing=f"实际完成值“{actual.raw}”没有写“%”，请写明百分数")
    if lacks_change(row):
        return Completion(None, None, missing=f"指标值是比以前的变化，实际完成值“{actual.raw}”没有写变化了多少")
    return completion(target, actual)


def completion(target: Target, actual: Target) -> Completion:
    """The completion of one indicator. Text targets have none: a person chooses their band."""
    if target.operator is Operator.YES_NO and actual.raw.strip():
        return _yes_or_no(target, actual)
    if actual.operator is Operator.EMPTY or not actual.raw.strip() or is_placeholder(actual.raw):
        return Completion(None, None, missing="没有填写实际完成值")
    if is_placeholder(target.raw):
        return Completion(None, None, missing="指标值还没有填写")
    if target.is_date:
        return _by_date(target, actual)
    if not target.is_number:
        return Completion(None, None, missing=_IN_WORDS, choosable=True)
    if not actual.is_number:
        return Completion(None, None, missing=f"实际完成值“{actual.raw}”不是可以比较的数")
    return _of_numbers(target, actual)


def _yes_or_no(target: Target, actual: Target) -> Completion:
    wanted, stated = says_yes(target.raw), says_yes(actual.raw)
    if wanted is None or stated is None:
        return Completion(None, None, missing=_IN_WORDS, choosable=True)
    formula = f"要求“{target.raw}”，实际“{actual.raw}”"
    return _reached(formula) if wanted is stated else _not_reached(formula)


def _reached(formula: str) -> Completion:
    return Completion(FULL, met=True, formula=formula, whole=True)


def _not_reached(formula: str, days_late: int = 0) -> Completion:
    return Completion(Decimal(0), met=False, formula=formula, whole=True, days_late=days_late)


def _of_numbers(target: Target, actual: Target) -> Completion:
    downward = target.operator in _DOWNWARD
    value = (
        actual.high if downward and actual.high is not None else actual.low if actual.low is not None else actual.high
    )
    assert value is not None  # noqa: S101 -- a number has a bound
    if any(n is not None and n.adjusted() >= MAX_SIGNIFICANT_DIGITS for n in (value, target.low, target.high)):
        return Completion(None, None, missing="数字的位数过多，请核对")
    wanted = wanted_unit(target, actual)
    reached = in_unit(value, actual.unit, wanted)
    if reached is None or not actual.counts_as(target):
        mine, theirs = f"{actual.unit}{actual.counted}", f"{wanted}{target.counted}"
        return Completion(None, None, missing=f"实际完成值的单位“{mine}”与指标值的单位“{theirs}”不同")
    if target.relative and against_its_sense(target.raw, actual.raw):
        return _not_reached(f"指标值“{target.raw}”，实际“{actual.raw}”，方向相反")
    done = _compared(target, reached)
    return done if actual.operator not in _DOWNWARD | _UPWARD else _only_a_bound(target, actual, done)


def _only_a_bound(target: Target, actual: Target, done: Completion) -> Completion:
    """“≥95%” as actual value: enough where the bound itself reaches the target, else the figure is missing."""
    same_way = (target.operator in _DOWNWARD) is (actual.operator in _DOWNWARD)
    if done.met and same_way and target.operator is not Operator.RANGE:
        return Completion(FULL, met=True, formula=f"实际“{actual.raw}”，已达到“{target.raw}”")
    return Completion(None, None, missing=f"实际完成值“{actual.raw}”只是界限，不是完成的数")


def _compared(target: Target, reached: Decimal) -> Completion:
    bound = target.low if target.low is not None else target.high
    assert bound is not None  # noqa: S101 -- a numeric target has a bound
    if target.operator is Operator.RANGE and target.low is not None and target.high is not None:
        return _in_range(target.low, target.high, reached)
    if target.operator in _DOWNWARD:
        met = reached < bound if target.operator is Operator.LESS_THAN else reached <= bound
        return _down(bound, reached, met=met)
    if not bound:
        return _down(bound, reached, met=not reached if target.operator is Operator.EQUAL else reached >= 0)
    met = reached > bound if target.operator is Operator.MORE_THAN else reached >= bound
    return Completion(_percent(reached, bound), met, f"{show(reached)}÷{show(bound)}×100%")


def _down(bound: Decimal, reached: Decimal, *, met: bool) -> Completion:
    if met:
        return _reached(f"{show(reached)}没有超过{show(bound)}" if bound else f"应为0，实际{show(reached)}")
    if bound <= 0 or reached <= bound:
        return _not_reached(f"应为{show(bound)}，实际{show(reached)}")
    return Completion(_percent(bound, reached), met=False, formula=f"{show(bound)}÷{show(reached)}×100%")


def _in_range(low: Decimal, high: Decimal, reached: Decimal) -> Completion:
    if low <= reached <= high:
        return _reached(f"{show(reached)}在{show(low)}至{show(high)}之间")
    if reached < low:
        if not low:
            return _not_reached(f"应在{show(low)}至{show(high)}之间，实际{show(reached)}")
        return Completion(_percent(reached, low), met=False, formula=f"{show(reached)}÷{show(low)}×100%")
    return Completion(_percent(high, reached), met=False, formula=f"{show(high)}÷{show(reached)}×100%")


def _by_date(target: Target, actual: Target) -> Completion:
    """On time or late; days late are said where both days are known to the day."""
    due, done = target.date_high, actual.date_high or actual.date_low
    if not actual.is_date or due is None or done is None:
        return Completion(None, None, missing=f"实际完成时间“{actual.raw}”读不出日期")
    if done.startswith(_YEARLESS) or due.startswith(_YEARLESS):
        due, done = f"--{due[-5:]}", f"--{done[-5:]}"
    if done <= due:
        return _reached(f"{_stated(done)}完成，没有晚于{_stated(due)}")
    days = _days(due, done)
    late = f"，逾期{days}天" if days else ""
    return _not_reached(f"应于{_stated(due)}前完成，实际{_stated(done)}{late}", days)


def _stated(day: str) -> str:
    """A day as the forms print it: 2026年11月5日, or 11月5日 where no year was given."""
    year, month, number = day.replace(_YEARLESS, "-").split("-")
    return f"{f'{year}年' if year else ''}{int(month)}月{int(number)}日"


def _days(due: str, done: str) -> int:
    """Days between two days; 0 where one is no day of the calendar."""
    try:
        first, last = (date.fromisoformat(day.replace(_YEARLESS, f"{_LEAP_YEAR}-", 1)) for day in (due, done))
    except ValueError:
        return 0
    return (last - first).days


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return max(percent(part, whole), Decimal(0))
