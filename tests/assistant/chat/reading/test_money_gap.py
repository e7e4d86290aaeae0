"""What the parts of the money lack of the total, and what sums of a message fill it."""

from decimal import Decimal

import pytest

from assistant.chat.reading.money_gap import from_gap, money_gap, over_total, rest_of_gap
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit
from tests.fakes.reading import SCENE

FUNDS = SCENE.filing.funds.model_copy(update={"fiscal": Decimal(88)})
LACKING = Scene(filing=SCENE.filing.model_copy(update={"funds": FUNDS}), profile=SCENE.profile)


def money(*amounts):
    return [Money(amount=Decimal(a), unit=MoneyUnit.WAN) for a in amounts]


def amount(found):
    return found and found.to(MoneyUnit.WAN).amount


def test_the_gap_is_the_total_less_its_parts():
    assert amount(money_gap(LACKING)) == 32
    assert money_gap(Scene()) is None


@pytest.mark.parametrize(
    ("sums", "filled"),
    [
        (["32"], 32), (["32", "88"], 32), (["32", "25.2", "6.8"], 32), (["32", "25.2"], Decimal("25.2")),
        (["25.2"], None), (["120"], None), (["32", "25", "6"], None), (["32", "40"], None), ([], None),
    ],
)  # fmt: skip
def test_the_gap_is_filled_by_itself_by_all_its_parts_or_by_the_one_that_is_said(sums, filled):
    assert amount(from_gap(money(*sums), LACKING)) == filled


def test_the_rest_is_what_the_sums_before_leave_of_the_gap():
    assert amount(rest_of_gap("剩下的是上年结转", money("32", "25.2"), LACKING)) == Decimal("6.8")
    assert rest_of_gap("都是上年结转", money("25.2"), LACKING) is None
    assert rest_of_gap("剩下的是上年结转", money("32", "40"), LACKING) is None


def sums(**parts):
    made = (order(Kind.SET_MONEY, field=f, amount=Decimal(a), unit="万元") for f, a in parts.items())
    return [ReadAct(one) for one in made]


def test_several_parts_that_a_message_says_may_not_come_to_more_than_the_total():
    assert over_total(sums(fiscal=120, other=32), SCENE)
    assert not over_total(sums(fiscal=88, other=32), SCENE)
    assert not over_total(sums(total=152, fiscal=120, other=32), SCENE)
    assert not over_total(sums(fiscal=150), SCENE)
