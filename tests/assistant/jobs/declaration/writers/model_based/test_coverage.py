"""What a design passes over is named in one line: planned numbers without row or reason, main rows without a goal."""

from decimal import Decimal

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.writers.model_based.coverage import figures_of, unexplained, unmentioned
from assistant.jobs.declaration.writers.model_based.reply import DesignedGoal
from assistant.jobs.declaration.writers.model_based.rows import Designed
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from tests.fakes.design import design_material


def row(name, target, level=("产出指标", "数量指标"), importance=5, *, overall=False):
    indicator = Indicator(level1=level[0], level2=level[1], name=name, target=target)
    return Designed(DraftRow(indicator, Decimal(importance), overall=overall), ())


def faults(text, *cited, **rows):
    return [f.line for f in unmentioned("年度目标", [DesignedGoal(text=text, rows=list(cited))], rows)]


def test_every_planned_number_without_row_or_reason_is_named_in_one_line():
    material = design_material()
    planned = {t for t, e in material.numbers.items() if e.role.makes_row and not e.role.is_money}
    token = sorted(planned)[0]
    [fault] = unexplained(material, planned - {token})
    assert f"{token}“{material.numbers[token].quote}”" in fault.line
    assert list(unexplained(material, planned)) == [], "money that is spent on parts may stay in the total"


def test_what_is_no_plan_needs_no_reason():
    material = design_material()
    past = {t for t, e in material.numbers.items() if e.role is NumberRole.BASELINE}
    assert past
    [fault] = unexplained(material, set())
    assert not any(token in fault.line for token in past)


@pytest.mark.parametrize("text", ["培训护理员120人。", "培训护理员１２０人以上。"])
def test_a_main_output_whose_value_stands_in_a_goal_is_covered(text):
    assert faults(text, R1=row("护理员培训人数", "≥120人")) == []


def test_a_main_output_that_is_cited_without_its_value_is_not():
    assert "R1“护理员培训人数”" in faults("培训护理员。", "R1", R1=row("护理员培训人数", "≥120人"))[0]


def test_an_open_value_is_covered_by_being_cited():
    open_row = row("居民满意度", "【待补充：目标值】", ("满意度指标", "服务对象满意度指标"), 1)
    assert faults("让居民满意。", "R9", R9=open_row) == []
    assert faults("让居民满意。", R9=open_row) != []


@pytest.mark.parametrize(
    "spared",
    [
        row("护理员教材册数", "≥60册", importance=3),
        row("护理员培训人数", "≥360人", overall=True),
        row("项目总成本", "≤12万元", ("产出指标", "成本指标")),
        row("就业人数", "≥50人", ("效益指标", "社会效益指标")),
    ],
)
def test_minor_rows_cost_effects_and_the_whole_period_need_no_sentence_of_the_year(spared):
    assert faults("办好培训。", R1=spared) == []


def test_a_date_is_covered_by_its_month_and_day():
    date = row("培训完成时间", "2027年11月30日前", ("产出指标", "时效指标"))
    assert faults("11月30日前培训完毕。", R1=date) == []
    assert faults("11月底前培训完毕。", R1=date) == []
    assert faults("10月底前培训完毕。", R1=date) != []


def test_figures_are_read_whatever_their_form():
    assert figures_of("共１２０人、3,500元、98.5%") == {"120", "3500", "98.5"}
