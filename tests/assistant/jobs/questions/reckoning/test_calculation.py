"""A calculation ends in a score by each document, in a grade, or in a question for what is missing."""

from decimal import Decimal

from assistant.language.calculation import Term
from assistant.scoring.reckoning import Outcome


def test_a_score_names_each_document_and_rests_on_its_clause(calculation):
    made = calculation("满分10分").scored(
        lambda _: Outcome(Decimal("7.5"), "示例"), "定量", "分值10分", lead="执行率75%"
    )
    assert made.lines == ("执行率75%，按财预〔2020〕10号得7.5分（示例）", "按财预〔2021〕101号得7.5分（示例）")
    assert [c.policy_id for c in made.clauses] == ["caiyu-2020-10", "caiyu-2021-101"]


def test_a_document_that_gives_no_number_is_quoted_without_points(calculation):
    made = calculation("满分10分").scored(lambda _: Outcome(None, "由评分人在区间内确定"), "定性", "")
    assert made.lines[0] == "按财预〔2020〕10号，由评分人在区间内确定"


def test_what_is_missing_is_asked_for_after_the_numbers_that_were_understood(calculation):
    made = calculation("目标100户，权重10分").asking("还缺实际完成值")
    assert made.lines == ("现在还算不出：还缺实际完成值，请补充",)
    assert made.ask == "还缺实际完成值"
    assert made.understood == "目标100户、分值10分"


def test_a_total_is_graded_without_rounding_up(calculation):
    made = calculation("总分多少").graded(Decimal("89.9"), "合计89.9分")
    assert made.lines == ("合计89.9分，等级是“良”",)
    assert {c.place for c in made.clauses} == {"第十八条"}


def test_points_are_none_where_no_weight_is_stated(calculation):
    assert calculation("目标100户").weight() is None
    assert calculation("权重15分").weight() == 15
    assert calculation("目标100户").first(Term.TARGET).value == 100
