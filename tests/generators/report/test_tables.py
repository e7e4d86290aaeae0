"""The tables of a report: every number from the evaluation, 【待补充】 where one is open."""

from decimal import Decimal

import pytest

from assistant.domain.evaluation import EvaluationFunds
from generators.report import tables
from tests.fakes.evaluations import sample_evaluation, with_row

WHOLE, OPEN = sample_evaluation(whole=True), sample_evaluation()


def texts(table):
    return [[c.text for c in row.cells] for row in table.rows]


def test_money_is_noted_by_source_with_both_rates_and_the_unit():
    made = tables.funds(WHOLE)
    assert made.title == "项目资金到位和支出情况（单位：万元）"
    assert texts(made)[1:] == [
        ["县级财政资金", "480", "480", "100%", "465.2", "96.92%"], ["合计", "480", "480", "100%", "465.2", "96.92%"],
    ]  # fmt: skip


def test_without_any_amount_there_is_no_table_of_money():
    assert tables.funds(WHOLE.model_copy(update={"funds": EvaluationFunds()})) is None


def test_an_amount_that_is_not_known_is_open_and_its_rate_a_dash():
    total = WHOLE.funds.total.model_copy(update={"spent": None})
    funds = WHOLE.funds.model_copy(update={"total": total, "lines": (), "execution_rate": None})
    assert texts(tables.funds(WHOLE.model_copy(update={"funds": funds})))[-1][-2:] == ["【待补充】", "—"]


def test_classes_add_up_to_total_and_grade():
    made = texts(tables.class_scores(WHOLE))
    assert made[-2:] == [["合计", "100", "91.99", "91.99%"], ["评价等级", "优"]]
    assert texts(tables.class_scores(OPEN))[-2:] == [["合计", "100", "【待补充】", "—"], ["评价等级", "【待补充】"]]
    assert tables.class_scores(WHOLE.model_copy(update={"classes": ()})) is None


def test_rows_of_a_class_end_in_their_sum_and_say_why_points_were_lost():
    made = texts(tables.indicator_scores(WHOLE, "产出"))
    assert made[1][-1] == "少改造14间，扣0.7分"
    assert made[-1] == ["小计", "35", "31.8", "90.86%", ""]
    assert tables.indicator_scores(WHOLE, "没有") is None


def row(row_id, evaluation=WHOLE):
    return next(r for r in evaluation.indicators if r.id == row_id)


def test_full_marks_an_open_score_and_a_hand_are_noted_apart():
    assert tables.lost(row("A1")) == "未扣分"
    assert tables.lost(row("A7", OPEN)) == "【待补充：没有效果对比，请补充照度检测资料】"
    by_hand = row("A5").model_copy(update={"edited": True, "formula": "资料不全"})
    assert tables.lost(by_hand) == "少改造14间，扣0.7分；人工调整：资料不全"


def test_a_gap_is_marked_once():
    assert tables.open_text("缺人数") == tables.open_text("【待补充：缺人数】") == "【待补充：缺人数】"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [("1", "3", "33.33%"), ("0", "3", "0%"), ("1", "0", "—"), (None, "3", "—"), ("1", None, "—")],
)
def test_a_share_is_reckoned_where_it_can_be(part, whole, shown):
    assert tables.rate_of(part and Decimal(part), whole and Decimal(whole)) == shown


def test_numbers_of_evidence_stand_two_on_a_line():
    assert tables.listed(["E1", "E2", "E3"]) == "E1、E2\nE3"
    assert tables.listed([]) == ""


def test_a_missing_score_gets_room_from_the_last_column_and_the_table_stays_as_wide():
    widths = (1000, 500, 3000)
    assert tables.score_widths([row("A1")], widths, 1, 900) == widths
    assert tables.score_widths([row("A7", OPEN)], widths, 1, 900) == (1000, 900, 2600)


def test_runs_of_a_class_are_merged_and_one_that_comes_again_begins_anew():
    rows = [row("A3"), row("A4"), row("A1"), row("A3")]
    assert [(name, n) for name, n, _ in tables.grouped(rows)] == [
        ("资金管理", 2), ("资金管理", 0), ("项目立项", 1), ("资金管理", 1),
    ]  # fmt: skip


def test_a_problem_stands_with_its_points_proof_and_advice():
    first = texts(tables.problems(WHOLE))[1]
    assert first == [
        "资金支付手续不完整", "资金使用合规性扣2.5分", "E5", "补齐第7号凭证的验收单\n责任主体：青溪县教育装备中心",
    ]  # fmt: skip
    assert tables.problems(WHOLE.model_copy(update={"problems": ()})) is None


def test_a_problem_without_advice_asks_for_it_and_unknown_deductions_are_left_out():
    bare = with_row(WHOLE, "A4", deductions=()).model_copy(update={"suggestions": ()})
    assert texts(tables.problems(bare))[1][1:] == ["—", "E5", "【待补充：改进建议】"]
