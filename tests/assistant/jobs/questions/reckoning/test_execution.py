"""The rate of execution comes from the money that is stated, else from a rate; a sum that is missing is asked for."""

import pytest

from assistant.jobs.questions.reckoning.execution import execution


def test_the_rate_is_what_was_spent_of_the_adjusted_budget(calculation):
    made = execution(calculation("年初预算500万元，追加120万元，支出580万元，执行率得几分"))
    assert made.lines[0].startswith("执行率93.55%，按财预〔2020〕10号得9.3")
    assert "全年执行数580万元" in made.understood


def test_a_rate_that_the_article_does_not_name_rests_on_the_form_that_has_its_column_as_well(calculation):
    made = execution(calculation("年初预算500万元，追加120万元，支出580万元，执行率得几分"))
    places = [c.place for c in made.clauses if c.policy_id == "caiyu-2020-10"]
    assert places == ["第十六条", "附1"]


def test_a_fee_by_classes_is_no_score(calculation):
    assert execution(calculation("有个按资金额分档付钱的标准，预算500万元的项目该付多少")) is None


def test_what_is_left_over_in_percent_gives_the_rate(calculation):
    assert execution(calculation("结余8%，执行率这项得几分")).understood == "结余8%，执行率92%"


@pytest.mark.parametrize(
    ("state", "stated"), [("项目还没干完", "得7分"), ("项目已完成", "得10分"), ("", "请说明项目是否已经完成")]
)
def test_the_steps_depend_on_whether_the_work_is_done_and_each_case_is_given_where_nobody_says(
    calculation, state, stated
):
    assert stated in execution(calculation(f"预算执行率92%，{state}，给几分")).lines[1]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("年初预算500万元，后来追加过，支出480万元，执行率多少", "追加或调整的金额"),
        ("全年支出480万元，执行率多少", "全年预算数"),
        ("年初预算500万元，执行率多少", "全年执行数"),
    ],
)
def test_a_sum_that_is_missing_is_asked_for(calculation, text, missing):
    made = execution(calculation(text))
    assert missing in made.ask
    assert made.lines == (f"现在还算不出：{made.ask}，请补充",)


@pytest.mark.parametrize(
    "text", ["目标100户，实际72户，权重10分", "完成率92%，权重10分", "成本目标20万元，实际花了18万元"]
)
def test_an_indicator_is_no_execution_of_a_budget(calculation, text):
    assert execution(calculation(text)) is None


@pytest.mark.parametrize(
    "text",
    ["专项预计能执行9000万，一般性的预计2个亿，各起码要提前下多少", "去年末债务余额63亿，综合财力90亿，一共多少"],
)
def test_two_sums_without_the_rate_or_points_asked_for_are_no_budget_and_spending(calculation, text):
    assert execution(calculation(text)) is None
