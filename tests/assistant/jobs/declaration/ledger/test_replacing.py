"""What the text itself replaces is no target: arrows, orders of change, what is not to be written."""

import pytest

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles


def roles(text, *given):
    return [e.role.value for e in read_ledger(text, 2027, FixedRoles(*given)).entries]


def test_what_stands_before_an_arrow_was_before():
    assert roles("报修响应：48小时 → 24小时内上门", "limit", "limit") == ["baseline", "limit"]


@pytest.mark.parametrize(("behind", "role"), [("不变", "result"), ("取消", "baseline")])
def test_an_arrow_may_lead_to_no_number(behind, role):
    assert roles(f"资源化利用率：85% → {behind}", "baseline") == [role]


def test_an_order_of_change_replaces_the_value_of_the_same_thing():
    text = "调解案件数2200件。\n今年案件改2400件。"
    assert roles(text, "output", "output") == ["baseline", "output"]
    assert roles("监测企业120家。\n今年企业加到150家，其余照旧。", "output", "output") == ["baseline", "output"]


def test_another_thing_of_the_same_unit_stays():
    text = "调解案件数2200件。\n今年宣传活动改20件。"
    assert roles(text, "output", "output") == ["output", "output"]


@pytest.mark.parametrize("words", ["莫又写成", "别写成", "不要填"])
def test_what_is_not_to_be_written_is_no_money(words):
    assert roles(f"共39万元，{words}40万元", "money_total", "money_source")[-1] == "context"


def test_beside_a_column_of_changes_what_is_changed_was_before_and_what_is_not_stays():
    text = "项\t上年值\t本年改动\n种草\t3.2万亩\t改4万亩\n围栏\t58公里\t\n出苗合格率\t85%\t\n牧户满意度\t88%\t\n"
    given = ("output", "output", "baseline", "baseline", "baseline")
    assert roles(text, *given) == ["baseline", "output", "output", "result", "satisfaction"]


def test_without_a_column_of_changes_a_value_of_last_year_stays_one():
    text = "项\t上年值\t标准\n种草\t3.2万亩\t60元/亩\n围栏\t58公里\t90元/米\n"
    assert roles(text, "baseline", "price", "baseline", "price") == ["baseline", "price", "baseline", "price"]


def test_where_the_rest_stays_a_value_of_last_year_that_nothing_else_is_of_is_planned():
    before = "个案回访率：90%\n心理接访：900人次\n居民满意度：92%\n响应时限：24小时\n讲师费：800元/场\n讲座：36场\n"
    text = f"【去年表】\n{before}【今年】回访率提到95%，取消讲座。其余照旧。"
    given = (*["baseline"] * 6, "result")
    kept = ["baseline", "output", "satisfaction", "limit", "price", "baseline", "result"]
    assert roles(text, *given) == kept
    assert roles(text.replace("其余照旧。", ""), *given) == [*given]


def test_a_past_value_that_is_compared_with_is_not_kept():
    assert roles("老人摔跤实际发生17起，首诊率55%。其余照旧。", "baseline", "result") == ["baseline", "result"]
