"""Years of the yearly cycle move on; years of documents, of bases and of the whole period stay."""

import pytest

from assistant.language.changes.years import day_moved, rolled_years


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026年11月30日前", "2027年11月30日前"),
        ("2026年度对12个站补助", "2027年度对12个站补助"),
        ("2026-2027学年", "2027-2028学年"),
        ("2027年1月15日前提交报告", "2028年1月15日前提交报告"),
        ("较2025年提高5%", "较2026年提高5%"),
        ("2026年底前", "2027年底前"),
    ],
)
def test_what_moves(before, after):
    assert rolled_years(before, 2026, 2027) == after


@pytest.mark.parametrize(
    "text",
    [
        "财预〔2026〕3号",
        "截至2025年底已建12处",
        "较2020年下降18%",
        "按GB/T 22239—2019测评",
        "落实《数字政务发展规划（2024—2028年）》任务4项",
        "2025年实际99.93%",
        "每月10日前",
        "2026人",
    ],
)
def test_what_stays(text):
    assert rolled_years(text, 2026, 2027) == text


def test_days_behind_the_year_stay_in_a_project_of_several_years():
    assert (
        rolled_years("2026年11月30日前，2028年10月31日前", 2026, 2027, until=2028)
        == "2027年11月30日前，2028年10月31日前"
    )


def test_the_last_of_february_is_the_last_of_february():
    assert rolled_years("2024年2月29日前", 2024, 2025) == "2025年2月28日前"
    assert day_moved("2024-02-29", 1) == "2025-02-28"
    assert day_moved("2026-12-31", 1) == "2027-12-31"
    assert day_moved("", 1) == ""


def test_the_same_year_changes_nothing():
    assert rolled_years("2026年11月30日前", 2026, 2026) == "2026年11月30日前"
