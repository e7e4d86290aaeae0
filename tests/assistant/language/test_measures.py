"""The measure behind a number: where it ends, and what belongs to the number."""

from decimal import Decimal

import pytest

from assistant.language.measures import UnknownMeasure, is_measure, measure_at, read_measure


@pytest.mark.parametrize(
    ("text", "unit", "rest"),
    [
        ("枚浮标", "枚", "浮标"),
        ("行政村", "行政村", ""),
        ("行政村以上", "行政村", "以上"),
        ("人次以上", "人次", "以上"),
        ("亩次", "亩次", ""),
        ("个次品", "个", "次品"),
        ("万元/公里", "万元/公里", ""),
        ("元/人·月", "元/人·月", ""),
        ("元/(人·月)", "元/(人·月)", ""),
        ("次每年", "次/年", ""),
        ("次每次五十人", "次", "每次五十人"),
        ("村", "村", ""),
        ("管网改造", "管网改造", ""),
        ("个日历天内", "个日历天", "内"),
        ("kWh/㎡", "kWh/㎡", ""),
        ("毫克/升降到", "毫克/升", "降到"),
        ("\n高级工", "", "\n高级工"),
        ("PFLOPS", "PFLOPS", ""),
        ("zf000618", "", "zf000618"),
        ("人/10万人", "人/10万人", ""),
        ("(万人次)", "万人次", ""),
        ("(抽样调查)", "", "(抽样调查)"),
        ("台(套)", "台（套）", ""),
        ("mg/L", "mg/L", ""),
        ("m²以内", "m²", "以内"),
        ("座/126延米", "座", "/126延米"),
        ("达标", "", "达标"),
        ("重大事故", "", "重大事故"),
        ("元整", "元", ""),
    ],
)
def test_a_measure_ends_where_other_words_begin(text, unit, rest):
    found = read_measure(text, 0)
    assert (found.unit, text[found.end :]) == (unit, rest)


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("万尾", "万尾", 1),
        ("千人", "人", 1000),
        ("千米", "千米", 1),
        ("百万元", "万元", 100),
        ("万亿元", "亿元", 10000),
    ],
)
def test_a_scale_stays_in_the_unit_or_multiplies_the_number(text, unit, factor):
    found = read_measure(text, 0)
    assert (found.unit, found.factor) == (unit, Decimal(factor))


def test_more_and_about_stand_between_number_and_measure():
    assert read_measure("余万元", 0).more
    assert read_measure("+人次", 0).more
    assert read_measure("来人", 0).about
    assert not read_measure("来宾", 0).about


def test_the_noun_behind_a_known_measure_is_what_is_counted():
    assert read_measure("个街道", 0).counted == "街道"
    assert read_measure("套完成安装", 0).counted == ""


def test_an_unknown_measure_is_read_unless_only_known_ones_are_asked_for():
    assert read_measure("行政村", 0, UnknownMeasure.NOTHING).unit == ""
    assert not read_measure("行政村", 0).is_known
    assert is_measure("人次")
    assert not is_measure("人次以上")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("柏树", "柏"),
        ("株柏树", "株"),
        ("航次", "航次"),
        ("完成", ""),
        ("提高", ""),
        ("以上", ""),
        ("其中", ""),
        (" 隐蔽", ""),
        (" 株", "株"),
    ],
)
def test_in_running_text_one_character_of_an_unknown_measure_is_read(text, unit):
    assert measure_at(text, 0, UnknownMeasure.CHARACTER).unit == unit


@pytest.mark.parametrize(
    ("text", "head", "per", "kind"),
    [
        ("元/人·月", "元", "人·月", "money"),
        ("万元/公里", "万元", "公里", "money"),
        ("台（套）", "台（套）", "", "count"),
        ("个数", "个数", "", "count"),
        ("柏树", "柏树", "", ""),
    ],
)
def test_a_measure_has_a_head_what_it_is_per_and_what_it_measures(text, head, per, kind):
    found = read_measure(text, 0)
    assert (found.head, found.per, found.kind) == (head, per, kind)


def test_a_word_that_begins_nouns_is_a_measure_where_no_noun_goes_on():
    assert read_measure("村", 0).begins_noun
    assert read_measure("村均有", 0).unit == "村"
    assert not read_measure("村民委员会", 0).is_known
