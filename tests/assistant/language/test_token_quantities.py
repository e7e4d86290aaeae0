"""Shares, money, counts and plain numbers are tokens in the unit they are written in, with what each one is for."""

from decimal import Decimal

import pytest

from assistant.language.token_quantities import quantity, share, with_scale
from assistant.language.tokens import find_tokens


def read(text, at=0):
    found = quantity(text, at)
    return found and (text[at : found["end"]], found["kind"], found["number"], found["unit"])


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("95%", "95"),
        ("百分之九十五", "95"),
        ("八成七", "87"),
        ("八成半", "85"),
        ("七折", "70"),
        ("一半", "50"),
        ("折半", "50"),
        ("1/4", "25"),
        ("百分百", "100"),
        ("三分之一", "33.33"),
        ("四分之三", "75"),
    ],
)
def test_a_share_is_in_percent(text, percent):
    found = share(text, 0)
    assert (found["end"], found["number"], found["unit"]) == (len(text), Decimal(percent), "%")


@pytest.mark.parametrize(
    ("text", "unit"), [("千分之二", "‰"), ("万分之二", "‱"), ("2个百分点", "个百分点"), ("2‰", "‰")]
)
def test_a_share_of_a_thousand_and_points_keep_their_unit(text, unit):
    assert (share(text, 0)["number"], share(text, 0)["unit"]) == (2, unit)


def test_a_range_of_shares_has_both_ends():
    found = share("10-15%", 0)
    assert (found["low"], found["high"], found["second"]) == (10, 15, 2)


@pytest.mark.parametrize("text", ["95", "九成熟", "零分之一", "三成立", "3点"])
def test_what_is_no_share_is_none(text):
    assert share(text, 0) is None


@pytest.mark.parametrize(
    ("text", "shown", "kind", "number", "unit"),
    [
        ("86.4万元，", "86.4万元", "money", "86.4", "万元"),
        ("50块钱", "50块钱", "money", "50", "元"),
        ("120万尾", "120万尾", "count", "120", "万尾"),
        ("三个村", "三个", "count", "3", "个"),
        ("35万。", "35万", "number", "35", "万"),
        ("2020", "2020", "number", "2020", ""),
        ("半年", "半年", "count", "0.5", "年"),
        ("19公里半", "19公里半", "count", "19.5", "公里"),
        ("1500多口人", "1500多口", "count", "1500", "口"),
        ("3千瓦时", "3千瓦时", "count", "3", "千瓦时"),
        ("20千克种子", "20千克", "count", "20", "千克"),
        ("5千人", "5千人", "count", "5000", "人"),
    ],
)
def test_a_number_keeps_the_unit_it_is_written_in(text, shown, kind, number, unit):
    assert read(text) == (shown, kind, Decimal(number), unit)


def test_things_that_are_counted_in_pieces_are_no_money():
    assert read("标志牌120块", 3) == ("120块", "count", 120, "块")
    assert read("共120块", 1) == ("120块", "money", 120, "元")


@pytest.mark.parametrize("text", ["一个", "百", "万元", "半径", "每天巡检2次"])
def test_what_counts_nothing_is_none(text):
    assert quantity(text, 0) is None


def test_the_second_half_of_a_word_counts_nothing():
    assert quantity("统一", 1) is None


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("每人每月700元", 700, "人·月"),
        ("一口4500，", 4500, "口"),
        ("每天2次", 2, "天"),
        ("15元/株", 15, "株"),
        ("300/人", 300, "人"),
        ("每户不超过300元", 300, "户"),
    ],
)
def test_what_each_one_is_for_goes_with_the_number(text, number, per):
    found = quantity(text, 0)
    assert (found["number"], found["per"]) == (number, per)


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit", "per"),
    [
        ("两千块一件", "money", "2000", "元", "件"),
        ("2.2万一套", "number", "2.2", "万", "套"),
        ("3万一个", "number", "3", "万", "个"),
        ("三百一户", "number", "300", "", "户"),
        ("三百五一个", "number", "350", "", "个"),
        ("15元每本", "money", "15", "元", "本"),
        ("六毛一份", "money", "0.6", "元", "份"),
        ("每份八角印两百份", "money", "0.8", "元", "份"),
    ],
)
def test_what_each_one_costs_may_stand_behind(text, kind, number, unit, per):
    found = quantity(text, 0)
    assert (found["kind"], str(found["number"]), found["unit"], found["per"]) == (kind, number, unit, per)


