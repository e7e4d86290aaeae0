"""Scores of an evaluation in a person's hands: kept with the reason, undone, never a model's."""

from decimal import Decimal

import pytest

from assistant.domain.operation import Actor, OperationSource
from tests.fakes.evaluating import EvaluationDesk


@pytest.fixture
def desk():
    return EvaluationDesk()


def test_a_score_is_kept_with_who_and_why_and_taken_back(desk):
    before = desk.work.state
    done = desk.order("set_score", row="A4", value="8", reason="手续已补齐一部分")
    assert (done.applied, done.who, done.before, done.after) == (True, "王会计", "7.5分", "8分：手续已补齐一部分")
    assert desk.assessed("A4").score == Decimal(8)
    assert next(r for r in desk.work.filing.indicators if r.id == "A4").score == Decimal(8)
    desk.order("undo")
    assert desk.work.state == before


def test_a_score_outside_the_weight_without_reason_or_by_a_model_is_refused(desk):
    assert "0至10分" in desk.order("set_score", row="A4", value="12", reason="好").why
    assert "不是分数" in desk.order("set_score", row="A4", value="很多", reason="好").why
    model = Actor(who="模型", source=OperationSource.MODEL)
    assert "大模型不能改" in desk.order("set_score", model, row="A4", value="8", reason="好").why
    assert desk.assessed("A4").score == Decimal("7.5")


def test_one_deduction_changes_and_the_score_follows(desk):
    done = desk.order("set_deduction", deduction="D2", value="1", reason="只有一笔")
    assert done.before == "扣2.5分：支付手续不完整"
    assert (desk.assessed("A4").score, desk.assessed("A4").deductions[0].reason) == (Decimal(9), "只有一笔")
    desk.order("set_deduction", deduction="D2", value="0", reason="查明手续完整")
    assert (desk.assessed("A4").score, desk.assessed("A4").deductions) == (Decimal(10), ())
    assert "没有这处扣分" in desk.order("set_deduction", deduction="D99", value="1", reason="无").why


def test_an_actual_value_is_scored_by_the_curve_of_the_profile(desk):
    assert desk.order("set_actual", row="A5", value="400", reason="台账核实").applied
    assert (desk.assessed("A5").actual, desk.assessed("A5").score) == ("400间", Decimal(20))
    assert "核定：台账核实" in desk.assessed("A5").formula
    assert "不是完成值" in desk.order("set_actual", row="A5", value="很多", reason="台账").why
    assert "按佐证评分" in desk.order("set_actual", row="A4", value="90%", reason="台账").why
    assert "根据什么" in desk.order("set_actual", row="A5", value="399").why


def test_what_is_no_change_of_a_score_sheet_is_refused_with_what_can_be_done(desk):
    refused = desk.order("set_weight", row="A4", value="12")
    assert (refused.applied, "可以改得分" in refused.why) == (False, True)


def test_before_papers_are_read_there_is_nothing_to_score():
    assert "还没有阅读资料" in EvaluationDesk(read=False).order("set_score", row="A1", value="1", reason="因").why
