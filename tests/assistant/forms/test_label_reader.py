"""The fields of a form are found by their labels, wherever these stand; what it does not show stays empty."""

from decimal import Decimal

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.forms.label_reader import has_classes, is_field_label, is_filing, read_filing, year_of
from tests.fakes.forms import DECLARED, EVALUATED, MONITORED
from tests.fakes.grids import rows

HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
ROW = ["产出指标", "数量指标", "培训人数", "≥120人"]


def read(*lines, caption=""):
    return read_filing(rows(*lines, HEAD, ROW), caption, FormKind.GOAL_DECLARATION)


def test_fields_are_read_from_beside_their_labels():
    filing = read(["项目名称", "护理员培训"], ["主管部门", "民政局", "实施单位", "养老中心"], ["项目属性", "新增项目"])
    project = filing.project
    assert (project.name, project.department, project.unit, project.attribute) == (
        "护理员培训", "民政局", "养老中心", "新增项目",
    )  # fmt: skip


def test_a_label_without_a_value_leaves_its_field_empty():
    assert read(["主管部门", "实施单位", "养老中心"]).project.department == ""
    assert read(["项目名称", "", "项目负责人电话"]).project.name == ""


def test_blank_cells_before_a_plain_value_are_passed_over():
    assert read(["项目名称", "", "", "护理员培训"]).project.name == "护理员培训"


@pytest.mark.parametrize(
    ("line", "period"),
    [
        (["项目期限", "2026年1月至2026年12月"], ("2026年1月", "2026年12月")),
        (["项目起止时间", "2026年"], ("2026年", "")),
        (["开始时间", "2026-01-01", "完成时间", "2026-12-31"], ("2026-01-01", "2026-12-31")),
    ],
)
def test_a_period_is_read_from_one_cell_or_from_two(line, period):
    project = read(line).project
    assert (project.start, project.end) == period


def test_money_is_exact_and_in_the_unit_of_its_label():
    funds = read(["年度资金总额（元）", "1,200,000.50"], ["其中：财政拨款", "1000000"], ["其他资金", "—"]).funds
    assert (funds.unit, funds.total, funds.fiscal, funds.other) == ("元", Decimal("1200000.50"), 1_000_000, None)


def test_without_a_unit_money_is_in_ten_thousands():
    assert read(["年度资金总额", "120"]).funds.unit == "万元"


def test_actual_values_belong_to_a_kind_with_results_alone():
    title, grid = EVALUATED
    assert read_filing(rows(*grid), title, FormKind.SELF_EVALUATION).indicators[0].actual == "118人"
    assert read_filing(rows(*grid), title, FormKind.GOAL_DECLARATION).indicators[0].actual is None
    assert read_filing(rows(*grid), title, FormKind.GOAL_DECLARATION).funds.executed is None


def test_the_columns_that_the_paper_has_are_known():
    assert read_filing(rows(*DECLARED[1]), "", FormKind.GOAL_DECLARATION).columns == ("name", "target")


@pytest.mark.parametrize(
    ("caption", "year"),
    [("（2026年度）", 2026), ("( 2026 年 度 )", 2026), ("2026年", None), ("", None), ("1999年度", None)],
)
def test_a_year_is_read_only_where_the_caption_states_it(caption, year):
    assert year_of(caption) == year


@pytest.mark.parametrize(
    ("grid", "filing", "classes"),
    [
        (rows(*DECLARED[1]), True, True),
        (rows(*MONITORED[1]), True, True),
        (rows(["三级指标", "指标值"], ["培训人数", "≥1人"]), True, False),
        (rows(["姓名", "电话"]), False, False),
        ([], False, False),
    ],
)
def test_a_filing_has_names_and_targets_and_may_show_classes(grid, filing, classes):
    assert (is_filing(grid), has_classes(grid)) == (filing, classes)


@pytest.mark.parametrize(
    ("text", "is_label"),
    [("项目名称", True), ("主 管 部 门：", True), ("其中：上年结转", True), ("民政局", False), ("", False)],
)
def test_labels_of_fields_are_known(text, is_label):
    assert is_field_label(text) is is_label
