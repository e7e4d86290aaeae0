"""Every numeral of a text is found once, read whole or not at all, and says where it is not sure."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest

from assistant.language.numeral.scan import NumeralKind, find_numerals, numeral_at


def _sure(text):
    return [(n.text, n.value) for n in find_numerals(text) if not n.doubtful]


def _doubtful(text):
    return [n.text for n in find_numerals(text) if n.doubtful]


def test_numerals_keep_their_place_and_their_spelling():
    text = "投资１,２００万元，培训三百人"
    assert [(text[n.start : n.end], n.text, n.value) for n in find_numerals(text)] == [
        ("１,２００万", "１,２００万", Decimal(12_000_000)),
        ("三百", "三百", Decimal(300)),
    ]


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("投资一亿三千万元，另有3.5个亿", [("一亿三千万", 130_000_000), ("3.5个亿", 350_000_000)]),
        ("25w元，3 万元，12万3", [("25w", 250_000), ("3 万", 30_000), ("12万3", 123_000)]),
        ("25W元", [("25W", 250_000)]),
        ("3千米，5千克，200万千瓦", [("3", 3), ("5", 5), ("200万", 2_000_000)]),
        ("两座桥、三个村，十名教师", [("两", 2), ("三", 3), ("十", 10)]),
        ("三至五个，二至三名", [("三", 3), ("五", 5), ("二", 2), ("三", 3)]),
        ("一个半小时，半年", [("一个半", Decimal("1.5")), ("半", Decimal("0.5"))]),
        ("二〇二六年", [("二〇二六", 2026)]),
        ("2023，2024年", [("2023", 2023), ("2024", 2024)]),
        ("5000-1万元", [("5000", 5000), ("1万", 10_000)]),
        ("10平方米的120座", [("10", 10), ("120", 120)]),
    ],
)
def test_numerals_are_read_with_their_scales(text, numerals):
    assert _sure(text) == [(shown, Decimal(value)) for shown, value in numerals]


@pytest.mark.parametrize(
    "text", ["三千万二", "一百万五", "1.2.3", "110101199001011234", "1,200,30", "三点五十", "一二三四五"]
)
def test_a_numeral_that_cannot_be_read_is_found_whole_and_without_a_value(text):
    (found,) = find_numerals(f"共{text}。")
    assert (found.text, found.is_read) == (text, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("十几个", 11, 19),
        ("上百人", 100, None),
        ("达数十万亩", 200_000, 999_999),
        ("近百户", 90, 100),
        ("一百多人", 100, 200),
        ("七八十人", 70, 80),
        ("一个多亿", 100_000_000, 200_000_000),
        ("百把人", 50, 150),
    ],
)
def test_an_approximate_numeral_has_bounds(text, low, high):
    (found,) = find_numerals(text)
    assert found.kind is NumeralKind.APPROXIMATE
    assert (found.low, found.high, found.value) == (low, high, None)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("百分之九十二点五", "92.5"), ("达八成七，", "87"), ("92.5％", "92.5"), ("合格率百分百", "100"), ("降一半", "50")],
)
def test_a_share_is_in_percent(text, percent):
    (found,) = find_numerals(text)
    assert (found.kind, found.value) == (NumeralKind.SHARE, Decimal(percent))


def test_a_third_is_a_share_with_a_fraction():
    (found,) = find_numerals("超过成员的三分之二。")
    assert (found.kind, found.value, str(found.fraction), found.is_read) == (NumeralKind.SHARE, None, "2/3", True)


def test_an_ordinal_is_no_quantity():
    (found,) = find_numerals("第二十一条")
    assert (found.kind, found.value) == (NumeralKind.ORDINAL, 21)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("同比增长-5%", [-5]),
        ("为负三度", [-3]),
        ("零下5度", [-5]),
        ("2024年-2026年", [2024, 2026]),
        ("2024年3月-2025年6月", [2024, 3, 2025, 6]),
        ("10%-15%", [10, 15]),
        ("正负5%", [5]),
        ("附件2-5", [2, 5]),
    ],
)
def test_a_minus_is_noted_from_a_dash(text, values):
    assert [n.value for n in find_numerals(text)] == values


def test_a_sign_that_may_be_a_word_leaves_the_numeral_unread():
    (found,) = find_numerals("肩负三项任务")
    assert (found.text, found.value, found.doubtful) == ("负三", None, True)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("二期工程", ["二"]),
        ("三级医院", ["三"]),
        ("上一年度", ["一"]),
        ("甲一乙", ["一"]),
        ("（一）总则", ["一"]),
        ("1.总则", ["1"]),
        ("十一、附则", ["十一"]),
        ("A3纸", ["3"]),
        ("编号007", ["007"]),
        ("2025/6", ["2025", "6"]),
        ("2，500元", ["2，500"]),
        ("1 250 000元", ["1", "250", "000"]),
        ("500W灯", ["500"]),
        ("4k高清", ["4k"]),
        ("3-5万元", ["3"]),
        ("10-20%", ["10"]),
        ("三十到五十万", ["三十"]),
        ("七、八十人", ["七", "八十"]),
        ("两年半", ["两"]),
        ("3个多月", ["3"]),
        ("一米八", ["一", "八"]),
        ("二十一致", ["二十一"]),
        ("2025一体", ["2025", "一"]),
        ("1,2,3号楼", ["1", "2", "3"]),
        ("单位：万元", ["万"]),
    ],
)
def test_what_may_be_no_such_number_is_doubtful(text, doubtful):
    assert _doubtful(text) == doubtful


def test_two_digits_in_one_place_with_a_stop_between_have_no_value():
    assert [n.value for n in find_numerals("七、八十人")] == [7, None]


@pytest.mark.parametrize("text", ["最近三年", "近三年"])
def test_the_last_years_are_an_exact_number(text):
    assert _sure(text) == [("三", Decimal(3))]


@pytest.mark.parametrize("text", ["五万余额", "三成员", "队伍", "陆续", "收拾", "无数字"])
def test_words_that_touch_a_number_are_no_part_of_it(text):
    assert [n.text for n in find_numerals(text) if n.is_read and not n.doubtful] == (["五万"] if "五万" in text else [])


def test_none_overlap_and_all_are_in_order():
    found = find_numerals("第3批12个，近百万元，一百五十二点五，十几20多万-30%，1,2,3、三分之一八成七")
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("piece", "length"),
    [
        *((piece, 10_000) for piece in ("1", "一", "一百", "1,2", "3万5千", "三分之", "a")),
        *((piece, 3000) for piece in ("-1", "第一", "十分", "3-5万、", "共12万3千元，约七八十人。")),
    ],
)
def test_two_doublings_of_the_length_take_less_than_nine_times_as_long(piece, length):
    def seconds(size):
        return min(_timed((piece * size)[:size]) for _ in range(4))

    find_numerals(piece)
    assert seconds(4 * length) < 9 * seconds(length) + 0.01


def _timed(text):
    started = time.process_time()
    find_numerals(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("300", 300),
        ("300多", 300),
        ("20余万", 200_000),
        ("近3000", 3000),
        ("三十来", 30),
        ("几十", None),
        ("七八十", None),
        ("三百几十", None),
    ],
)
def test_an_approximate_numeral_states_the_number_that_is_written(text, stated):
    (found,) = find_numerals(f"{text}人")
    assert found.stated == stated


@pytest.mark.parametrize(
    ("text", "start", "value"),
    [
        ("共三百户", 1, 300),
        ("-5%", 1, 5),
        ("培训3.5万人", 2, 35_000),
        ("统一组织", 1, None),
        ("十四五规划", 0, None),
        ("培训", 0, None),
    ],
)
def test_the_numeral_at_a_place_is_the_one_that_begins_there(text, start, value):
    found = numeral_at(text, start)
    assert (found.value if found else None) == value
