"""Column headings are read by their grammar: period, stage, noun. What no grammar covers names no column."""

import pytest

from assistant.forms.heads import head_columns, months_of, read_head, read_spending
from tests.fakes.grids import rows


@pytest.mark.parametrize(
    ("what", "headings"),
    [
        ("target", "指标值 年度指标值 预期指标值 目标值 年初目标值（A） 全年（目标）值 指标值（含单位）"),
        ("target", "当年预期实现值 本年度计划水平 计划完成值 预期值 年度(/项目)指标值 年度目标值（20××年）"),
        ("actual", "实际完成值 实际完成值（B） 完成值 实际值 全年实际值 全年实际完成值 截至12月底完成值"),
        ("actual", "完成情况 目标完成情况 指标值完成情况 目标值实现情况"),
        ("progress", "1-7月执行情况 1—6月实际完成值 截至9月底完成情况 上半年完成值 三季度完成情况"),
        ("forecast", "全年预计完成情况 预计完成值 全年预计实现值"),
        ("earlier", "上年度实际水平 去年完成值 上年实际完成情况 前三年完成值 近三年实际值 历史完成值"),
        ("interim_target", "半年（目标）值 上半年目标值"),
        ("overall_target", "中期指标值 实施期目标值"),
        ("likelihood", "完成目标可能性 目标实现可能性"),
        ("rate", "指标完成率 完成程度 执行率（B/A×100%）"),
        ("deviation", "偏差原因分析及改进措施 未完成原因和改进措施 扣分原因 原因说明"),
        ("definition", "指标值说明 指标解释 绩效指标描述"),
        ("standard", "评（扣）分标准 评分标准 评价标准"),
        ("score", "得分 得分（10分×执行率） 自评得分 实际得分"),
        ("weight", "分值 权重 分值权重 指标分值"),
        ("name", "三级指标 指标名称 指标内容 绩效指标名称"),
        ("cause_kind", "偏差原因类别"),
        ("share", "定性取值(%)"),
        ("review", "审核要点 审核意见 审核内容"),
        ("remark", "备注"),
        (None, "数据来源 佐证资料 取值方式 指标值确定依据 指标内容/计算公式 绩效指标 目标 说明"),
    ],
)  # fmt: skip
def test_a_heading_says_what_its_column_holds(what, headings):
    assert {heading: read_head(heading) for heading in headings.split()} == dict.fromkeys(headings.split(), what)


def test_a_kind_of_cause_to_tick_is_no_column_of_causes():
    assert read_head("偏差原因分析经费保障") is None
    assert read_head("其他原因") == "deviation"


@pytest.mark.parametrize(
    ("heading", "months"), [("1-7月执行情况", 7), ("截至9月底完成情况", 9), ("上半年完成值", 6), ("全年执行数", None)]
)
def test_a_heading_says_how_many_months_it_covers(heading, months):
    assert months_of(heading) == months


def test_a_year_before_the_form_s_own_is_an_earlier_one():
    assert read_head("2021年完成值", 2022) == "earlier"
    assert read_head("2022年完成值", 2022) == "actual"
    assert read_head("2022年指标值", 2022) == "target"


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("全年执行数（B）", "actual"),
        ("预算\n执行数", "actual"),
        ("1-7月执行数", "progress"),
        ("全年预计执行数", "forecast"),
        ("上年执行数", "earlier"),
        ("全年预算数", None),
        ("1-7月执行率", None),
    ],
)
def test_money_spent_is_that_of_the_whole_year_only_where_the_heading_says_so(heading, what):
    assert read_spending(heading) == what


def test_a_second_name_column_begins_the_right_twin_and_a_second_target_does_not():
    (row,) = rows(["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"])
    assert head_columns(row) == [
        {"level1": 0, "level2": 1, "name": 2, "target": 3},
        {"level2": 4, "name": 5, "target": 6},
    ]
    (row,) = rows(["三级指标", "半年（目标）值", "全年（目标）值", "指标值", "得分"])
    assert head_columns(row) == [{"name": 0, "interim_target": 1, "target": 2, "score": 4}]


def test_the_word_for_the_whole_block_names_the_rows_only_right_of_the_classes():
    (row,) = rows(["绩效指标", "一级指标", "二级指标", "绩效指标", "预期指标值"])
    assert head_columns(row) == [{"level1": 1, "level2": 2, "name": 3, "target": 4}]
    (row,) = rows(["绩效指标", "预期指标值"])
    assert head_columns(row) == []
