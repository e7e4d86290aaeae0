"""Last year's form moved to the new year before any change: its year, period, days, attribute and unit of money."""

import pytest

from assistant.domain.filing import Funds
from assistant.jobs.declaration.last_year.rolling import in_unit, rolled_on, year_of_form
from assistant.language.money import MoneyUnit
from policy_corpus.catalog import load_profile
from tests.fakes.last_year import last_year, working_form


def project(**changes):
    return last_year().project.model_dump() | changes


@pytest.mark.parametrize(
    ("stated", "start", "found"),
    [(2025, "2026-01-01", 2025), (None, "2024-03-01", 2024), (None, "2027-01-01", 2026), (None, "", 2026)],
)
def test_the_year_of_a_form_is_stated_or_of_its_first_day_or_the_one_before(stated, start, found):
    assert year_of_form(last_year(year=stated, project=project(start=start)), 2027) == found


def test_days_and_texts_move_by_as_many_years_as_the_form_does():
    form = working_form(2028)
    assert (form.last_year, form.year, form.filing.year) == (2026, 2028, 2028)
    assert (form.filing.project.start, form.filing.project.end) == ("2028-01-01", "2028-12-31")
    assert form.rows[6].row.target == "2028年11月30日前"
    assert "2026" not in form.filing.goals.annual


def test_each_row_knows_what_it_was_and_is_not_changed():
    form = working_form()
    assert [one.last for one in form.rows] == list(last_year().indicators)
    assert not any(one.changed or one.gone for one in form.rows)


def test_every_move_is_noted_with_what_was():
    noted = {c.path: (c.before, c.after) for c in working_form().changes}
    assert noted == {
        "year": ("2026", "2027"),
        "project.start": ("2026-01-01", "2027-01-01"),
        "project.end": ("2026-12-31", "2027-12-31"),
        "project.attribute": ("新增项目", "延续项目"),
        "indicators[6].target": ("2026年11月30日前", "2027年11月30日前"),
    }


def test_a_project_for_once_stays_one():
    assert working_form(project=project(attribute="一次性项目")).filing.project.attribute == "一次性项目"


def test_a_name_with_the_year_moves_with_it():
    form = working_form(project=project(name="2026年养老服务站运营补助"))
    assert form.filing.project.name == "2027年养老服务站运营补助"


def test_where_no_days_are_stated_the_budget_year_is_filled_in_to_be_confirmed():
    form = working_form(project=project(start="", end=""))
    assert (form.filing.project.start, form.filing.project.end) == ("2027-01-01", "2027-12-31")
    assert all("请确认" in c.why for c in form.changes if c.path in {"project.start", "project.end"})


@pytest.mark.parametrize(("end", "asked"), [("2026-12-31", ["period.over"]), ("2027-12-31", []), ("2028-06-30", [])])
def test_a_project_of_several_years_keeps_its_days_and_is_asked_about_once_it_is_over(end, asked):
    form = working_form(project=project(start="2024-01-01", end=end))
    assert (form.filing.project.start, form.filing.project.end) == ("2024-01-01", end)
    assert [p.code for p in form.open] == asked


def test_money_comes_into_the_unit_of_the_form_with_its_items():
    items = [{"purpose": "助餐", "amount": 800000}]
    funds = in_unit(Funds.model_validate({"unit": "元", "total": 1000000, "other": 0, "items": items}), MoneyUnit.WAN)
    assert (funds.unit, funds.total, funds.other, funds.fiscal) == ("万元", 100, 0, None)
    assert funds.items[0].amount == 80


def test_money_in_an_unknown_unit_stays_as_it_is():
    funds = Funds.model_validate({"unit": "万美元", "total": 5})
    assert in_unit(funds, MoneyUnit.WAN) == funds


def test_last_years_form_stays_beside_the_new_one():
    form = rolled_on(last_year(), 2027, load_profile("central-2021"))
    assert form.last == last_year()
