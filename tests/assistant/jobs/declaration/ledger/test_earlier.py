"""Values of an earlier year are what is compared with, wherever they stand beside this year's."""

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles


def roles(text, *given):
    return [(e.quote, e.role.value) for e in read_ledger(text, 2027, FixedRoles(*given)).entries if e.unit]


def test_last_years_value_beside_this_years_is_no_target():
    text = "上年共培训480人，结业后上岗率52%。本年度培训600人，上岗率不低于58%。"
    assert roles(text, "baseline", "result", "output", "result")[1] == ("52%", "baseline")


def test_a_value_of_this_year_in_a_sentence_that_begins_with_last_year_stays():
    text = "上年上岗率52%，今年上岗率达到58%。后年上岗率再看60%。"
    assert roles(text, "baseline", "result", "context")[1] == ("58%", "result")


def test_last_years_value_without_another_stays_what_it_was_taken_for():
    assert roles("上年上岗率52%。", "result") == [("52%", "result")]


def test_what_stands_under_a_heading_of_how_things_stand_is_no_target():
    text = "二、现状\n接入站点46个，最长断线5小时。\n三、内容\n新建站点12个。"
    assert [r for _, r in roles(text, "output", "limit", "output")] == ["baseline", "baseline", "output"]


def test_of_columns_of_years_the_budget_year_is_the_target():
    text = "| 指标 | 2026年完成 | 2027年计划 | 2028年计划 |\n|---|---|---|---|\n| 采样 | 210份 | 180份 | 90份 |\n"
    found = dict(roles(text, "baseline", "period", "period", "output", "output", "output"))
    assert found == {"210份": "baseline", "180份": "output", "90份": "context"}


def test_a_period_that_began_last_year_tells_of_no_year_before():
    text = "2026年1月到2028年12月，三年共购置彩超6台；2027年购置彩超3台。"
    assert roles(text, "period", "period", "output", "period", "output")[-2] == ("6台", "output")
