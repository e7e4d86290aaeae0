"""What a value becomes by an order: the new text of a target, written as the old one was, or why it cannot be said."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from assistant.base import show
from assistant.language.bounds import read_bound
from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.dates import chinese_dates, find_date
from assistant.language.measure_words import measure_kind, same_measure
from assistant.language.numeral.reading import read_number
from assistant.language.target import SIGNS, Operator, Target
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_K = ChangeKind
_POINTS = frozenset({"个点", "个百分点", "百分点", "点", "pct"})
_SHARES = frozenset({"%", "成", "％"})
_DIVISIBLE = frozenset({"money", "length", "area", "volume", "weight", "time", "energy", "power"})
_EXPLICIT = re.compile(r"不[得能应可准]?[再]?[低少高多大超晚]|以[上内下]|[最至][多少高低]|[≥≤<>＞＜]|控制在|封顶")
_FRACTION = re.compile(r"(?P<whole>[\d.]+|[一二两三四五六七八九十百]+)分之(?P<part>[\d.]+|[一二两三四五六七八九十百]+)")
_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_MONTH_END = re.compile(r"月(?:份)?(?:底|末)?(?:之?前|以前)?$")
_FULL = Decimal(100)
_DAYS = {"天": 1, "日": 1, "周": 7, "个星期": 7, "星期": 7}
_MONTHS = {"个月": 1, "月": 1, "年": 12}


class ChangeProblem(StrEnum):
    """Why an order does not give a value."""

    NO_NUMBER = "no_number"
    """There is no number to change."""
    OVER_100 = "over_100"
    BELOW_ZERO = "below_zero"
    BROKEN = "broken"
    """People and things do not come in halves; the exact result is in the text of the value."""
    OTHER_UNIT = "other_unit"
    """The value counts something else."""


@dataclass(frozen=True)
class ChangedValue:
    """The new text, or the problem with what was reckoned so far; ``number`` is the new number in the old unit."""

    text: str = ""
    number: Decimal | None = None
    problem: ChangeProblem | None = None
    formula: str = ""
    """How a relative change was reckoned: 120+30=150."""


def apply_order(order: ChangeOrder, target: Target, year: int | None = None) -> ChangedValue:
    """The target after an order. ``year`` dates a day that is written without one."""
    value = order.value
    if value is not None and order.kind is _K.SET and (value.date or value.kind is TokenKind.DATE):
        return _dated(value, target, year)
    if order.kind in {_K.LATER, _K.EARLIER}:
        return _moved(order, target)
    if order.kind is _K.SET and value is not None:
        return _set(order, value, target)
    if not target.is_number or (target.low is not None and target.high is not None and target.low != target.high):
        return ChangedValue(problem=ChangeProblem.NO_NUMBER)
    return _relative(order, target)


def _set(order: ChangeOrder, value: TextToken, target: Target) -> ChangedValue:
    number = value.number
    if number is None:
        return ChangedValue(problem=ChangeProblem.NO_NUMBER)
    bound = _stated_bound(order)
    if value.is_range or not target.is_number or (target.operator is Operator.RANGE):
        return ChangedValue(f"{_sign(bound, Operator.EQUAL if value.is_range else None)}{value.text}", number)
    mine, theirs = _unit(target), value.unit
    if theirs in _SHARES and mine not in _SHARES | _POINTS:
        return _finished(
            target, Fraction(_number(target)) * _exact(value) / 100, f"{show(_number(target))}×{value.text}"
        )
    if theirs in _POINTS and mine in _SHARES:
        theirs = "%"
    if not _comparable(mine, theirs):
        return ChangedValue(f"{_sign(bound, target.operator)}{value.text}", number, ChangeProblem.OTHER_UNIT)
    scaled = _in_unit(number, theirs, mine)
    return _checked(ChangedValue(_written(target, scaled, bound), scaled), mine)


def _relative(order: ChangeOrder, target: Target) -> ChangedValue:
    number, mine = _number(target), _unit(target)
    was = show(number)
    if order.kind is _K.TIMES:
        return _finished(target, Fraction(number) * Fraction(order.factor), f"{was}×{order.factor}")
    value = order.value
    if value is None or value.number is None:
        return ChangedValue(problem=ChangeProblem.NO_NUMBER)
    sign = 1 if order.kind is _K.MORE else -1
    if (
        value.kind is TokenKind.SHARE
        and value.unit not in _POINTS
        and (mine not in _SHARES or value.unit != "%" or "分之" in value.text)
    ):
        share = _exact(value) / 100
        return _finished(
            target, Fraction(number) * (1 + sign * share), f"{was}×(1{'+' if sign > 0 else '−'}{value.text})"
        )
    theirs = "%" if value.unit in _POINTS else value.unit
    if not _comparable(mine, theirs):
        return ChangedValue(problem=ChangeProblem.OTHER_UNIT)
    by = _in_unit(value.number, theirs, mine)
    return _finished(target, Fraction(number) + sign * Fraction(by), f"{was}{'+' if sign > 0 else '−'}{show(by)}")


def _finished(target: Target, exact: Fraction, formula: str) -> ChangedValue:
    unit = _unit(target)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    whole = with_scale(number, unit)
    if Fraction(number) != exact or (whole != whole.to_integral_value() and not _divides(unit, target)):
        return ChangedValue(show(round(number, 2)), None, ChangeProblem.BROKEN, formula)
    number = number.normalize() + 0
    formula = f"{formula}={show(number)}{unit}"
    return _checked(ChangedValue(_written(target, number, None), number, formula=formula), unit)


def _divides(unit: str, target: Target) -> bool:
    """Whether what is counted comes in parts: money, lengths, shares; and what was a broken number before."""
    whole = with_scale(_number(target), unit)
    kind = measure_kind(unit)
    return unit in _SHARES or "元" in unit or kind in _DIVISIBLE or whole != whole.to_integral_value()


def _checked(found: ChangedValue, unit: str) -> ChangedValue:
    number = found.number
    if number is not None and number < 0:
        return ChangedValue(found.text, number, ChangeProblem.BELOW_ZERO, found.formula)
    if number is not None and unit in _SHARES and number > _FULL:
        return ChangedValue(found.text, number, ChangeProblem.OVER_100, found.formula)
    return found


def _number(target: Target) -> Decimal:
    found = target.low if target.low is not None else target.high
    return found if found is not None else Decimal(0)


def _unit(target: Target) -> str:
    return target.unit


def _exact(value: TextToken) -> Fraction:
    """A share in percent, a fraction as it is written: 三分之一 is 100/3."""
    match = _FRACTION.search(value.text)
    if match and (whole := read_number(match["whole"])) and (part := read_number(match["part"])):
        return Fraction(part) / Fraction(whole) * 100
    number = Fraction(value.number or 0)
    return number * 10 if value.unit == "成" else number


def _comparable(mine: str, theirs: str) -> bool:
    """Whether two units count the same; a bare number, or one with a scale alone, counts what the other does."""
    bare = theirs.lstrip("万亿千百")
    if not bare or same_measure(_bare(mine), _bare(theirs)):
        return True
    return measure_kind(mine) == measure_kind(theirs) != "" and _bare(theirs) in _bare(mine) + "个"


def _bare(unit: str) -> str:
    return unit.partition("/")[0].lstrip("万亿") or unit


def _in_unit(number: Decimal, theirs: str, mine: str) -> Decimal:
    """A number counted in one unit, counted in the other; scales alone differ."""
    if not theirs and not mine.startswith(("万", "亿")):
        return number
    if not theirs:
        return number if number < _SMALL else number / with_scale(Decimal(1), mine)
    if not mine:
        return with_scale(number, theirs)
    return (with_scale(number, theirs) / with_scale(Decimal(1), mine)).normalize() + 0


_SMALL = Decimal(1000)
"""A bare number below it is counted in the unit of the form (增加20 of 万元), a larger one in the base unit."""


def _stated_bound(order: ChangeOrder) -> Operator | None:
    before, _, behind = order.bound.partition("\n")
    return read_bound(before, behind) if _EXPLICIT.search(order.bound) else None


def _sign(bound: Operator | None, own: Operator | None) -> str:
    return SIGNS.get(bound or own or Operator.EQUAL, "")


def _written(target: Target, number: Decimal, bound: Operator | None) -> str:
    """The text of the target with another number in the place of the old one."""
    raw = target.raw
    if bound is not None and bound is not target.operator:
        return f"{_sign(bound, None)}{show(number)}{target.unit}"
    old = _number(target)
    for token in find_tokens(raw):
        figure = _FIGURE.search(token.text)
        if token.number == old and figure is not None:
            at = token.start + figure.start()
            return f"{raw[:at]}{show(number)}{raw[at + len(figure[0]) :]}"
    match = next((m for m in _FIGURE.finditer(raw) if Decimal(re.sub("[,，]", "", m[0])) == old), None)
    if match is not None:
        return f"{raw[: match.start()]}{show(number)}{raw[match.end() :]}"
    return f"{_sign(target.operator, None)}{show(number)}{target.unit}"


def _dated(value: TextToken, target: Target, year: int | None) -> ChangedValue:
    stated = find_date(value.text)
    if stated is None:
        return ChangedValue(problem=ChangeProblem.NO_NUMBER)
    if not target.is_date and target.is_number:
        return ChangedValue(problem=ChangeProblem.OTHER_UNIT)
    last = stated.last(year)
    whole_month = _MONTH_END.search(value.text) is not None and stated.year is not None
    words = value.text if whole_month else f"{chinese_dates(last)}前"
    return ChangedValue(words if words.endswith("前") else f"{words}前")


def _moved(order: ChangeOrder, target: Target) -> ChangedValue:
    value, day = order.value, target.date_high or target.date_low
    if value is None or value.number is None or not day or day.startswith("--") or len(day) < 10:
        return ChangedValue(problem=ChangeProblem.NO_NUMBER)
    by = value.number * (1 if order.kind is _K.LATER else -1)
    moved = _shifted(date.fromisoformat(day), by, value.unit)
    if moved is None:
        return ChangedValue(problem=ChangeProblem.BROKEN)
    return ChangedValue(f"{chinese_dates(moved.isoformat())}前", formula=f"{chinese_dates(day)}{order.quote}")


def _shifted(day: date, by: Decimal, unit: str) -> date | None:
    """A day moved by a length of time; half a month is 15 days; None where the length is no sane one."""
    if unit in _DAYS:
        return day + timedelta(days=int(by * _DAYS[unit])) if by == by.to_integral_value() else None
    months = by * _MONTHS.get(unit, 0)
    if not months:
        return None
    whole = int(months)
    days = int((months - whole) * 30)
    at = day.month - 1 + whole
    year, month = day.year + at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1])) + timedelta(days=days)
