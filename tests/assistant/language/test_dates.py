"""Dates as they are written, with the precision they have."""

import pytest

from assistant.language.dates import find_date, find_dates, is_impossible


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021年12月20日", "2021-12-20", "2021-12-20"),
        ("21年12月20日", "2021-12-20", "2021-12-20"),
        ("二〇二一年十二月三十一日", "2021-12-31", "2021-12-31"),
        ("二O二六年六月底", "2026-06-01", "2026-06-30"),
        ("十月一日", "--10-01", "--10-01"),
        ("20211231", "2021-12-31", "2021-12-31"),
        ("2021.12", "2021-12-01", "2021-12-31"),
        ("25年底", "2025-12-01", "2025-12-31"),
        ("12月中旬", "--12-11", "--12-20"),
        ("12月下旬", "--12-21", "--12-31"),
        ("6月30前", "--06-30", "--06-30"),
        ("6.30前", "--06-30", "--06-30"),
        ("2024年2月底", "2024-02-01", "2024-02-29"),
        ("2021年下半年", "2021-07-01", "2021-12-31"),
    ],
)
def test_a_date_allows_the_days_between_its_first_and_last(text, first, last):
    found = find_date(text)
    assert (found.first(), found.last()) == (first, last)


@pytest.mark.parametrize("text", ["20211231元", "6.30元", "2021.5%", "12345678", "25年", "服役20年6个月"])
def test_a_number_is_no_date(text):
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    "behind",
    ["公顷", "立方米", "千瓦时", "kWh", "㎡", "m3", "万元", "亿", "吨标准煤", "个工作日", "人次", "学时", "元/人",
     "米长堤防",
     "项。", "次以上", " 亩", "（公里）", "-2030.5元", "至2030.5公顷", "百人"],
)  # fmt: skip
def test_a_decimal_with_a_measure_behind_it_is_a_number(behind):
    assert list(find_dates(f"2020.5{behind}")) == []


@pytest.mark.parametrize(
    "behind",
    ["", "。", "月", "起", "前完成", "底", "项目启动", "升级改造", "组织验收", "对接", "里程碑", "批复立项", "-2020.8",
     "至2021.6月", "元旦前", "竣工", "期间", "，共30人", "（第一次）"],
)  # fmt: skip
def test_without_one_it_is_a_month_also_before_a_word_that_begins_like_a_measure(behind):
    assert [d.first() for d in find_dates(f"2020.5{behind}")][:1] == ["2020-05-01"]


@pytest.mark.parametrize(("text", "dates"), [("202005人", 0), ("202005公里", 0), ("202005", 1), ("202005项目", 1)])
def test_six_digits_are_decided_in_the_same_way(text, dates):
    assert len(list(find_dates(text))) == dates


def test_the_dates_of_a_text_stand_in_their_order():
    found = list(find_dates("6月30日前招标，2021年12月底前验收"))
    assert [(d.last(), d.start) for d in found] == [("--06-30", 0), ("2021-12-31", 9)]


@pytest.mark.parametrize(
    ("text", "impossible"),
    [("11月31日前", True), ("2021.13.1", True), ("2021年2月29日", True), ("2024年2月29日", False), ("95.5前后", False)],
)
def test_a_day_that_no_calendar_has_is_impossible(text, impossible):
    assert is_impossible(text) is impossible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("十月十五下雪前盖完", ["十月十五"]),
        ("2027年3月15开工", ["2027年3月15"]),
        ("三月十五个人", ["三月"]),
        ("9月30名学员", ["9月"]),
        ("12月5.3万", ["12月"]),
        ("9月20-25日", ["9月"]),
    ],
)
def test_a_day_without_its_word_is_a_day_unless_it_counts_something(text, found):
    assert [text[d.start : d.end] for d in find_dates(text)] == found
