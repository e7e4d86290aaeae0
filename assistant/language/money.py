"""Money: an exact amount with an explicit unit, compared after conversion with one tolerance."""

import re
from decimal import Decimal
from enum import StrEnum

from assistant.base import Exact, Frozen, show


class MoneyUnit(StrEnum):
    """The units that budget papers use."""

    YUAN = "元"
    WAN = "万元"
    YI = "亿元"

    @property
    def in_yuan(self) -> Decimal:
        """How many 元 one of this unit is."""
        return _YUAN[self]


_YUAN = {MoneyUnit.YUAN: Decimal(1), MoneyUnit.WAN: Decimal(10_000), MoneyUnit.YI: Decimal(100_000_000)}

TOLERANCE_YUAN = Decimal(50)
"""Two amounts are the same when they differ by no more than 50 元: half of the last digit of 万元 with two decimals."""


class Money(Frozen):
    """An amount in a stated unit, such as 120 万元."""

    amount: Exact
    unit: MoneyUnit

    @property
    def yuan(self) -> Decimal:
        """The amount in 元."""
        return self.amount * self.unit.in_yuan

    def to(self, unit: MoneyUnit) -> "Money":
        """The same money in another unit, without rounding."""
        return Money(amount=(self.yuan / unit.in_yuan).normalize(), unit=unit)

    def same_as(self, other: "Money", tolerance: Decimal = TOLERANCE_YUAN) -> bool:
        """Whether both are the same sum, the unit apart."""
        return abs(self.yuan - other.yuan) <= tolerance

    def __str__(self) -> str:
        return f"{show(self.amount)}{self.unit}"


def read_money_unit(text: str) -> MoneyUnit | None:
    """The unit that a heading or cell names: "项目资金（万元）" is 万元; None where it names none or two."""
    own = _NOT_OURS.sub("", text)
    found = {unit for unit, words in _UNIT_WORDS.items() if any(word in own for word in words)}
    if MoneyUnit.YUAN in found and len(found) > 1 and "元" in own.replace("万元", "").replace("亿元", ""):
        return None
    found.discard(MoneyUnit.YUAN) if len(found) > 1 else None
    return found.pop() if len(found) == 1 else None


_NOT_OURS = re.compile("(?:[万亿]?[美欧港日]|单)元")
"""Other money, and 单元, which is none."""
_UNIT_WORDS = {MoneyUnit.YI: ("亿元",), MoneyUnit.WAN: ("万元",), MoneyUnit.YUAN: ("元",)}
