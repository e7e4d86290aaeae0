"""A number with its measure at a place of a text."""

from decimal import Decimal

import pytest

from assistant.language.quantities import read_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2,500人次", "2500", "人次"),
        ("三成", "30", "%"),
        ("百分之九十五点五", "95.5", "%"),
        ("千分之三", "3", "‰"),
        ("万分之五", "5", "‱"),
        ("四分之三", "75", "%"),
        ("一半", "50", "%"),
        ("百分百", "100", "%"),
        ("￥20万", "20", "万元"),
        ("柒拾捌万元整", "780000", "元"),
        ("百余人", "100", "人"),
        ("两年半", "2.5", "年"),
        ("三十来个", "30", "个"),
        ("零起", "0", "起"),
        ("两个亿", "200000000", ""),
        ("1234567890123456人", "1234567890123456", "人"),
        ("3.5个亿元", "3.5", "亿元"),
        ("5.00 万人次", "5", "万人次"),
        ("三点五亿元", "350000000", "元"),
        ("3w2", "32000", ""),
        ("12万3", "123000", ""),
        ("貳仟參佰元", "2300", "元"),
        ("廿三户", "23", "户"),
        ("八成七", "87", "%"),
        ("百分之百", "100", "%"),
        ("十九公里半", "19.5", "公里"),
        ("三个半月", "3.5", "个月"),
        ("一米八", "1.8", "米"),
        ("三亩二分五", "3.25", "亩"),
        ("三百零六块七毛二", "306.72", "元"),
    ],
)
def test_a_number_is_read_with_its_measure(text, value, unit):
    found = read_quantity(text, 0)
    assert (found.value, found.unit, found.end) == (Decimal(value), unit, len(text))


@pytest.mark.parametrize("text", ["一致", "一次性", "二期工程", "十分满意", "百姓", "万元", "两癌筛查", "一体化"])
def test_a_numeral_in_a_word_is_no_number(text):
    assert read_quantity(text, 0) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [("数十人", 1), ("第三批", 1), ("统一", 1), ("上一个", 1), ("二十人", 1), ("一起", 0), ("十四五", 0)],
)
def test_a_numeral_that_goes_with_the_word_before_is_no_number(text, start):
    assert read_quantity(text, start) is None


@pytest.mark.parametrize("text", ["三分之二", "两三次", "五六十户"])
def test_a_number_without_exact_value_has_none(text):
    assert read_quantity(text, 0).value is None


def test_a_number_without_known_measure_may_be_part_of_a_name():
    assert not read_quantity("12328投诉办结率", 0).is_counted
    assert read_quantity("12328件", 0).is_counted


def test_one_after_a_denial_is_a_number():
    assert read_quantity("未发生一起事故", 3).unit == "起"


@pytest.mark.parametrize(("text", "rest"), [("5块展板", "展板"), ("300元2次", "2次"), ("一米八以上", "以上")])
def test_a_lower_unit_is_read_only_to_the_end_of_a_clause(text, rest):
    assert text[read_quantity(text, 0).end :] == rest
