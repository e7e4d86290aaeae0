"""The ledger has every number of a brief once, with its role, its exact value and its unit as written."""

from decimal import Decimal

import pytest

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole


def entry(value="1", unit="", role=NumberRole.OUTPUT):
    return LedgerEntry(quote=value, start=0, end=1, value=value, unit=unit, role=role)


@pytest.mark.parametrize(
    ("value", "unit", "yuan"),
    [
        ("86.4", "万元", 864_000),
        ("2.3", "亿元", 230_000_000),
        ("5", "千元", 5000),
        ("120", "元", 120),
        ("120", "万株", None),
        ("2026-11", "元", None),
        ("35", "万", None),
    ],
)
def test_an_amount_is_in_yuan_where_it_is_money(value, unit, yuan):
    assert entry(value, unit).yuan == yuan


@pytest.mark.parametrize(("value", "number"), [("4.20", Decimal("4.20")), ("2026-11-30", None), ("", None)])
def test_a_date_or_a_name_has_no_number(value, number):
    assert entry(value).number == number


def test_every_role_has_a_word_of_its_own():
    words = [role.word for role in NumberRole]
    assert len(set(words)) == len(words)


def test_money_is_noted_by_its_role_and_a_price_is_no_sum():
    money = {role for role in NumberRole if role.is_money}
    assert NumberRole.PRICE not in money
    assert {NumberRole.MONEY_TOTAL, NumberRole.MONEY_PAST, NumberRole.MONEY_EFFECT} <= money


@pytest.mark.parametrize(
    "role", [NumberRole.BASELINE, NumberRole.CONTEXT, NumberRole.MONEY_PAST, NumberRole.ORDER, NumberRole.DOCUMENT]
)
def test_what_was_or_only_names_never_becomes_an_indicator(role):
    assert not role.makes_row


@pytest.mark.parametrize("role", [NumberRole.OUTPUT, NumberRole.SATISFACTION, NumberRole.MILESTONE, NumberRole.PRICE])
def test_what_is_to_be_done_becomes_an_indicator(role):
    assert role.makes_row


def test_entries_are_asked_by_role_in_the_order_of_the_text():
    ledger = Ledger(entries=(entry("1"), entry("2", role=NumberRole.SHARE), entry("3", role=NumberRole.RESULT)))
    assert [e.value for e in ledger.of(NumberRole.RESULT, NumberRole.OUTPUT)] == ["1", "3"]
    assert ledger.of() == ()
