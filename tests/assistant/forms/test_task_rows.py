"""The main tasks of a department's year are read row by row, and the account of its duties and budget line by line."""

from decimal import Decimal

import pytest

from assistant.domain.filing import Filing
from assistant.forms.task_rows import is_department_account, is_task_label, read_tasks, with_department_account
from tests.fakes.grids import rows

_HEADS = (
    ("年度主要任务", "任务名称", "主要内容", "预算金额", None, None),
    (None, None, None, "总额", "财政拨款", "其他资金"),
)


def test_a_task_has_its_content_and_its_money_by_source():
    (task,) = read_tasks(rows(*_HEADS, (None, "养老服务", "培训护理员120人", "1,200.5", "1,000", "200.5")))
    assert (task.name, task.content) == ("养老服务", "培训护理员120人")
    assert (task.amount, task.fiscal, task.other) == (Decimal("1200.5"), Decimal(1000), Decimal("200.5"))


def test_an_empty_cell_of_money_is_unknown_and_a_nought_is_nought():
    (task,) = read_tasks(rows(*_HEADS, (None, "养老服务", "", "", "0", "—")))
    assert (task.amount, task.fiscal, task.other) == (None, Decimal(0), None)


@pytest.mark.parametrize("end", ["金额合计", "合 计", "总计", "年度总体目标", "年度绩效指标"])
def test_the_tasks_end_at_their_sums_or_at_the_next_part_of_the_form(end):
    grid = rows(*_HEADS, (None, "养老服务", "", "10", "", ""), (end, "不是任务", "", "10", "", ""))
    assert [t.name for t in read_tasks(grid)] == ["养老服务"]


@pytest.mark.parametrize("stub", ["任务1", "任务 2", "……", "...", "", "　"])
def test_a_line_that_is_only_printed_is_no_task(stub):
    assert read_tasks(rows(*_HEADS, (None, stub, "", "", "", ""))) == ()


def test_a_name_that_only_begins_like_a_printed_one_is_a_task():
    assert [t.name for t in read_tasks(rows(*_HEADS, (None, "任务1养老服务", "", "", "", "")))] == ["任务1养老服务"]


def test_a_form_without_a_column_for_names_has_no_tasks():
    assert read_tasks(rows(("项目名称", "护理员培训"), ("主要内容", "培训"))) == ()
    assert read_tasks([]) == ()


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("任务名称", True), ("任务 名称：", True), ("主要内容", True), ("预算金额（万元）", True), ("金额合计", True),
        ("主要内容描述", False), ("金额", False), ("", False), ("年度任务名称", False),
    ],
)  # fmt: skip
def test_cells_that_head_the_tasks_are_known(text, heads):
    assert is_task_label(text) is heads


_ACCOUNT = rows(
    ("职能职责", "1.养老服务\n\n 2.社会救助 "),
    ("支出预算总额（万元）", "800"),
    ("基本支出（万元）", "300"),
    ("项目支出（万元）", "未定"),
)


def test_an_account_is_known_by_its_first_cell():
    assert is_department_account(_ACCOUNT)
    assert not is_department_account(rows(("项目名称", "职能职责")))
    assert not is_department_account([])
    assert not is_department_account([[]])


def test_an_account_gives_the_duties_a_line_each_and_the_budget():
    filing = with_department_account(Filing(), _ACCOUNT)
    assert filing.duties == ("1.养老服务", "2.社会救助")
    assert (filing.funds.total, filing.funds.basic) == (Decimal(800), Decimal(300))


def test_money_that_is_no_number_leaves_what_the_form_has():
    filing = Filing(funds={"project": 500})
    assert with_department_account(filing, _ACCOUNT).funds.project == Decimal(500)
