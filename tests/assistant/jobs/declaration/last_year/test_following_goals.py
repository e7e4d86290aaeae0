"""Goals, contents and definitions follow the rows: new values, rows that went, rows that came, new names, money."""

from decimal import Decimal

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.jobs.declaration.last_year.following_goals import follow_rows
from assistant.jobs.declaration.last_year.working import WorkingRow
from tests.fakes.last_year import last_year, working_form

TRAINING = 4


def change(form, at, **changes):
    form.rows[at].row = form.rows[at].row.model_copy(update=changes)


def goal(form):
    follow_rows(form)
    return form.filing.goals.annual


def new_row(target="≥30人"):
    return WorkingRow(Indicator(level1="产出指标", level2="数量指标", name="跟岗进修人数", target=target))


def test_without_changes_nothing_but_the_year_is_another():
    assert goal(working_form()) == last_year().goals.annual.replace("2026", "2027")


def test_a_changed_value_is_changed_in_the_goal_and_the_contents():
    form = working_form()
    change(form, 2, target="=15个")
    text = goal(form)
    assert ("15个服务站" in text, "12个" in text) == (True, False)
    assert form.filing.project.content == "对15个服务站给予补助。"


def test_a_row_that_went_goes_from_the_goal_and_the_others_stay():
    form = working_form()
    form.rows[TRAINING].gone = True
    text = goal(form)
    assert "护理员" not in text
    assert "80000人次" in text


def test_a_new_row_stands_in_words_behind_the_goal():
    form = working_form()
    form.rows.append(new_row())
    assert goal(form).endswith("老年人满意度达到92%以上；跟岗进修30人。")


def test_numbered_goals_get_one_more():
    form = working_form(goals={"annual": "目标1：培训护理员120人。\n目标2：满意度达到92%以上。"})
    form.rows.append(new_row())
    assert goal(form).splitlines()[2:] == ["目标3：跟岗进修30人。"]


@pytest.mark.parametrize("gone", [True, False])
def test_a_new_row_that_is_open_or_gone_is_not_in_the_goal(gone):
    form = working_form()
    one = new_row("≥30人" if gone else placeholder("人数"))
    one.gone = gone
    form.rows.append(one)
    assert "进修" not in goal(form)


def test_a_form_without_a_goal_gets_none_from_a_new_row():
    form = working_form(goals={"annual": ""})
    form.rows.append(new_row())
    assert goal(form) == ""


def test_a_new_name_is_new_in_the_goal():
    form = working_form(goals={"annual": "护理员培训人数达到120人，护理员培训有序开展。"})
    change(form, TRAINING, name="照护人员轮训人数")
    assert goal(form) == "照护人员轮训人数达到120人，照护人员轮训有序开展。"


def test_a_new_total_is_new_in_the_goal():
    form = working_form()
    funds = form.filing.funds.model_copy(update={"total": Decimal(120)})
    form.filing = form.filing.model_copy(update={"funds": funds})
    change(form, 1, target="≤120万元")
    assert "总成本不超过120万元" in goal(form)


def test_a_number_that_may_be_of_either_row_stays_and_is_asked_about():
    rows = [r.model_dump() for r in last_year().indicators]
    rows[3] |= {"name": "志愿者培训人数", "target": "≥120人"}
    form = working_form(indicators=rows, goals={"annual": "培训120人。"})
    change(form, TRAINING, target="≥150人")
    assert goal(form) == "培训120人。"
    assert [p.code for p in form.open] == ["goal.unsure"]


def test_a_definition_follows_its_row():
    rows = [r.model_dump() for r in last_year().indicators]
    rows[TRAINING]["definition"] = "全年培训护理员120人"
    form = working_form(indicators=rows)
    change(form, TRAINING, target="≥150人")
    follow_rows(form)
    assert form.rows[TRAINING].row.definition == "全年培训护理员150人"


def test_the_goal_of_all_years_stays_where_a_project_has_several():
    project = last_year().project.model_dump() | {"end": "2028-12-31"}
    goals = {"annual": "补助12个服务站。", "overall": "三年补助12个服务站。"}
    form = working_form(project=project, goals=goals)
    change(form, 2, target="=15个")
    assert goal(form) == "补助15个服务站。"
    assert form.filing.goals.overall == "三年补助12个服务站。"
