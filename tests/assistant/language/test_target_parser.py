"""The target parser reads what clerks write."""

import json
import time
from inspect import unwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.target_parser import parse_target, target_as_json
from benchmarks.targets import Verdict, lines, read, verdict
from tests import CASES_FOLDER

AGREED = list(lines(CASES_FOLDER / "targets" / "dev.jsonl"))
SEEN = [
    ("≥12.00(次)", ">=", 12, None, "次"),
    ("＞＝90%", ">=", 90, None, "%"),
    ("不低于95%", ">=", 95, None, "%"),
    ("90%以上", ">=", 90, None, "%"),
    ("10-15%", "range", 10, 15, "%"),
    ("≤20万元/公里", "<=", None, 20, "万元/公里"),
    ("五十人次", "=", 50, 50, "人次"),
    ("百分之九十以上", ">=", 90, None, "%"),
    ("≥一亿三千万元", ">=", 130_000_000, None, "元"),
    ("≥三万五", ">=", 35_000, None, ""),
    ("≥三千万二元", "unparseable", None, None, ""),
    ("两千册", "=", 2000, 2000, "册"),
    ("24小时内", "<=", None, 24, "小时"),
    ("控制在3%以内", "<=", None, 3, "%"),
    ("≥90%（含）", ">=", 90, None, "%"),
    ("3-5个", "range", 3, 5, "个"),
    ("１００％", "=", 100, 100, "%"),
    ("达到95%以上", ">=", 95, None, "%"),
    ("全年不少于4次", ">=", 4, None, "次"),
    ("2026年6月30日前", "date", None, "2026-06-30", ""),
    ("2026年上半年", "date", "2026-01-01", "2026-06-30", ""),
    ("显著提升", "qualitative", None, None, ""),
    ("XX人次", "unparseable", None, None, ""),
    ("——", "empty", None, None, ""),
    ("是", "yes_no", None, None, ""),
]
KINDS = {
    "the measure is what stands behind the number, listed or not": [
        ("120万尾", "=", 120, 120, "万尾"),
        ("20行政村", "=", 20, 20, "行政村"),
        ("≥1000并发", ">=", 1000, None, "并发"),
        ("20人·月", "=", 20, 20, "人·月"),
        ("10台（套）", "=", 10, 10, "台（套）"),
        ("30元/（人·月）", "=", 30, 30, "元/(人·月)"),
        ("PM2.5≤35μg/m³", "<=", None, 35, "μg/m³"),
    ],
    "a noun behind the measure is no part of it": [
        ("15枚浮标", "=", 15, 15, "枚"),
        ("20名教师以上", ">=", 20, None, "名"),
        ("1次团体心理辅导", "=", 1, 1, "次"),
    ],
    "每 is what the number is per": [
        ("每季度不少于1次", ">=", 1, None, "次/季度"),
        ("每人每天20元", "=", 20, 20, "元/人/天"),
        ("每100人配备1名", "=", 1, 1, "名/100人"),
        ("20元每亩", "=", 20, 20, "元/亩"),
    ],
    "a denial turns a comparison": [
        ("不得低于90%", ">=", 90, None, "%"),
        ("未超过3起", "<=", None, 3, "起"),
        ("不低于上年的95%", ">=", 95, None, "%"),
        ("不低于2023年的95%", ">=", 95, None, "%"),
        ("高于全国平均水平5个百分点", "=", 5, 5, "个百分点"),
    ],
    "a comparison that includes the number is closed, a note can open it": [
        ("大于或等于90%", ">=", 90, None, "%"),
        ("等于或小于5天", "<=", None, 5, "天"),
        ("达到或超过80%", ">=", 80, None, "%"),
        ("90分以上（不含90分）", ">", 90, None, "分"),
        ("60分（不含）以下", "<", None, 60, "分"),
    ],
    "all is 100 per cent, none is 0": [
        ("全部合格", "=", 100, 100, "%"),
        ("均已验收", "=", 100, 100, "%"),
        ("无投诉", "=", 0, 0, ""),
        ("不发生群体性事件", "=", 0, 0, ""),
        ("安全事故未发生", "=", 0, 0, ""),
        ("未发生一起安全事故", "=", 0, 0, "起"),
        ("事故、投诉0起", "=", 0, 0, "起"),
        ("发生1起事故", "=", 1, 1, "起"),
    ],
    "two ends make a range": [
        ("≥80%且≤90%", "range", 80, 90, "%"),
        ("80%≤满意度≤90%", "range", 80, 90, "%"),
        ("20以上30以下", "range", 20, 30, ""),
        ("介于80%和90%之间", "range", 80, 90, "%"),
        ("5-8万元/年", "range", 5, 8, "万元/年"),
        ("-5～+10mm", "range", -5, 10, "mm"),
        ("pH6.5～8.5", "range", 6.5, 8.5, ""),
    ],
    "a tolerance makes a range": [
        ("50±2毫米", "range", 48, 52, "毫米"),
        ("±5mm", "range", -5, 5, "mm"),
        ("15（±1）人", "range", 14, 16, "人"),
        ("误差不超过±3%", "range", -3, 3, "%"),
    ],
    "the deadline of a span of time is its end": [
        ("2021.1.1-12.31", "date", "2021-01-01", "2021-12-31", ""),
        ("2021年1月1日至12月31日", "date", "2021-01-01", "2021-12-31", ""),
        ("2021年3-10月", "date", "2021-03-01", "2021-10-31", ""),
        ("2021年11月至次年3月", "date", "2021-11-01", "2022-03-31", ""),
        ("2021年3月开工，12月底完工", "date", "2021-03-01", "2021-12-31", ""),
        ("一季度至三季度", "date", "--01-01", "--09-30", ""),
    ],
    "a deadline has no beginning, a beginning no end": [
        ("2021年内", "date", None, "2021-12-31", ""),
        ("截至2021年12月", "date", None, "2021-12-31", ""),
        ("不晚于2021年12月31日", "date", None, "2021-12-31", ""),
        ("6.30前完成", "date", None, "--06-30", ""),
        ("二〇二一年十二月三十一日前", "date", None, "2021-12-31", ""),
        ("2021年，12月底前完成", "date", None, "2021-12-31", ""),
        ("2021年6月起", "date", "2021-06-01", None, ""),
    ],
    "a time beside a number says when, or names a base": [
        ("2021年完成15公里", "=", 15, 15, "公里"),
        ("1-12月完成500人", "=", 500, 500, "人"),
        ("上半年≥50%", ">=", 50, None, "%"),
        ("较2020年提高5%", "=", 5, 5, "%"),
        ("2020.5平方米", "=", 2020.5, 2020.5, "平方米"),
    ],
    "a change is read for what it comes to": [
        ("由62%提高到70%以上", ">=", 70, None, "%"),
        ("由2小时压缩至30分钟", "<=", None, 30, "分钟"),
        ("从3天缩短为1天", "=", 1, 1, "天"),
        ("95%，较上年提高2个百分点", "=", 95, 95, "%"),
    ],
    "an explanation is passed over": [
        ("已完成，培训632人", "=", 632, 632, "人"),
        ("100%（632/632）", "=", 100, 100, "%"),
        ("95%以上（实际98%）", ">=", 95, None, "%"),
        ("合格（≥95%）", ">=", 95, None, "%"),
        ("全部完成，培训632人", "=", 632, 632, "人"),
    ],
    "a number in a name is none": [
        ("12328投诉办结率100%", "=", 100, 100, "%"),
        ("一次验收合格率≥95%", ">=", 95, None, "%"),
        ("5日内办结率≥95%", ">=", 95, None, "%"),
        ("5G基站100个", "=", 100, 100, "个"),
        ("5A级景区2个", "=", 2, 2, "个"),
        ("65岁以上老人312名", "=", 312, 312, "名"),
        ("三公经费下降5%", "=", 5, 5, "%"),
        ("DN110PE管3.2千米", "=", 3.2, 3.2, "千米"),
        ("一等奖3个", "=", 3, 3, "个"),
    ],
    "numbers in words, shares and compound measures": [
        ("九成以上", ">=", 90, None, "%"),
        ("四分之三", "=", 75, 75, "%"),
        ("千分之三", "=", 3, 3, "‰"),
        ("半年内", "<=", None, 0.5, "年"),
        ("一年半", "=", 1.5, 1.5, "年"),
        ("1小时20分钟", "=", 80, 80, "分钟"),
        ("壹拾贰万元整", "=", 120000, 120000, "元"),
        ("百余人", ">=", 100, None, "人"),
        ("3千人", "=", 3000, 3000, "人"),
    ],
    "what scans do to a number is mended": [
        ("1OO%", "=", 100, 100, "%"),
        ("≥1 200人次", ">=", 1200, None, "人次"),
        ("−2.3%", "=", -2.3, -2.3, "%"),
        ("零下5℃", "=", -5, -5, "℃"),
    ],
    "words without number stay words": [
        ("居民区全覆盖", "qualitative", None, None, ""),
        ("未全部完成", "qualitative", None, None, ""),
        ("零容忍", "qualitative", None, None, ""),
        ("十分满意", "qualitative", None, None, ""),
        ("一户一策", "qualitative", None, None, ""),
        ("不低于2023年水平", "qualitative", None, None, ""),
        ("60周岁以上老年人全覆盖", "qualitative", None, None, ""),
        ("按照2021年工作计划完成", "qualitative", None, None, ""),
        ("执行GB 18466—2005标准", "qualitative", None, None, ""),
        ("数百人", "qualitative", None, None, ""),
        ("V2.0", "qualitative", None, None, ""),
    ],
    "blanks between words change nothing": [
        ("5日内办结率 ≥ 95%", ">=", 95, None, "%"),
        ("安全事故未发生 1 起", "=", 0, 0, "起"),
        ("前 10 名", "<=", None, 10, "名"),
        ("无 投诉", "=", 0, 0, ""),
        ("全部 合格", "=", 100, 100, "%"),
        ("显著 提升", "qualitative", None, None, ""),
    ],
    "boxes are yes or no": [
        ("☑是 □否", "yes_no", None, None, ""),
        ("□有 □无", "yes_no", None, None, ""),
    ],
}  # fmt: skip
NO_SINGLE_NUMBER = [
    "满意度≥80%，投诉率≤5%", "8公里；护栏1820米", "3、5次", "已完成3座，1座在建", "无投诉，满意度95%", "≥95%且无投诉",
    "全部合格，满意度95%", "2021年12月底前完成100%", "6月30日前招标，12月底前验收", "培训100人合格率95%", "五个村100户",
    "1:3", "9:00-17:00", "7×24小时", "3/5", "10^3", "≥3-5次", "10%-5%", "50±5%", "≤3次以上", "三分之二以上", "两三次",
    "每月25日前发放", "2月30日前", "≠0", "3座/126延米", "12345678901234567890" * 6,
]  # fmt: skip
NOTHING_TO_READ = ["≥", "≥人", "万元", "__%", "N次", "1…", "2026年  月  日前", "达到95%以"]


