"""Budget execution, goals and total of a form are read from their own small tables."""

from decimal import Decimal

import pytest

from assistant.domain.filing_kind import FormPart
from assistant.forms.form_parts import (
    is_money_or_goal_label,
    read_execution,
    read_goals,
    read_total,
    source_of,
)
from assistant.forms.grid import GridCell
from tests.fakes.grids import rows

RESULTS = (FormPart.RESULTS,)
HEADS = ["预算执行情况（10分）", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"]
WHOLE = ["年度资金总额", "480", "500", "465.2", "93.04%", "9.3"]


def test_the_figures_of_the_whole_stand_below_their_heads():
    found = read_execution(rows(HEADS, WHOLE), RESULTS)
    assert found.values == {
        "initial": 480, "adjusted": 500, "executed": Decimal("465.2"), "execution_rate": Decimal("93.04"),
        "execution_score": Decimal("9.3"), "execution_weight": 10, "total": 500,
    }  # fmt: skip
    assert found.rows == {0, 1}


def test_sources_below_the_whole_are_lines_and_parts_of_the_sum():
    found = read_execution(
        rows(HEADS, WHOLE, ["其中：当年财政拨款", "400", "420", "400"], ["上年结转资金", "", "80", "65.2"]),
        RESULTS,
    )
    assert [(x.source, x.adjusted, x.executed) for x in found.lines] == [
        ("fiscal", 420, 400),
        ("carry_over", 80, Decimal("65.2")),
    ]
    assert (found.values["fiscal"], found.values["carry_over"]) == (420, 80)


def test_a_sum_that_is_divided_in_another_way_gives_no_parts():
    found = read_execution(
        rows(HEADS, WHOLE, ["其中：中央补助资金", "400", "420", "400"], ["其他资金", "", "80", "1"]), RESULTS
    )
    assert [x.source for x in found.lines] == ["central", "other"]
    assert "other" not in found.values


@pytest.mark.parametrize(("rate", "shown"), [("0.9304", "93.04"), ("93.04", "93.04"), ("0.5", "0.5"), ("1", "1")])
def test_a_rate_typed_as_a_fraction_is_a_percentage_where_the_amounts_say_so(rate, shown):
    found = read_execution(rows(HEADS, ["年度资金总额", "480", "500", "465.2", rate, ""]), RESULTS)
    assert found.values["execution_rate"] == Decimal(shown)


def test_the_reason_has_its_own_column():
    found = read_execution(rows([*HEADS, "原因说明"], [*WHOLE, " 招标节约 "]), RESULTS)
    assert found.reason == "招标节约"


def test_a_form_of_the_year_so_far_has_what_was_spent_and_what_is_expected():
    grid = rows(
        ["项目资金（万元）", "年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"],
        ["年度资金总额：", "120", "50", "41.67%", "118"],
        ["其中：本年一般公共预算拨款", "100", "40", "40%", "100"],
    )
    found = read_execution(grid, (FormPart.PROGRESS,))
    assert found.values == {"initial": 120, "progress": 50, "forecast": 118, "total": 120}
    assert [(x.source, x.initial, x.progress, x.forecast) for x in found.lines] == [("fiscal", 100, 40, 100)]
    assert read_execution(grid, RESULTS).values == {}


@pytest.mark.parametrize("grid", [[], rows(HEADS), rows(["甲", "乙"], WHOLE)])
def test_without_heads_or_without_the_whole_there_is_no_execution(grid):
    assert read_execution(grid, RESULTS).values == {}


@pytest.mark.parametrize(
    ("label", "source"),
    [
        ("其中：当年财政拨款", "fiscal"),
        ("地方财政资金", "local"),
        ("上年结转", "carry_over"),
        ("财政专户管理资金", "special_account"),
        ("单位自有资金", "own"),
        ("其他资金", "other"),
        ("其他说明", None),
        ("", None),
    ],
)
def test_a_label_names_its_source(label, source):
    assert source_of(label) == source


def test_goals_stand_beside_their_label_or_below_it():
    assert read_goals(rows(["年度总体目标", "培训1200人"])).annual == "培训1200人"
    below = read_goals(rows(["预期目标", "实际完成情况"], ["培训1200人", "培训1180人"]))
    assert (below.annual, below.actual) == ("培训1200人", "培训1180人")


def test_the_goal_of_the_whole_period_is_noted_from_that_of_the_year():
    goals = read_goals(rows(["中期目标", "三年培训3600人", "年度目标", "培训1200人"][:2], ["年度目标", "培训1200人"]))
    assert (goals.overall, goals.annual) == ("三年培训3600人", "培训1200人")


def test_a_goal_of_the_whole_period_that_refers_to_the_years_is_no_text_of_its_own():
    goals = read_goals(rows(["项目总目标", "年度总体目标"], ["同年度总体目标", "培训1200人"]))
    assert (goals.overall, goals.annual) == ("", "培训1200人")


def test_what_a_blank_form_prints_is_no_goal():
    assert read_goals(rows(["年度总体目标", "目标1：……"])).annual == ""
    assert read_goals(rows(["年度总体目标", "目标1：培训"])).annual == "目标1：培训"


def test_the_total_stands_in_the_column_of_the_scores():
    grid = [[GridCell("总分", 0, 3), GridCell("100", 3), GridCell("95.5", 4)]]
    assert read_total(grid, {"score": 4}) == Decimal("95.5")
    assert read_total(grid, {}) is None
    assert read_total(rows(["甲", "1"]), {"score": 1}) is None


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("年初预算数", True),
        ("上年结转", True),
        ("年度总体目标", True),
        ("合计", True),
        ("培训人数", False),
        ("", False),
    ],
)
def test_labels_of_money_and_goals_are_known(text, is_label):
    assert is_money_or_goal_label(text) is is_label
