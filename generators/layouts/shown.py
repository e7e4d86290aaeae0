"""How values of a filing are shown in a form."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Funds
from assistant.language.money import Money, MoneyUnit


def money(funds: Funds, unit: str, *fields: str) -> str:
    """The sum of these amounts in the form's unit, exact; empty where none is known."""
    known = [getattr(funds, f) for f in fields if getattr(funds, f) is not None]
    if not known:
        return ""
    total = sum(known, Decimal(0))
    return show(
        total if funds.money_unit is None else Money(amount=total, unit=funds.money_unit).to(MoneyUnit(unit)).amount
    )


def weight(number: Decimal | None) -> str:
    """A weight as printed, empty where the row has none."""
    return "" if number is None else show(number)