@pytest.mark.parametrize(("text", "operator", "low", "high", "unit"), SEEN)
def test_a_target_reads_as_operator_bounds_and_unit(text, operator, low, high, unit):
    assert as_tuple(text) == (operator, low, high, unit)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        pytest.param(text, tuple(reading), id=f"{kind}-{text}")
        for kind, seen in KINDS.items()
        for text, *reading in seen
    ],
)
def test_each_kind_of_wording_is_read(text, reading):
    assert as_tuple(text) == reading


def as_tuple(text):
    found = target_as_json(parse_target(text))
    return found["operator"], found["low"], found["high"], found["unit"]


@pytest.mark.parametrize("text", ["≥1E+05", "1e3人", "≥1e1000000", "≥" + "9" * 40])
def test_a_number_that_is_not_written_out_is_never_its_first_digits(text):
    assert as_tuple(text) == ("unparseable", None, None, "")


@pytest.mark.parametrize("text", NO_SINGLE_NUMBER)
def test_what_holds_no_single_number_is_left_unread_as_a_measure(text):
    found = parse_target(text)
    assert (str(found.operator), found.quantitative, found.raw) == ("unparseable", True, text)


@pytest.mark.parametrize("text", NOTHING_TO_READ)
def test_a_template_or_a_cell_cut_off_holds_no_measure(text):
    found = parse_target(text)
    assert (str(found.operator), found.quantitative) == ("unparseable", False)


