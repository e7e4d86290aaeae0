"""How much is paid at a price is the amount that it makes up with the counts beside it."""

from decimal import Decimal

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.priced import is_priced, paid_at

R = NumberRole


def entry(start, value, unit, role):
    return LedgerEntry(quote=f"{value}{unit}", start=start, end=start + 5, value=value, unit=unit, role=role)


COUNT, PRICE = entry(0, "45", "家", R.OUTPUT), entry(10, "1.2", "万元/家", R.PRICE)
USE = entry(20, "54", "万元", R.MONEY_USE)
OTHER = entry(30, "8", "万元", R.MONEY_USE)
LEDGER = Ledger(entries=(COUNT, PRICE, USE, OTHER))


def test_a_price_times_a_count_makes_up_the_amount():
    assert is_priced(USE, LEDGER)
    assert not is_priced(OTHER, LEDGER, [PRICE])


def test_what_is_paid_at_a_price_is_that_amount_else_its_own():
    assert paid_at(PRICE, LEDGER) == Decimal(540_000)
    assert paid_at(PRICE, Ledger(entries=(PRICE, OTHER))) == Decimal(12_000)
    assert paid_at(entry(40, "5", "元/人", R.PRICE), LEDGER) == Decimal(5)
