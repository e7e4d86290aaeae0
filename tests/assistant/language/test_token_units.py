"""Where a unit ends, and whether it is money, is settled by what stands around."""

from decimal import Decimal

import pytest

from assistant.language.token_numbers import NumberAt
from assistant.language.token_units import unit_at
from assistant.language.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("标志牌120块", "count", "块"),
        ("共120块", "money", "元"),
        ("共120块玻璃砖", "count", "块"),
        ("钱分3块：", "count", "块"),
        ("站牌坏了3块，每块八百", "count", "块"),
        ("一只表连装带表320块", "money", "元"),
        ("一村一块标志牌80块", "money", "元"),
        ("每村立标志牌2块", "count", "块"),
        ("一期工程标志牌120块", "count", "块"),
    ],
)
def test_things_that_are_counted_in_pieces_are_no_money(text, kind, unit):
    token = next(t for t in find_tokens(text) if "块" in t.text and any(c.isdigit() for c in t.text))
    assert (token.kind, token.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("behind", "scale", "unit", "taken", "per", "kind"),
    [
        ("元/公里，", "", "元", "元/公里", "公里", "money"),
        (" 元整。", "", "元", " 元整", "", "money"),
        ("整。", "万", "元", "整", "", "money"),
        ("整。", "", "整", "整", "", "count"),
        ("余人参加", "", "人", "余人", "", "count"),
        ("公里半，", "", "公里", "公里半", "", "count"),
        ("/人", "万", "", "/人", "人", "money"),
        ("。", "", "", "", "", "number"),
    ],
)
def test_the_unit_behind_a_number_ends_with_what_belongs_to_it(behind, scale, unit, taken, per, kind):
    found = unit_at(f"3{behind}", NumberAt(1, Decimal(3), scale))
    assert found == (unit, 1 + len(taken), per, kind)


def test_a_year_before_a_word_counts_nothing():
    (token,) = find_tokens("2026全国会议")
    assert (token.text, token.unit) == ("2026", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("剩下42.4万医院自己掏", [("42.4万", "万")]),
        ("加起来46.8万对吧？", [("46.8万", "万")]),
        ("总共46.8万吧", [("46.8万", "万")]),
        ("手套30对吧台2个", [("30对", "对"), ("2个", "个")]),
        ("花了9.6万餐次", [("9.6万餐次", "万餐次")]),
        ("供热企业拿二百八十七万四月二十号停热", [("二百八十七万", "万"), ("四月二十号", "")]),
        ("加一块131.68万", [("131.68万", "万")]),
        ("钱分三块：补贴65万", [("三块", "块"), ("65万", "万")]),
        ("挖到水深四米五现在", [("四米五", "米")]),
        ("宽三米五个", [("三米", "米"), ("五个", "个")]),
        ("站牌460块，每块一年800元", [("460块", "块"), ("每块一年800元", "元")]),
        ("奖金60块", [("60块", "元")]),
    ],
)
def test_where_a_measure_ends_is_settled_by_what_stands_around(text, found):
    assert [(t.text, t.unit) for t in find_tokens(text)] == found
