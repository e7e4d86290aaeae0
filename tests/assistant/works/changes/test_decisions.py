"""Findings that a person follows or does not."""

from assistant.domain.finding import Finding, Severity
from assistant.rules.checks.goal_contradicts_indicator import RULE as GOAL_RULE
from assistant.rules.checks.level1_weights_off_profile import RULE as CLASS_RULE
from assistant.rules.checks.operator_wrong_way import RULE as SIGN_RULE
from assistant.rules.checks.weights_do_not_sum import RULE as SUM_RULE
from assistant.rules.checks.wrong_level2 import RULE as LEVEL_RULE
from assistant.rules.engine import ReviewResult, review
from tests.fakes.works import FILING, Desk, row


def reviewed(filing, profile, facts=None):
    return review(filing, profile, (SUM_RULE, CLASS_RULE, SIGN_RULE, LEVEL_RULE, GOAL_RULE), facts)


def with_row(*rows):
    return Desk(FILING.model_copy(update={"indicators": (*FILING.indicators[: 7 - len(rows)], *rows)}), review=reviewed)


def the(desk, code):
    return next(f for f in desk.work.findings if f.finding.code == code)


def test_a_wrong_sum_is_mended_by_sharing():
    desk = Desk(review=reviewed)
    desk.do("set_weight", "培训期数", value="25")
    assert the(desk, "WEI001").can_mend
    assert desk.do("accept_finding", finding=the(desk, "WEI001").id).applied
    assert sum(desk.weights.values()) == 90
    assert "WEI001" not in [f.finding.code for f in desk.work.findings]


def test_a_sign_the_wrong_way_is_turned():
    desk = with_row(row("经济成本指标", "培训费用", "≥100万元", 10))
    desk.do("accept_finding", finding=the(desk, "MEA009").id)
    assert desk.row("培训费用").target == "≤100万元"


def test_a_row_goes_to_the_class_that_the_finding_names():
    desk = with_row(row("数量指标", "设备合格率", "≥95%", 10))
    desk.do("accept_finding", finding=the(desk, "MEA004").id)
    assert desk.row("设备合格率").level2 == "质量指标"


def test_a_goal_that_states_another_number_takes_the_rows():
    goals = FILING.goals.model_copy(update={"annual": "目标1：培训120人。\n目标2：学员满意度不低于85%。"})
    desk = Desk(FILING.model_copy(update={"goals": goals}), review=reviewed)
    desk.do("accept_finding", finding=the(desk, "FEA008").id)
    assert desk.work.filing.goals.annual == "目标1：培训120人。\n目标2：学员满意度不低于90%。"


def test_what_only_a_person_knows_is_stated_with_its_advice():
    desk = Desk(review=lambda *_, **__: ReviewResult((finding(Severity.ERROR),), ()))
    why = desk.do("accept_finding", finding=desk.work.findings[0].id).why
    assert "要您来定" in why
    assert "请核对。" in why


def test_a_finding_is_passed_over_with_a_reason_that_is_kept():
    desk = Desk(review=lambda *_, **__: ReviewResult((finding(Severity.ERROR),), ()))
    done = desk.do("ignore_finding", finding=desk.work.findings[0].id, reason="上级口径如此")
    assert done.applied
    assert desk.work.findings[0].ignored == "上级口径如此"
    desk.do("undo")
    assert desk.work.findings[0].ignored == ""


def test_what_must_be_mended_cannot_be_passed_over():
    desk = Desk(review=lambda *_, **__: ReviewResult((finding(Severity.FATAL),), ()))
    assert "必改" in desk.do("ignore_finding", finding=desk.work.findings[0].id, reason="就这样").why


def test_a_finding_that_is_gone_is_stated_so():
    assert "已经不在了" in Desk().do("accept_finding", finding="WEI001@indicators#aaaa").why


def test_a_finding_keeps_its_id_while_other_rows_come_and_go():
    desk = with_row(row("数量指标", "设备合格率", "≥95%", 10))
    before = the(desk, "MEA004").id
    desk.do("delete_indicator", "培训期数")
    assert the(desk, "MEA004").id == before


def finding(severity):
    return Finding(
        code="FEA099",
        name="x",
        severity=severity,
        confidence=1,
        path="funds.total",
        message="对不上。",
        advice="请核对。",
    )
