"""Facts of table rows: the heading gives the subject, its unit the value's unit, and the row is the quote."""

import pytest

from assistant.domain.dossier import FactKind
from assistant.jobs.evaluation.dossier.tables import table_facts


def found(*rows):
    return list(table_facts("\n".join(rows)))


def stated(*rows):
    return [(f.kind.value, f.subject, f.value) for f in found(*rows)]


def test_heading_row_label_and_unit_of_the_heading_make_a_fact():
    assert stated("| 用途 | 支付金额（万元） |", "| 监理费 | 9.6 |") == [("金额", "支付金额（监理费）", "9.6万元")]


def test_a_unit_above_the_table_holds_for_its_money_and_not_for_its_counts():
    rows = ("单位：万元", "| 用途 | 金额 | 数量 |", "| 灯具 | 276.48 | 5760 |")
    assert stated(*rows) == [("金额", "金额（灯具）", "276.48万元")]


def test_a_line_between_two_tables_ends_the_unit_of_the_first():
    rows = ("单位：万元", "| 用途 | 金额 |", "| 灯具 | 276 |", "附：", "| 用途 | 金额 |", "| 监理 | 9 |")
    assert stated(*rows) == [("金额", "金额（灯具）", "276万元")]


@pytest.mark.parametrize("head", ["计划数量", "合同数量", "年度指标值"])
def test_columns_of_what_should_be_are_planned(head):
    facts = found(f"| 指标名称 | {head} | 实际完成 |", "| 改造教室 | 640间 | 632间 |")
    assert [(f.value, f.planned) for f in facts] == [("640间", True), ("632间", False)]


def test_a_budget_that_was_approved_stands_and_is_no_plan():
    facts = found("| 项目 | 批复预算（万元） | 计划投资（万元） |", "| 照明改造 | 480 | 500 |")
    assert [(f.value, f.planned) for f in facts] == [("480万元", False), ("500万元", True)]


@pytest.mark.parametrize("head", ["偏差", "权重", "得分", "占比", "序号"])
def test_differences_weights_and_serials_are_no_facts(head):
    assert stated(f"| 指标名称 | {head} |", "| 改造教室 | 8间 |") == []


def test_a_sign_stays_with_its_value_and_equals_is_left_out():
    rows = ("| 指标名称 | 指标值 |", "| 合格率 | ≥95% |", "| 期数 | =12期 |")
    assert [(f.subject, f.value, f.planned) for f in found(*rows)] == [
        ("合格率（指标值）", "≥95%", True), ("期数（指标值）", "12期", True),
    ]  # fmt: skip


def test_the_last_words_of_a_heading_may_be_the_unit():
    assert stated("| 地区 | 培训人次 | 覆盖户数 |", "| 城关镇 | 1180 | 36 |") == [
        ("数量", "培训人次（城关镇）", "1180人次"), ("数量", "覆盖户数（城关镇）", "36户"),
    ]  # fmt: skip


def test_labels_beside_their_values_need_no_heading():
    rows = found("| 资金总额（万元） | 500 | 建设单位 | 青溪县教育装备中心 |")
    assert [(f.kind, f.subject, f.value) for f in rows] == [
        (FactKind.AMOUNT, "资金总额", "500万元"), (FactKind.PARTY, "建设单位", "青溪县教育装备中心"),
    ]  # fmt: skip


def test_a_row_of_one_cell_is_read_as_a_sentence_and_every_fact_is_quoted_by_its_row():
    text = "前言\n| 改造教室632间，竣工验收合格。 |"
    facts = list(table_facts(text))
    assert [f.value for f in facts] == ["竣工验收合格", "632间"]
    assert {text[f.start : f.end] for f in facts} == {"| 改造教室632间，竣工验收合格。 |"}


@pytest.mark.parametrize("cell", ["", "-5", "约若干", "见附表12页所列", "9.6万元、8万元"])
def test_a_cell_that_is_not_one_plain_value_states_nothing(cell):
    assert stated("| 用途 | 支付金额（万元） |", f"| 监理费 | {cell} |") == []


def test_text_without_a_table_has_no_facts_of_rows():
    assert stated("合同金额：9.60万元。") == stated("") == []
