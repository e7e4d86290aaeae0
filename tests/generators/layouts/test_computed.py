"""What a form shows that no field holds: departments with codes, periods, signs and units of targets, weights."""

import pytest

from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from generators.layouts import computed


def shown(name, **project):
    return computed.FIELDS[name](Filing(project=Project(**project)))


def of_row(name, **row):
    return computed.ROW_FIELDS[name](Indicator(level1="产出指标", name="甲", **row))


def test_a_code_stands_behind_its_department():
    assert shown("department_with_code", department="青溪县民政局", department_code="318") == "青溪县民政局（318）"
    assert shown("department_with_code", department="青溪县民政局") == "青溪县民政局"


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [("2026-01", "2026-12", "2026-01至2026-12"), ("2026-01", "", "2026-01"), ("", "2026-12", "2026-12"), ("", "", "")],
)
def test_a_period_needs_no_more_than_one_end(start, end, period):
    assert shown("period", start=start, end=end) == period


@pytest.mark.parametrize(
    ("department", "central", "local"), [("国家林业部门", "国家林业部门", ""), ("青溪县林业局", "", "青溪县林业局")]
)
def test_a_department_stands_at_its_level(department, central, local):
    assert shown("central_department", department=department) == central
    assert shown("local_department", department=department) == local


def test_a_score_of_the_money_is_open_where_there_was_money():
    assert computed.FIELDS["execution_score"](Filing(funds=Funds(initial=5))) == "【待补充】"
    assert computed.FIELDS["execution_score"](Filing()) == ""


def test_a_value_is_shown_with_the_unit_of_its_column():
    row = {"target": "≥120", "unit": "人", "unit_in_target": False, "actual": "118", "progress": "50"}
    names = ("target_with_unit", "actual_with_unit", "progress_with_unit", "forecast_with_unit")
    assert [of_row(name, **row) for name in names] == ["≥120人", "118人", "50人", ""]


@pytest.mark.parametrize(
    ("actual", "number"),
    [("118人", "118"), ("118 人", "118"), ("118人次", "118人次"), ("若干人", "若干人"), (None, "")],
)
def test_an_actual_value_drops_only_the_unit_beside_it(actual, number):
    assert of_row("actual_number", target="≥120人", actual=actual) == number


def test_labels_name_weights_months_and_years():
    filing = Filing(project=Project(start="2026-01-01", end="2028-12-31"), funds=Funds(execution_weight=15), months=9)
    texts = computed.texts(filing, None)
    assert (texts["execution_weight"], texts["indicators_weight"], texts["months"]) == ("15", "85", "1-9月")
    assert texts["period_years"] == "（2026年—2028年）"
    assert computed.texts(Filing(), None)["months"] == "1-7月"
