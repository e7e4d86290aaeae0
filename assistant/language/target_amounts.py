"""The amount of a bound: one number, a range (3-5次, 85%至90%) or a number with a tolerance (50±2毫米)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.language.quantities import Quantity
from assistant.language.target_tokens import Kind, Token

_RATIOS = ("%", "‰", "‱")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number (low equal to high) or a range; both None where it has no exact value."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    end: int
    is_range: bool = False
    more: bool = False
    about: bool = False
    counted: str = ""


def read_amount(tokens: Sequence[Token], at: int, *, is_negative: bool = False) -> Amount:
    """The amount that begins with the quantity at a token."""
    first = _quantity(tokens, at)
    assert first is not None  # noqa: S101 -- the caller stands at a quantity
    low = _signed(first, is_negative=is_negative)
    mark = tokens[at + 1] if at + 1 < len(tokens) else None
    if mark and (mark.kind in {Kind.RANGE, Kind.TOLERANCE} or _is_between(tokens, at + 1)):
        own_sign = tokens[at + 2].text if at + 2 < len(tokens) else ""
        below_zero = own_sign == "-"
        end = at + 2 + (own_sign in {"-", "+"})
        if second := _quantity(tokens, end):
            high, unit = _signed(second, is_negative=below_zero), _one_unit(first.unit, second.unit)
            if mark.kind is Kind.TOLERANCE:
                of_share = second.unit in _RATIOS and second.unit != first.unit
                low, high = _within(low, high) if not of_share else (None, None)
            return _range(low, high, unit, replace(second, end=end + 1))
    return Amount(low, low, first.unit, at + 1, more=first.more, about=first.about, counted=first.counted)


def _is_between(tokens: Sequence[Token], at: int) -> bool:
    """Whether 和 or 与 joins the ends of 80%和90%之间."""
    beyond = tokens[at + 2].text if at + 2 < len(tokens) else ""
    return tokens[at].text in {"和", "与"} and beyond.startswith("之间")


def _quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    return tokens[at].quantity if at < len(tokens) else None


def _signed(quantity: Quantity, *, is_negative: bool) -> Decimal | None:
    return -quantity.value if is_negative and quantity.value is not None else quantity.value


def _range(low: Decimal | None, high: Decimal | None, unit: str | None, last: Quantity) -> Amount:
    if low is None or high is None or unit is None or low > high:
        low = high = None
    return Amount(low, high, unit or "", last.end, is_range=True, counted=last.counted)


def _within(value: Decimal | None, off: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """The ends of 50±2. A tolerance in % needs % before it as well: 5% off 50 may be a share of it."""
    return (None, None) if value is None or off is None else (value - off, value + off)


def _one_unit(first: str, second: str) -> str | None:
    """The unit of both ends; None where they differ. 5万-10万元 and 80%-90 leave out what the other end says."""
    if second.startswith(first):
        return second
    return first if not second else None
