"""Total, basic and project spending and the tasks: by words, settled by what adds up; None where nothing says so."""

import pytest

from assistant.jobs.declaration.department.amounts import plan_amounts
from assistant.jobs.declaration.department.money import plan_money

TASKS = "食品抽检350万元，电梯检验250万元。"


def money(text):
    return plan_money(text, plan_amounts(text, 2027))


def sums(text):
    """Total, basic and project spending in 万元."""
    found = money(text)
    return tuple(a and a.yuan / 10_000 for a in (found.total, found.basic, found.project))


def tasks(text):
    return [(t.name, t.yuan / 10_000) for t in money(text).tasks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("预算支出1500万元，其中基本支出600万元，项目支出900万元。", (1500, 600, 900)),
        ("项目支出900万元，基本支出600万元，总预算1500万元。", (1500, 600, 900)),
        ("人员经费500万元，公用经费100万元，项目支出900万元，总支出1500万元。", (1500, 600, 900)),
        ("总预算500万元。", (500, None, None)),
        ("项目支出600万元。", (None, None, 600)),
        ("", (None, None, None)),
    ],
)
def test_spending_is_named_and_adds_up(text, found):
    assert sums(text) == found


def test_arithmetic_alone_settles_what_no_word_names():
    assert sums(f"甲块1000万元，乙块400万元，丙块600万元，{TASKS}") == (1000, 400, 600)


def test_arithmetic_that_fits_both_parts_settles_nothing():
    assert sums("甲块800万元，乙块400万元，丙块400万元，养路250万元，抽检150万元。") == (None, None, None)


def test_a_total_that_nobody_states_is_basic_and_project_added():
    found = money("基本支出400万元，项目支出600万元。")
    assert (found.total, found.derived_total, found.total_yuan) == (None, 10_000_000, 10_000_000)


def test_without_one_of_the_two_there_is_no_total():
    assert money("项目支出600万元。").total_yuan is None


def test_the_tasks_are_what_makes_up_the_project_spending():
    text = f"总支出1000万元，基本支出400万元，项目支出600万元。其中{TASKS}另有奖励资金70万元。"
    assert tasks(text) == [("食品抽检", 350), ("电梯检验", 250)]


def test_items_of_a_list_are_tasks_where_they_do_not_add_up():
    text = "项目支出600万元。\n1. 食品抽检，300万元\n2. 电梯检验，200万元\n3. 其他工程，700万元"
    assert tasks(text) == [("食品抽检", 300), ("电梯检验", 200)]


def test_wages_and_the_running_of_the_office_are_no_tasks():
    assert tasks("人员经费500万元，公用经费100万元，项目支出900万元，总支出1500万元。") == []


@pytest.mark.parametrize("text", ["预计增收80万元。", "贷款500万元。", ""])
def test_income_and_loans_are_no_tasks(text):
    assert tasks(text) == []


def test_a_row_of_a_table_is_a_task_with_its_other_cells():
    table = (
        "基本支出400万元，项目支出600万元。\n| 任务 | 内容 | 金额（万元） |\n|---|---|---|\n"
        "| 食品抽检 | 抽检食品9600批次 | 350 |\n| 电梯检验 | 检验电梯6200台 | 250 |\n"
    )
    assert [(t.name, t.content) for t in money(table).tasks] == [
        ("食品抽检", "抽检食品9600批次"),
        ("电梯检验", "检验电梯6200台"),
    ]


def test_an_item_tells_what_is_done_up_to_its_end():
    text = "项目支出900万元。\n1. 农村公路养护，500万元。养护320公里。\n2. 公交运营补贴，400万元。"
    assert [(t.name, t.content) for t in money(text).tasks] == [("农村公路养护", "养护320公里"), ("公交运营补贴", "")]
