"""Money in words is read in 元, as vouchers and as people say it."""

from decimal import Decimal
from random import Random

import pytest

from assistant.language.numeral.money import read_money_words
from tests.fakes.number_words import money


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("三千二百元六角五分", "3200.65"),
        ("壹佰叁拾万元整", "1300000"),
        ("壹佰叁拾萬圓零伍角", "1300000.5"),
        ("人民币叁万伍仟元整", "35000"),
        ("贰万元零伍分", "20000.05"),
        ("叁佰元伍角零分", "300.5"),
        ("⊗佰⊗拾叁万伍仟零佰零拾零元零角零分", "35000"),
        ("五万块", "50000"),
        ("两千五百块钱", "2500"),
        ("两块五", "2.5"),
        ("两块半", "2.5"),
        ("三块零五", "3.05"),
        ("三块二毛五", "3.25"),
        ("12块8", "12.8"),
        ("五毛", "0.5"),
        ("一角二分", "0.12"),
        ("五分钱", "0.05"),
        ("¥3,200.00", "3200"),
        ("￥-800.00", "-800"),
        ("3.5万元", "35000"),
        ("25W元", "250000"),
        ("三亿元人民币", "300000000"),
        ("负伍佰元整", "-500"),
    ],
)
def test_an_amount_is_in_yuan(text, yuan):
    assert read_money_words(text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "五分",
        "九十分",
        "元",
        "万元",
        "三百美元",
        "一百多块",
        "两千块五",
        "3.5元5角",
        "叁万伍元",
        "三百",
        "三角形",
        "⊗佰⊗拾",
        "",
    ],
)
def test_what_is_no_sure_amount_is_none(text):
    assert read_money_words(text) is None


def test_random_amounts_are_read_as_they_were_meant():
    rng = Random(20260101)  # noqa: S311 -- the same numbers each time
    pairs = [money(rng) for _ in range(300)]
    assert [(t, v, read_money_words(t)) for t, v in pairs if read_money_words(t) != v] == []
