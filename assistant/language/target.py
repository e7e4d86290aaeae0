"""A target value, read from the words of a form."""

from enum import StrEnum

from assistant.base import Frozen, OptionalExact


class Operator(StrEnum):
    """How a target binds. The last three say that there is no number to bind."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUAL = "="
    RANGE = "range"
    DATE = "date"
    YES_NO = "yes_no"
    QUALITATIVE = "qualitative"
    EMPTY = "empty"
    UNPARSEABLE = "unparseable"


SIGNS = {
    Operator.AT_LEAST: "≥",
    Operator.AT_MOST: "≤",
    Operator.MORE_THAN: "＞",
    Operator.LESS_THAN: "＜",
    Operator.EQUAL: "=",
}
"""The sign a form shows for an operator that has one."""
UNREAD = frozenset({Operator.UNPARSEABLE, Operator.EMPTY})
"""Operators of a target that cannot be compared with another."""


class Target(Frozen):
    """What a target cell says. ``low``/``high`` bound a number; dates are ISO text in ``date_low``/``date_high``.

    "=" has low equal to high. A date without a year is written ``--12-31``. ``unparseable`` keeps the text and claims
    nothing; ``quantitative`` says whether the text holds a measure at all.
    """

    raw: str
    operator: Operator
    low: OptionalExact = None
    high: OptionalExact = None
    date_low: str | None = None
    date_high: str | None = None
    unit: str = ""
    """The measure behind the number as it is written, such as 次, 万元/公里, 人·月; a noun behind it is ``counted``."""
    counted: str = ""
    """What is counted where it is written behind the unit: 街道 in 5个街道."""
    each: str = ""
    """What the number is per where 每 before it says so, as in 每季度1次; ``unit`` has it too: 次/季度."""
    quantitative: bool = False
    relative: bool = False
    """True where the value is a change against a base, such as "较上年提高2个百分点"."""
    approximate: bool = False
    """True for 余, 左右, 约."""

    @property
    def is_number(self) -> bool:
        """Whether the target is a number with an operator or a range of numbers."""
        return self.operator in _NUMERIC

    @property
    def unit_behind(self) -> str:
        """The unit as it stands behind the number, without what 每 before it adds."""
        return self.unit.removesuffix(f"/{self.each}") if self.each else self.unit

    @property
    def measured(self) -> str:
        """The unit with the noun behind it as they are written: 个街道."""
        return f"{self.unit_behind}{self.counted}"

    def counts_as(self, other: "Target") -> bool:
        """Whether both may count the same things: 5个 and 5个街道 do, 5个乡镇 and 5个街道 do not."""
        mine, theirs = self.counted, other.counted
        return not mine or not theirs or mine in theirs or theirs in mine

    @property
    def is_date(self) -> bool:
        return self.operator is Operator.DATE


_ABSENT = {name: field.default for name, field in Target.model_fields.items()}


def made_target(raw: str, operator: Operator, **values: object) -> Target:
    """A target of values that need no validation: ``model_construct`` in a fifth of its time."""
    made = Target.__new__(Target)
    object.__setattr__(made, "__dict__", {**_ABSENT, "raw": raw, "operator": operator, **values})
    object.__setattr__(made, "__pydantic_fields_set__", {"raw", "operator", *values})
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


_NUMERIC = {
    Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN, Operator.EQUAL, Operator.RANGE,
}  # fmt: skip
