"""Values typed into a self-evaluation go to the row they were typed in, by name, and bad ones are refused."""

from decimal import Decimal

import pytest

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.jobs.self_evaluation.typed import with_head, with_values

FILING = Filing(
    indicators=(
        Indicator(level1="产出指标", level2="数量指标", name="培训人次", target="≥1200人次", weight=Decimal(20)),
        Indicator(level1="效益指标", level2="社会效益指标", name="培训人次", target="明显提升", weight=Decimal(30)),
    )
)


def typed(**values):
    return {"level2": "数量指标", "name": "培训人次", **values}


def test_a_value_finds_its_row_by_class_and_name():
    made = with_values(FILING, [typed(actual=" 1180人次 ")])
    assert [row.actual for row in made.indicators] == ["1180人次", None]
    assert made.indicators[0].source.kind == "user"


def test_a_row_of_another_name_changes_nothing():
    assert with_values(FILING, [{"level2": "数量指标", "name": "别的", "actual": "5"}]) == FILING


@pytest.mark.parametrize(("said", "share"), [("85", Decimal(85)), ("85%", Decimal(85)), ("", None)])
def test_the_degree_of_completion_is_a_percentage(said, share):
    assert with_values(FILING, [typed(chosen_share=said)]).indicators[0].chosen_share == share


@pytest.mark.parametrize("said", ["很好", "101", "-1"])
def test_a_degree_that_is_none_is_refused_in_chinese(said):
    with pytest.raises(ValueError, match="“培训人次”的完成程度"):
        with_values(FILING, [typed(chosen_share=said)])


def test_the_head_takes_money_and_what_was_achieved():
    amounts = {"initial": "480", "adjusted": "", "executed": "465.2"}
    made = with_head(FILING, amounts, " 按期完成 ", completed=True)
    assert (made.funds.initial, made.funds.adjusted, made.funds.executed) == (Decimal(480), None, Decimal("465.2"))
    assert (made.goals.actual, made.project.completed) == ("按期完成", True)


def test_an_amount_with_a_unit_is_refused_in_chinese():
    with pytest.raises(ValueError, match="全年执行数“465万元”不是数字"):
        with_head(FILING, {"executed": "465万元"}, "", completed=None)
