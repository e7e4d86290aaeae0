"""A share in percent, rounded in one way everywhere, so that score, text, table and chart show the same digits."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

_FULL, _CENTS = Decimal(100), Decimal("0.01")


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """To two places, half up as official tables do; never rounded up to 100 % where the whole was not reached.

    Raises ``decimal.DivisionByZero`` or ``decimal.InvalidOperation`` for a whole of 0.
    """
    exact = part / whole * _FULL
    rate = exact.quantize(_CENTS, ROUND_HALF_UP)
    return exact.quantize(_CENTS, ROUND_DOWN) if exact < _FULL <= rate else rate


def rounds_to(shown: Decimal, exact: Decimal) -> bool:
    """Whether a number as printed is the exact one, or a fair rounding of it to as many places.

    Both ways of rounding a half are fair, for papers come from many hands; so is 99.99 for what is not quite 100.
    """
    last = Decimal(1).scaleb(min(0, int(shown.as_tuple().exponent)))
    ways = {ROUND_HALF_UP, ROUND_HALF_EVEN} | ({ROUND_DOWN} if exact < _FULL <= exact.quantize(last) else set())
    return shown == exact or any(exact.quantize(last, way) == shown for way in ways)
