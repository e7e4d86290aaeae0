"""The ground every domain model stands on: frozen pydantic models and exact numbers.

Numbers are ``Decimal`` inside and plain JSON numbers outside. A JSON number is written through ``float``, whose
shortest form gives back every decimal of up to 15 significant digits unchanged; longer ones are refused on the way in,
so reading and writing never change a figure.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

MAX_SIGNIFICANT_DIGITS = 15
_MAX_MAGNITUDE = 30
"""Powers of ten; no budget reaches it, and a JSON file may write 1e999999999 in eleven characters."""


class Frozen(BaseModel):
    """A value: equal by content, never changed in place. Unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OpenFrozen(BaseModel):
    """A value read from outside files: unknown keys are passed over, so that newer files stay readable."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def to_exact(value: object) -> Decimal:
    """A finite ``Decimal`` from an int, a decimal, a float (by its shortest form) or a numeral such as "1,200.50".

    Raises ValueError where the value is no finite number, beyond any budget, or has more than 15 significant digits.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise ValueError("应为数字")
    text = str(value).replace(",", "").replace("，", "").strip()
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"“{text}”不是数字") from error
    if not number.is_finite():
        raise ValueError("应为有限的数字")
    if number and abs(number.adjusted()) > _MAX_MAGNITUDE:
        raise ValueError("数字过大或过小")
    if len(number.normalize().as_tuple().digits) > MAX_SIGNIFICANT_DIGITS:
        raise ValueError(f"“{text}”的位数过多，最多 {MAX_SIGNIFICANT_DIGITS} 位有效数字")
    return number


def as_json_number(number: Decimal) -> int | float:
    """The JSON number of an exact decimal: an integer where it is whole, else the float that prints the same digits."""
    return int(number) if number == number.to_integral_value() else float(number)


def _blank_to_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Exact = Annotated[
    Decimal,
    BeforeValidator(to_exact),
    PlainSerializer(as_json_number, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""An exact number: ``Decimal`` in Python, a number in JSON."""

OptionalExact = Annotated[Exact | None, BeforeValidator(_blank_to_none)]
"""An exact number or nothing; an empty cell reads as nothing."""


def known_sum(numbers: Iterable[Decimal | None]) -> Decimal:
    """The sum of the numbers that are known; 0 where none is."""
    return sum((n for n in numbers if n is not None), Decimal(0))


def show(number: Decimal) -> str:
    """The shortest plain digits of a number: ``Decimal("120.50")`` is "120.5", ``Decimal("1E+3")`` is "1000"."""
    text = format(number.normalize(), "f")
    return "0" if text in {"-0", ""} else text
