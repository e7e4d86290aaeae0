"""Sums that a model shows, reckoned exactly: + - × ÷, brackets, numbers and named values. Nothing else is run."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation

from assistant.base import show

_PARTS = re.compile(
    r"\s{0,9}(?:(?P<number>\d+(?:\.\d+)?)(?P<percent>%?)|(?P<name>[A-Z][A-Z0-9]*)|(?P<sign>[-+*/()×÷＋－（）]))"
)
_SIGNS = str.maketrans("×÷＋－（）", "*/+-()")
_LONGEST = 120
_DEEPEST = 8
_EQUATION = re.compile(r"(?P<left>[-+*/×÷＋－（）().\d\s%]{0,120}\d)\s{0,9}[=＝]\s{0,9}(?P<right>\d+(?:\.\d+)?)")
_ROUNDING = Decimal("0.01")
_SHOWN = re.compile(
    r"(?P<left>[(（\d][-+*/×÷＋－−–（）().\d\s%％]{0,120}[\d%％)）])\s{0,9}[=＝≈]\s{0,9}(?P<right>\d{1,12}(?:\.\d{1,6})?\s?[%％]?)"
)
_AS_WRITTEN = str.maketrans("−–％", "--%")
_OPERAND = re.compile(r"\d+(?:\.\d+)?")
_ALWAYS = frozenset({"1", "100"})
"""The whole, as formulas write it; of these alone any number could be made, so that they prove nothing."""


class NotReckoned(ValueError):
    """No sum that can be reckoned."""


def reckon(text: str, values: Mapping[str, Decimal] | None = None) -> Decimal:
    """The value of an expression; a name stands for its value. Raises NotReckoned."""
    if not 0 < len(text) <= _LONGEST:
        raise NotReckoned
    expression = _Expression(_split(text), values or {})
    try:
        found = expression.sum()
    except (InvalidOperation, DivisionByZero) as error:
        raise NotReckoned from error
    if not expression.at_end:
        raise NotReckoned
    return found


def names_in(text: str) -> tuple[str, ...]:
    """The names that an expression uses, in order."""
    return tuple(m["name"] for m in _PARTS.finditer(text) if m["name"])


def false_equations(text: str) -> tuple[str, ...]:
    """The equations of a text that do not hold: 4+4+5=14. Products and quotients may be rounded by a hundredth."""
    return tuple(m[0].strip() for m in _EQUATION.finditer(text) if not _holds(m["left"], m["right"]))


def proved_numbers(text: str, known: Collection[str]) -> frozenset[str]:
    """The numbers of the equations of a text that hold and start from known numbers, operands and results.

    ``known`` are numbers as ``show`` writes them; a result is known to the equations behind it. What is rounded holds
    to half of its last digit; 8% is 8.
    """
    found = set[str]()
    for match in _SHOWN.finditer(text):
        left, right = (match[side].translate(_AS_WRITTEN).strip() for side in ("left", "right"))
        operands = {show(Decimal(n)) for n in _OPERAND.findall(left)}
        is_known = operands <= {*known, *found, *_ALWAYS} and not operands.isdisjoint({*known, *found})
        if is_known and _comes_to(left, right):
            found |= {*operands, show(Decimal(right.rstrip("% ")))}
    return frozenset(found)


def _comes_to(left: str, right: str) -> bool:
    """Whether a sum comes to a result as exactly as that is written."""
    try:
        value = reckon(left)
    except NotReckoned:
        return False
    figure = right.rstrip("% ")
    value = value * 100 if right.endswith("%") else value
    half = Decimal(1).scaleb(-len(figure.partition(".")[2])) / 2
    return bool(re.search("[-+*/×÷＋－]", left)) and abs(value - Decimal(figure)) <= half


def _holds(left: str, right: str) -> bool:
    if not re.search(r"[-+*/×÷＋－]", left.strip()):
        return True  # no sum at all, such as 合格率=95
    try:
        found = reckon(left.strip())
    except NotReckoned:
        return True
    return abs(found - Decimal(right)) <= abs(found) * _ROUNDING


def _split(text: str) -> list[tuple[str, str]]:
    parts, at = list[tuple[str, str]](), 0
    while at < len(text.rstrip()):
        match = _PARTS.match(text, at)
        if match is None:
            raise NotReckoned
        parts.append(_part(match))
        at = match.end()
    return parts


def _part(match: re.Match[str]) -> tuple[str, str]:
    if match["number"]:
        return ("percent" if match["percent"] else "number"), match["number"]
    return ("name", match["name"]) if match["name"] else ("sign", match["sign"].translate(_SIGNS))


class _Expression:
    def __init__(self, parts: list[tuple[str, str]], values: Mapping[str, Decimal]) -> None:
        self._parts, self._values, self._at, self._depth = parts, values, 0, 0

    @property
    def at_end(self) -> bool:
        return self._at == len(self._parts)

    def sum(self) -> Decimal:
        found = self._product()
        while sign := self._sign("+-"):
            other = self._product()
            found = found + other if sign == "+" else found - other
        return found

    def _product(self) -> Decimal:
        found = self._value()
        while sign := self._sign("*/"):
            other = self._value()
            found = found * other if sign == "*" else found / other
        return found

    def _value(self) -> Decimal:
        if self._sign("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise NotReckoned
            found = self.sum()
            if not self._sign(")"):
                raise NotReckoned
            return found
        kind, text = self._parts[self._at] if not self.at_end else ("", "")
        self._at += 1
        if kind == "name" and text in self._values:
            return self._values[text]
        if kind not in {"number", "percent"}:
            raise NotReckoned
        return Decimal(text) / 100 if kind == "percent" else Decimal(text)

    def _sign(self, wanted: str) -> str:
        if self.at_end or self._parts[self._at][0] != "sign" or self._parts[self._at][1] not in wanted:
            return ""
        self._at += 1
        return self._parts[self._at - 1][1]