@pytest.mark.parametrize(
    ("text", "number", "unit"), [("3万一次性拨付", "3", "万"), ("200元一起交", "200", "元"), ("5万一共", "5", "万")]
)
def test_words_that_begin_with_one_are_not_each_one(text, number, unit):
    found = quantity(text, 0)
    assert (str(found["number"]), found["unit"], found.get("per") or "") == (number, unit, "")


def test_a_pavilion_of_eight_corners_is_no_money():
    assert (quantity("八角亭一座", 0) or {}).get("kind") != "money"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3-5万元", 3, 5, "万元"),
        ("3万-5万元", 3, 5, "万元"),
        ("5000-1万元", 5000, 10_000, "元"),
        ("8000万-1亿元", 80_000_000, 100_000_000, "元"),
        ("5—8个", 5, 8, "个"),
        ("40至60岁", 40, 60, "岁"),
    ],
)
def test_a_range_has_two_ends_in_one_unit(text, low, high, unit):
    found = quantity(text, 0)
    assert (found["end"], found["low"], found["high"], found["unit"]) == (len(text), low, high, unit)


@pytest.mark.parametrize("text", ["5米-8次", "3至5"])
def test_two_numbers_of_other_things_or_without_measure_are_no_range(text):
    assert "second" not in quantity(text, 0)


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        ("4.2", "万株", "42000"),
        ("2", "亿元", "200000000"),
        ("3", "千元", "3000"),
        ("3", "千米", "3"),
        ("3", "千瓦时", "3"),
        ("2", "百分点", "2"),
        ("3", "人", "3"),
        ("3", "", "3"),
    ],
)
def test_the_scale_at_the_head_of_a_unit_is_multiplied_in_and_a_measure_is_not(number, unit, value):
    assert with_scale(Decimal(number), unit) == Decimal(value)


def test_a_year_before_a_word_counts_nothing():
    (token,) = find_tokens("2026全国会议")
    assert (token.text, token.unit) == ("2026", "")


@pytest.mark.parametrize(
    ("text", "shown", "number", "unit"),
    [
        ("录音2小时41分，", "2小时41分", "161", "分钟"),
        ("查了两小时零十分，", "两小时零十分", "130", "分钟"),
        ("最慢两小时五十。", "两小时五十", "170", "分钟"),
        ("改小两岁零五个月；", "两岁零五个月", "29", "个月"),
        ("三亩二分菜地", "三亩二分", "3.2", "亩"),
        ("捐银八十六两四钱，", "八十六两四钱", "86.4", "两"),
        ("压着三吨七绒。", "三吨七", "3.7", "吨"),
        ("价一块一毛八一斤，", "一块一毛八一斤", "1.18", "元"),
        ("每亩一块五毛，", "每亩一块五毛", "1.5", "元"),
        ("超额一双给两毛五。", "一双给两毛五", "0.25", "元"),
        ("馒头每人加一个。", "一个", "1", "个"),
        ("仅够一个乡周转", "一个", "1", "个"),
    ],
)
def test_what_is_stated_in_parts_is_one_quantity_in_its_lower_or_tenth_measure(text, shown, number, unit):
    found = [(t.text, t.number, t.unit) for t in find_tokens(text) if not t.counts_nothing]
    assert found == [(shown, Decimal(number), unit)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("培训3小时50人", ["3小时", "50人"]),
        ("3小时50分校", ["3小时", "50分"]),
        ("1年15个月", ["1年", "15个月"]),
        ("十里八乡", ["十里", "八乡"]),
        ("票价五十两级", ["五十", "两级"]),
        ("余款一成二年后结", ["一成", "二年"]),
    ],
)
def test_numbers_that_do_not_go_on_each_other_stay_apart(text, shown):
    assert [t.text for t in find_tokens(text)] == shown


def test_one_of_a_unit_or_somewhat_less_has_both_bounds():
    (token,) = find_tokens("出百八十块")
    assert (token.number, token.low, token.high, token.about) == (100, 80, 100, True)


def test_a_ratio_in_words_is_one_token_without_a_value():
    (token,) = find_tokens("警力按一比三配")
    assert (token.text, token.number, token.counts_nothing) == ("一比三", None, False)


@pytest.mark.parametrize("text", ["这是最后一个。", "商量在一起。"])
def test_one_that_points_at_a_thing_counts_none(text):
    assert all(t.counts_nothing for t in find_tokens(text))


def test_a_share_that_is_borne_is_not_negative():
    assert [t.number for t in find_tokens("戏班负六成，")] == [60]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("剩下42.4万医院自己掏", [("42.4万", "万")]),
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
