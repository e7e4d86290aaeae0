"""A quantity is a number and the measure behind it, whatever the measure; what is not sure is not read."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from assistant.language.numeral.quantity import SpokenQuantity, stated_quantity
from benchmarks.numerals import judge

_CASES = yaml.safe_load((Path(__file__).parents[3] / "cases" / "numerals" / "spoken_dev.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["text"] for case in _CASES])
def test_a_spoken_case_is_read_as_its_writer_meant(case):
    assert judge(case, stated_quantity(case["text"])) == "right"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15枚", "15", "枚"),
        ("三垧", "3", "垧"),
        ("两樽", "2", "樽"),
        ("1.2万人次", "12000", "人次"),
        ("100元/人", "100", "元/人"),
        ("1200m²", "1200", "m²"),
        ("30℃", "30", "℃"),
        ("3kw", "3", "kw"),
        ("5千克", "5", "千克"),
        ("200万千瓦", "2000000", "千瓦"),
        ("三千米", "3000", "米"),
        ("三百美元", "300", "美元"),
        ("二十两", "20", "两"),
        ("一个半小时", "1.5", "小时"),
        ("一个半月", "1.5", "个月"),
        ("半斤", "0.5", "斤"),
        ("一米八", "1.8", "米"),
        ("1米75", "1.75", "米"),
        ("五斤六两", "5.6", "斤"),
        ("共计三百二十户", "320", "户"),
        ("三千整", "3000", ""),
        ("3,500.00元（叁仟伍佰元整）", "3500", "元"),
    ],
)
def test_any_measure_is_a_unit(text, value, unit):
    assert stated_quantity(text) == SpokenQuantity(unit, Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("约3000人", 2500, 3500, "人"),
        ("大概三千块左右", 2500, 3500, "元"),
        ("50岁出头", 50, 55, "岁"),
        ("300户以上", 300, None, "户"),
        ("不到三千", None, 3000, ""),
        ("两万块不到", None, 20_000, "元"),
        ("超百万", 1_000_000, None, ""),
        ("不足百户", None, 100, "户"),
        ("三年多", 3, 4, "年"),
        ("3个多月", 3, 4, "个月"),
        ("一百多块", 100, 200, "元"),
        ("十个八个", 8, 10, "个"),
        ("三至五年", 3, 5, "年"),
        ("1.2~1.5亿元", 120_000_000, 150_000_000, "元"),
        ("5000-1万元", 5000, 10_000, "元"),
        ("100元至200元", 100, 200, "元"),
    ],
)
def test_bounding_words_and_ranges_give_bounds(text, low, high, unit):
    bounds = [None if n is None else Decimal(n) for n in (low, high)]
    assert stated_quantity(text) == SpokenQuantity(unit, None, *bounds)
    assert stated_quantity(text).approximate


def test_a_range_of_shares_is_a_share():
    assert stated_quantity("10-20%") == SpokenQuantity("%", None, Decimal(10), Decimal(20), share=True)


@pytest.mark.parametrize(
    "text",
    [
        *("培训三百人", "每月3000元", "第三期", "二期", "A3", "007"),
        *(
            "三小时二十分",
            "一年零三个月",
            "三心二意",
            "百里挑一",
            "八宝粥",
            "一本正经",
            "一路平安",
            "两袖清风",
            "两个半天",
            "3号楼",
            "三级",
            "两块来钱",
            "一刀切",
            "一致",
            "十分",
        ),
        *("5OO元", "2O", "1:3", "±5%", "1,200,30元", "3（2）个", "120人（次）", "1-2", "九一一", "八〇后", "三点半"),
        *("不到三百以上", "至少三百以内", "", "元", "几乎", "25W"),
    ],
)
def test_what_is_not_one_sure_quantity_is_not_read(text):
    assert stated_quantity(text) is None


def test_a_long_text_is_refused():
    assert stated_quantity("3" + "个" * 200) is None
