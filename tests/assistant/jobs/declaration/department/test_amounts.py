"""The sums of a plan are read in 元 with the words they stand under; what is no sum of this year is left out."""

from decimal import Decimal

import pytest

from assistant.jobs.declaration.department.amounts import plan_amounts

TABLE = """收支预算（单位：万元）
| 项目 | 2026年 | 2027年 |
|---|---|---|
| 支出合计 | 900 | 1000 |
| 基本支出 | 380 | 400 |
"""


def read(text):
    return [(a.words, a.yuan) for a in plan_amounts(text, 2027)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("总预算3000元", [("总预算", 3000)]),
        ("基本支出600万元，项目支出0.9亿元", [("基本支出", 6_000_000), ("项目支出", 90_000_000)]),
        ("总的盘子一点二亿元", [("总的盘子", 120_000_000)]),
        ("基本支出600万，项目支出1亿", [("基本支出", 6_000_000), ("项目支出", 100_000_000)]),
    ],
)
def test_sums_are_in_yuan_whatever_their_unit(text, found):
    assert read(text) == [(words, Decimal(yuan)) for words, yuan in found]


def test_of_two_years_only_the_plans_is_read():
    assert read("2026年900万元，2027年1000万元") == [("2027年", Decimal(10_000_000))]
    assert read("去年支出900万元，今年1000万元。") == [("今年", Decimal(10_000_000))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "培训120人",
        "人均补助500元",
        "每公里补助3万元",
        "补助标准3万元",
        "比上年的1400万元",
        "支出增加100万元",
        "补助100-200万元",
        "公路养护3万元/公里",
        "序号 10",
    ],
)
def test_prices_differences_ranges_and_counts_are_no_sums(text):
    assert read(text) == []


def test_a_table_gives_the_column_of_the_year_in_the_unit_above_it():
    assert read(TABLE) == [("支出合计", Decimal(10_000_000)), ("基本支出", Decimal(4_000_000))]


def test_a_table_without_a_unit_gives_nothing():
    assert read(TABLE.replace("（单位：万元）", "")) == []


def test_the_unit_of_a_column_wins_over_the_unit_above():
    table = "（单位：元）\n| 任务 | 数量（次） | 金额（万元） |\n|---|---|---|\n| 食品抽检 | 9600 | 350 |\n"
    assert read(table) == [("食品抽检", Decimal(3_500_000))]


def test_bare_numbers_behind_labels_count_in_the_unit_stated_before():
    assert [yuan for _, yuan in read("单位：万元\n基本支出：600\n项目支出：900")] == [6_000_000, 9_000_000]
    assert read("基本支出：600\n项目支出：900") == []


def test_what_stands_behind_a_sum_may_say_what_it_is():
    wages, roads = plan_amounts("七百四十万是发工资的，其余260万用于公路养护", 2027)
    assert (wages.behind, roads.behind) == ("发工资的", "公路养护")
    assert roads.stated == "其余 公路养护"


def test_a_sum_knows_its_place_and_its_sentence():
    text = "任务如下。公路养护500万元。"
    [amount] = plan_amounts(text, 2027)
    assert text[amount.token.start : amount.token.end] == "500万元"
    assert amount.sentence == "公路养护500万元。"
