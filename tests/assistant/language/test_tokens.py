"""Every figure of a text lies in exactly one token, with its exact value, its unit as written, and its form."""

import json
import time
from decimal import Decimal
from itertools import pairwise

import pytest

from assistant.language.tokens import TokenKind, find_tokens
from tests import CASES_FOLDER

BRIEFS = [
    json.loads(line)
    for path in sorted((CASES_FOLDER / "briefs_ledger").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def only(text):
    (token,) = (t for t in find_tokens(text) if t.kind is not TokenKind.IDIOM)
    return token


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("加装240个充电口", "count", "240", "个"),
        ("鱼苗120万尾", "count", "120", "万尾"),
        ("区财政出86.4万,", "number", "86.4", "万"),
        ("共六十万八。", "number", "60.8", "万"),
        ("一亿三千万元", "money", "13000", "万元"),
        ("壹拾贰万伍仟元整", "money", "125000", "元"),
        ("养护十九公里半", "count", "19.5", "公里"),
        ("奖补2,360户", "count", "2360", "户"),
        ("服务２６０人次", "count", "260", "人次"),
        ("约3万8。", "number", "3.8", "万"),
        ("总投资2.3个亿，", "number", "2.3", "亿"),
        ("共16.654w，", "number", "16.654", "万"),
        ("半个小时内修好", "count", "0.5", "个小时"),
        ("满意率八成七", "share", "87", "%"),
        ("合格率百分之九十七点五", "share", "97.5", "%"),
        ("再犯率千分之二", "share", "2", "‰"),
        ("提高2个百分点", "share", "2", "个百分点"),
        ("至少降一半", "share", "50", "%"),
        ("验收百分百通过", "share", "100", "%"),
        ("一千五百多口人", "count", "1500", "口"),
        ("带毒率为0。", "number", "0", ""),
    ],
)
def test_a_number_is_exact_in_the_unit_it_was_written_in(text, kind, number, unit):
    token = only(text)
    assert (token.kind.value, token.number, token.unit) == (kind, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("2027年11月30日前", "2027-11-30", ""),
        ("今年10月底前装好", "--10-31", ""),
        ("十一月底前", "--11-30", ""),
        ("二〇二七年", "2027", ""),
        ("2026—2028年", "2026", "2028"),
        ("3月至5月", "--03", "--05"),
        ("9—10月", "--09", "--10"),
        ("2027年3月1日至6月30日", "2027-03-01", "2027-06-30"),
        ("7月18日至24日", "--07-18", "--07-24"),
        ("2027.4.1—2027.11.15", "2027-04-01", "2027-11-15"),
        ("第三季度", "--09", ""),
    ],
)
def test_a_date_is_iso_as_far_as_it_is_written(text, date, end):
    token = only(text)
    assert (token.date, token.date_end) == (date, end)


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("每人每月700元", "700", "人·月"),
        ("一口4500，", "4500", "口"),
        ("15元/株", "15", "株"),
        ("一户一千二，", "1200", "户"),
        ("300元/人·月", "300", "人·月"),
    ],
)
def test_what_each_one_is_for_goes_with_the_number(text, number, per):
    token = only(text)
    assert (token.number, token.per) == (Decimal(number), per)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("招5—8个人", "5", "8"), ("下降10-15%", "10", "15"), ("搞三五天", "3", "5"), ("40至60岁", "40", "60")],
)
def test_a_range_has_two_ends(text, low, high):
    token = only(text)
    assert (token.low, token.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("豫农防〔2026〕118号", "document"),
        ("第13条", "ordinal"),
        ("（二期）", "ordinal"),
        ("第四次", "ordinal"),
        ("H3C-S5560", "identifier"),
        ("13800001234", "identifier"),
        ("12345热线", "identifier"),
        ("1. 购置", "list_mark"),
        ("（3）改造", "list_mark"),
        ("18:00至20:00", "clock"),
    ],
)
def test_what_only_names_is_no_quantity(text, kind):
    assert only(text).kind.value == kind


@pytest.mark.parametrize(
    "text", ["统一组织实施", "一事一议奖补", "进一步规范", "一、概况", "十四五规划", "另一处", "三公经费"]
)
def test_set_words_and_chinese_list_marks_count_nothing(text):
    assert all(t.counts_nothing for t in find_tokens(text))


def test_spoken_numerals_end_where_a_place_is_left_out_without_a_zero():
    values = [(t.number, t.unit) for t in find_tokens("一处八千四十一万六")]
    assert values == [(Decimal(8000), ""), (Decimal("41.6"), "万")]


def test_no_arabic_figure_of_the_briefs_is_outside_a_token():
    for brief in BRIEFS:
        inside = {i for t in find_tokens(brief["text"]) for i in range(t.start, t.end)}
        assert [i for i, c in enumerate(brief["text"]) if c in "0123456789" and i not in inside] == [], brief["id"]


def test_tokens_come_in_order_and_do_not_overlap():
    for brief in BRIEFS:
        tokens = find_tokens(brief["text"])
        assert all(one.end <= other.start for one, other in pairwise(tokens))
        assert all(t.text == brief["text"][t.start : t.end] for t in tokens)


def test_twice_the_text_takes_about_twice_the_time():
    text = "\n".join(b["text"] for b in BRIEFS)

    def seconds(size):
        best = []
        for salt in ("甲", "乙", "丙"):
            start = time.process_time()
            find_tokens(text[:size] + salt)
            best.append(time.process_time() - start)
        return min(best)

    assert seconds(40_000) < 4 * seconds(20_000) + 0.05


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("32万整。", "money", "32", "万元"),
        ("叁拾贰万元整", "money", "32", "万元"),
        ("￥276,000.00", "money", "276000", "元"),
        ("US$5,000，", "money", "5000", "美元"),
        ("每卷1块2，", "money", "1.2", "元"),
        ("1元5角申请", "money", "1.5", "元"),
        ("1亿2千万", "number", "12000", "万"),
        ("3.5亿元", "money", "3.5", "亿元"),
        ("产生量4 320吨", "count", "4320", "吨"),
        ("追缴２３，４５０元", "money", "23450", "元"),
        ("稻田18亩4分，", "count", "18.4", "亩"),
        ("增支 l36.8万元", "money", "136.8", "万元"),
        ("降0.6个千分点", "share", "0.6", "个千分点"),
        ("同比-17.2%", "share", "-17.2", "%"),
        ("壹台", "count", "1", "台"),
        ("动态清零", "number", "0", ""),
        ("自行车卅五辆", "count", "35", "辆"),
    ],
)
def test_what_clerks_do_to_a_number_does_not_change_it(text, kind, number, unit):
    token = only(text)
    assert (token.kind.value, token.number, token.unit) == (kind, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("20来个", 20, "个"),
        ("近百家", 100, "家"),
        ("共计32万出头", 32, "万"),
        ("两百来万", 200, "万"),
        ("约3000人", 3000, "人"),
    ],
)
def test_an_approximate_number_is_marked(text, number, unit):
    token = only(text)
    assert (token.number, token.unit, token.about) == (number, unit, True)


def test_levels_that_are_left_and_reached_are_no_range():
    assert [t.number for t in find_tokens("利用率由56%到85%")] == [56, 85]


def test_two_figures_with_a_comma_between_stay_two():
    assert [(t.number, t.per) for t in find_tokens("一张200，800w")] == [(200, "张"), (800, "")]


def test_a_row_of_very_many_digits_is_a_code_and_no_amount():
    [token] = [t for t in find_tokens(f"资金{'9' * 40}万元") if "9" in t.text]
    assert (token.kind, token.number) == (TokenKind.IDENTIFIER, None)