@pytest.mark.parametrize("line", AGREED, ids=lambda line: line["raw"])
def test_the_agreed_readings_are_kept(line):
    assert verdict(line, read(line["raw"])) is Verdict.RIGHT


def test_every_target_of_the_reference_list_is_read_as_agreed(shared: Path):
    agreed = lines(shared / "real_filings" / "targets_dev.jsonl")
    assert [line for line in agreed if verdict(line, read(line["raw"])) is not Verdict.RIGHT] == []


def test_what_is_counted_and_what_it_is_per_stand_beside_the_unit():
    found = parse_target("每年走访5个街道")
    assert (found.unit, found.unit_behind, found.counted, found.each) == ("个/年", "个", "街道", "年")
    assert found.measured == "个街道"


def test_a_change_and_a_rounded_number_say_so():
    assert parse_target("较上年增长5%").relative
    assert not parse_target("较上年提高到95%").relative
    assert parse_target("约300户").approximate
    assert not parse_target("节约300元").approximate


@settings(deadline=None)  # the first parse reads the lexicon
@given(st.text(max_size=60))
def test_no_text_makes_the_parser_fail(text):
    assert parse_target(text).raw == text


PIECES = (
    "≥ ≤ > = 不 低于 超过 至少 1 95 2021 12 1,200 % 个 万 元 / 每 年 月 日 底 前 以上 以内 （ ） 不含 - ~ 至 ± : × 、"
    " 全部 合格 无 投诉 零 一 十 百 半 来 余 约 从 提高 A GB 《 季度 〇 壹 分之 成 岁 小时 + ☑ 是 _ 和 之间 或 等于 O"
)
LONG = ["≥95%，", "一", "(", "《", "1月", "2021.1.1-12.31、", "每5个", "上半年", "无事故", "十万", "±1", "5个街道(注)"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=12).map("".join))
def test_no_mixture_of_signs_makes_the_parser_fail(text):
    json.dumps(target_as_json(parse_target(text)), allow_nan=False)


@settings(deadline=None)
@given(
    st.integers(0, 10**8), st.sampled_from(["≥", "≤", "="]), st.sampled_from(["人", "%", "公里", "万元", "个", "枚"])
)
def test_a_written_number_reads_back(number, sign, unit):
    read = parse_target(f"{sign}{number}{unit}")
    assert number in {read.low, read.high}
    assert read.unit == unit


@pytest.mark.parametrize("piece", LONG)
def test_a_text_eight_times_as_long_takes_about_eight_times_as_long(piece):
    short, long = (seconds((piece * 8000)[:length]) for length in (1000, 8000))
    assert long < 30 * short + 0.05


def seconds(text):
    """The least of three processor times to parse a text."""
    times = []
    for _ in range(3):
        started = time.process_time()
        unwrap(parse_target)(text)
        times.append(time.process_time() - started)
    return min(times)
