"""The Sichuan form: a target stands in three columns, words stay whole, an empty class prints no row."""

import pytest

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from generators.layouts.computed import divided
from policy_corpus.catalog import load_profile
from tests.fakes.layout_filings import layout_heading, layout_rows
from tests.fakes.self_evaluated import paired_filing

PROFILE = load_profile("central-2021")


def texts(filing):
    return [[c.text for c in row.cells] for row in layout_rows("F12", filing, PROFILE)]


def row(target, **more):
    return Indicator(level1="产出指标", level2="数量指标", name="甲", target=target, **more)


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("≥1200人次", ("≥", "1200", "人次")), ("12期", ("=", "12", "期")), ("≤ 1,000.5 元", ("≤", "1,000.5", "元")),
        ("90", ("=", "90", "")), ("明显提升", ("定性", "明显提升", "")), ("", ("", "", "")),
    ],
)  # fmt: skip
def test_a_target_is_divided_into_sign_number_and_unit(target, parts):
    assert divided(row(target)) == parts


def test_a_target_that_is_more_than_number_and_unit_stays_whole():
    assert divided(row("2025年11月30日前"))[1:] == ("2025年11月30日前", "")


def test_the_unit_of_a_column_of_its_own_is_the_unit():
    assert divided(row("1200", unit="人次", unit_in_target=False)) == ("=", "1200", "人次")


def test_an_actual_value_drops_the_unit_that_stands_beside_it():
    line = next(r for r in texts(paired_filing()) if "护理员培训人次" in r)
    at = line.index("护理员培训人次")
    assert line[at : at + 5] == ["护理员培训人次", "≥", "1200", "人次", "1180"]


def test_words_that_nobody_wrote_show_how_long_they_may_be():
    noted = {r[0]: r[1] for r in texts(paired_filing()) if r[0] in {"评价结论", "存在问题", "改进措施"}}
    assert noted["评价结论"] == "（200字以内）"
    assert noted["存在问题"] == "周末班次偏少，轮班人员参训不便。"


def test_without_indicators_one_blank_row_stands():
    blank = texts(Filing())
    assert sum(1 for r in blank if r == [""] * 10) == 1


def test_the_year_is_left_open_where_it_is_not_known():
    assert layout_heading("F12", Filing(year=2025))[1][0] == "部门预算项目支出绩效自评表（2025年度）"
    assert "（    年度）" in layout_heading("F12", Filing())[1][0]
