"""A finding is mended by orders only where it says itself what is right."""

import pytest

from assistant.domain.finding import Finding, Severity
from assistant.domain.operation_kind import OperationKind
from assistant.works.fixes import can_mend, orders_for
from tests.fakes.works import FILING, ROWS, row


def found(code, row=None, message="有误。"):
    return Finding(
        code=code, name=code, severity=Severity.ERROR, confidence=1, path="indicators", row=row,
        message=message, advice="请核对。",
    )  # fmt: skip


def form(*rows, annual=FILING.goals.annual):
    named = tuple(r.model_copy(update={"id": f"r{n}"}) for n, r in enumerate(rows or ROWS))
    goals = FILING.goals.model_copy(update={"annual": annual})
    return FILING.model_copy(update={"indicators": named, "goals": goals})


@pytest.mark.parametrize("code", ["WEI001", "WEI002", "WEI003"])
def test_weights_that_do_not_add_up_are_shared_out_anew(code):
    assert [o.op for o in orders_for(form(), found(code))] == [OperationKind.SHARE_WEIGHTS]


@pytest.mark.parametrize(
    ("target", "turned"),
    [("≥80万元", "≤80万元"), ("≤95%", "≥95%"), ("＞3起", "<3起"), ("<3起", ">3起")],
)
def test_a_sign_is_turned_round(target, turned):
    (order,) = orders_for(form(row("经济成本指标", "成本", target)), found("MEA009", 0))
    assert (order.op, order.row) == (OperationKind.SET_TARGET, "r0")
    assert order.value.replace("＜", "<").replace("＞", ">") == turned


@pytest.mark.parametrize("target", ["=80万元", "80万元", "", "不断提高", "2027年11月30日前"])
def test_a_value_without_a_sign_of_a_bound_is_left_to_a_person(target):
    assert not can_mend(form(row("经济成本指标", "成本", target)), found("MEA009", 0))


def test_a_row_is_moved_to_the_class_that_the_finding_names():
    (order,) = orders_for(form(), found("MEA004", 3, "“考核合格率”是比率，应归入质量指标。"))
    assert (order.op, order.row, order.value) == (OperationKind.SET_CLASS, "r3", "质量指标")


@pytest.mark.parametrize("message", ["分类有误。", "应归入别处。", "应归入", ""])
def test_a_finding_that_names_no_class_is_left_to_a_person(message):
    assert orders_for(form(), found("MEA004", 3, message)) == ()


def test_the_one_goal_that_states_another_value_is_made_to_agree():
    annual = "目标1：完成培训护理员120人。\n目标2：考核合格率不低于90%。"
    (order,) = orders_for(form(annual=annual), found("FEA008", 3))
    assert (order.op, order.sentence) == (OperationKind.SET_GOAL, 2)
    assert "95%" in order.value


def test_two_goals_that_state_another_value_are_left_to_a_person():
    annual = "目标1：考核合格率不低于90%。\n目标2：考核合格率不低于92%。"
    assert not can_mend(form(annual=annual), found("FEA008", 3))


def test_goals_that_agree_already_have_nothing_to_mend():
    assert not can_mend(form(), found("FEA008", 3))


@pytest.mark.parametrize("code", ["MEA004", "MEA009", "FEA008"])
@pytest.mark.parametrize("place", [None, 7, 99])
def test_a_finding_about_no_row_of_the_form_is_not_mended(code, place):
    assert orders_for(form(), found(code, place, "应归入质量指标。")) == ()


def test_a_finding_of_any_other_rule_is_left_to_a_person():
    assert not can_mend(form(), found("NUM001", 0))
