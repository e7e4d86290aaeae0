"""Dates, periods and times of day are tokens, ISO as far as they are written and never further."""

import pytest

from assistant.language.token_dates import clock, date_or_period
from assistant.language.tokens import TokenKind, find_tokens


def read(text, at=0):
    found = date_or_period(text, at)
    return found and (text[at : found["end"]], found["date"], found.get("date_end"))


@pytest.mark.parametrize(
    ("text", "token", "date"),
    [
        ("2027年11月30日前完成", "2027年11月30日前", "2027-11-30"),
        ("2027.4.1起", "2027.4.1", "2027-04-01"),
        ("2026.5 前", "2026.5", "2026-05"),
        ("二〇二七年", "二〇二七年", "2027"),
        ("27年", "27年", "2027"),
        ("二月", "二月", "--02"),
        ("3月中旬", "3月中旬", "--03-20"),
        ("8月中期验收", "8月", "--08"),
        ("8月中前", "8月中前", "--08-15"),
        ("2026年初", "2026年初", "2026-01-10"),
        ("年底前", "年底前", "--12-31"),
        ("第三季度", "第三季度", "--09"),
        ("2026年第四季度", "2026年第四季度", "2026-12"),
        ("下半年", "下半年", "--12"),
        ("5月前期", "5月", "--05"),
        ("十月十五下雪前", "十月十五", "--10-15"),
        ("五月二十动工", "五月二十", "--05-20"),
        ("2027年3月15开工", "2027年3月15", "2027-03-15"),
        ("三月十五个人", "三月", "--03"),
        ("9月30名学员", "9月", "--09"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_written(text, token, date):
    assert read(text) == (token, date, None)


@pytest.mark.parametrize(
    ("text", "date"),
    [("2026年2月底", "2026-02-28"), ("2028年2月底", "2028-02-29"), ("2月底", "--02"), ("4月底", "--04-30")],
)
def test_the_last_day_of_february_is_known_only_with_its_year(text, date):
    assert read(text) == (text, date, None)


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("1-3月", "--01", "--03"),
        ("三至五月", "--03", "--05"),
        ("2026—2028年", "2026", "2028"),
        ("7月18日至24日", "--07-18", "--07-24"),
        ("2027年3月1日至6月30日", "2027-03-01", "2027-06-30"),
        ("2027年3月至2028年2月", "2027-03", "2028-02"),
    ],
)
def test_a_period_has_both_ends_and_gives_its_year_to_the_second(text, date, end):
    assert read(text) == (text, date, end)


def test_the_second_half_of_a_period_knows_its_place():
    assert date_or_period("2026—2028年", 0)["second"] == 4


@pytest.mark.parametrize(("text", "date"), [("国庆前", "--09-30"), ("五一前", "--04-30"), ("春节前", "")])
def test_before_a_feast_is_the_eve_where_its_date_is_fixed(text, date):
    assert read(text)[1] == date


@pytest.mark.parametrize("text", ["2023年2月29日", "2023年4月31日"])
def test_a_day_that_there_is_not_is_never_made(text):
    assert "-29" not in read(text)[1]
    assert "-31" not in read(text)[1]


@pytest.mark.parametrize("text", ["3.5万元", "十三月", "2026.5万元", "前期", "5年期", "国庆", "3-5次"])
def test_what_only_looks_like_a_date_is_none(text):
    assert read(text) is None


def test_a_date_never_begins_within_a_figure():
    assert read("12027年", 1) is None
    assert read("1.5月", 2) is None


@pytest.mark.parametrize(
    ("text", "at", "token", "hour"),
    [("18:00至20:00", 0, "18:00至20:00", 18), ("8时30分", 0, "8时30分", 8), ("晚上七点", 2, "七点", 7)],
)
def test_a_time_of_day_is_one_token_with_its_hour(text, at, token, hour):
    found = clock(text, at)
    assert (text[at : found["end"]], found["number"], found["unit"]) == (token, hour, "时")


@pytest.mark.parametrize("text", ["25:00", "七点", "3点5", "24小时", "3时段", "18:005"])
def test_what_only_looks_like_a_time_of_day_is_none(text):
    assert clock(text, 0) is None


@pytest.mark.parametrize(
    ("text", "shown", "date"),
    [
        ("光绪二十三年重修", "光绪二十三年", "1897"),
        ("民国元年", "民国元年", "1912"),
        ("一九八二年", "一九八二年", "1982"),
        ("2026-05）", "2026-05", "2026-05"),
        ("20260815批次", "20260815", "2026-08-15"),
        ("下周二签字", "下周二", ""),
        ("下月28日到期", "下月28日", ""),
        ("腊月廿三；", "腊月廿三", ""),
    ],
)
def test_days_by_the_week_the_moon_and_the_reign_are_dates(text, shown, date):
    found = date_or_period(text, 0)
    assert (text[: found["end"]], found.get("date", "")) == (shown, date)


@pytest.mark.parametrize("text", ["周一次", "周三场", "康庄二年"])
def test_turns_a_week_and_years_of_no_reign_are_no_days(text):
    assert date_or_period(text, 0) is None


@pytest.mark.parametrize(("text", "shown"), [("后天开会", "后天"), ("最快大后天到", "大后天"), ("月内报账", "月内"),
                                             ("工期头伏到秋分，", "头伏到秋分"), ("芒种前播完", "芒种前")])  # fmt: skip
def test_a_day_that_is_named_without_a_figure_is_a_date_without_a_day(text, shown):
    assert [(t.text, t.kind, t.date) for t in find_tokens(text)] == [(shown, TokenKind.DATE, "")]


@pytest.mark.parametrize("text", ["后天性疾病", "今后天气转凉", "以后天天巡查", "三个月内"])
def test_words_that_hold_such_a_day_are_none(text):
    assert [t for t in find_tokens(text) if t.kind is TokenKind.DATE] == []
