"""What a clause of a target cell says: its bounds and its times."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.periods import Period
from assistant.language.target import Operator
from assistant.language.target_signs import Sign

_RATE_ENDS = ("率", "度", "比例", "占比")
_TIME_ENDS = ("秒", "分钟", "小时", "天", "日", "周", "月")


@dataclass(frozen=True, slots=True)
class Bound:
    """A number as it is bound; ``operator`` is None where it cannot be read for sure."""

    operator: Operator | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    counted: str
    each: str
    clause: int
    subject: str
    """The words before it, since the bound before or the beginning of the clause; signs are none."""
    about: bool = False
    is_change: bool = False
    is_mirrored: bool = False
    """True where its sign stands behind it, as in 80%≤满意度."""
    may_be_name: bool = False
    """True for a number without sign and with a word behind it, where it is 一 (一次验收合格率), a kind (5G基站) or has
    no measure (12328投诉办结率)."""
    is_condition: bool = False
    """True for an age that says of whom the cell speaks: 60周岁以上老年人."""
    is_base: bool = False
    """True where a change leads away from it: 由2小时压缩至30分钟."""

    def belongs_to(self, later: "Bound") -> bool:
        """Whether it only names what the next bound of the clause measures, or the base that it starts from."""
        of_rate = later.unit == "%" and later.subject.endswith(_RATE_ENDS)
        is_limit = self.unit.endswith(_TIME_ENDS) and self.operator in {Operator.EQUAL, Operator.AT_MOST}
        return self.may_be_name or self.is_base or (of_rate and is_limit)  # 5日内办结率≥95%


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with the words around it in its clause."""

    time: Period
    before: str
    after: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class BoundClause:
    """A part of the cell between marks; notes in brackets are left out."""

    text: str
    tail: str
    """The words behind the last bound."""
    bounds: tuple[Bound, ...]
    times: tuple[Dated, ...]
    has_open_sign: bool
    """Whether a sign has no number behind it, only a measure or nothing."""
    has_ratio: bool

    @property
    def measures(self) -> Iterator[Bound]:
        """The bounds that are measures of their own."""
        bounds = [b for b in self.bounds if not b.is_condition]
        last = len(bounds) - 1
        return (b for i, b in enumerate(bounds) if i == last or not b.belongs_to(bounds[i + 1]))
