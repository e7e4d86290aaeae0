"""Transcriptions of published filings become filings, with what the paper does not show left open."""

from decimal import Decimal

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.forms.transcription import kind_of_transcription, read_transcription

PAPER = {
    "form_kind": "goal_declaration",
    "project": "养护工程",
    "dept": "某县交通运输局",
    "year": 2024,
    "funds": {"单位": "元", "年度资金申请总额": 4100000.0, "当年财政拨款": 4100000.0, "上年结转资金": 0.0},
    "goal": "项目总目标：三年养护30公里。；年度总体目标：养护10公里。",
    "complete": False,
    "complete_indicators": True,
    "indicators": [{"l1": "产出指标", "l2": "数量指标", "l3": "养护里程", "target_raw": "≥10公里", "weight": None}],
}


def test_funds_are_found_by_their_labels():
    funds = read_transcription(PAPER).funds
    assert (funds.unit, funds.total, funds.fiscal, funds.carry_over) == ("元", Decimal(4100000), Decimal(4100000), 0)


def test_two_goals_in_one_cell_are_noted_apart():
    goals = read_transcription(PAPER).goals
    assert (goals.overall, goals.annual) == ("三年养护30公里。", "养护10公里。")


def test_a_column_that_nobody_filled_is_no_column():
    filing = read_transcription(PAPER)
    assert filing.has_column("target")
    assert not filing.has_column("weight")


def test_a_partly_read_paper_says_so():
    filing = read_transcription(PAPER)
    assert (filing.complete, filing.complete_indicators) == (False, True)


ACTUALS = [{"l1": "产出指标", "l3": "养护里程", "target_raw": "≥10公里", "actual_raw": "10公里"}]


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({"form_kind": "report"}, FormKind.EVALUATION_REPORT),
        ({"form_kind": "report", "form_type": "项目绩效评价报告", "indicators": ACTUALS}, FormKind.EVALUATION_REPORT),
        ({"form_kind": "report", "form_type": "项目绩效自评报告", "indicators": ACTUALS}, FormKind.SELF_EVALUATION),
        ({"form_kind": "report", "form_type": "项目绩效自评报告", "indicators": []}, FormKind.EVALUATION_REPORT),
        ({"form_kind": "self_evaluation", "form_type": "部门整体绩效自评表"}, FormKind.DEPARTMENT_SELF_EVALUATION),
        ({"form_kind": "goal_declaration", "form_type": "绩效目标申报表（自评表附件）"}, FormKind.GOAL_DECLARATION),
        ({"form_kind": "disclosure_passage", "form_type": "部门决算“预算绩效管理情况”"}, FormKind.UNKNOWN),
        ({"form_kind": "something else"}, FormKind.UNKNOWN),
    ],
)  # fmt: skip
def test_the_kind_is_what_the_transcriber_stated_or_title_and_columns_show_and_never_a_guess(changes, form):
    assert read_transcription({**PAPER, **changes}).form is form
    seen = kind_of_transcription({**PAPER, **changes})
    assert (seen.form, seen.confidence == 0) == (form, form is FormKind.UNKNOWN)
    assert seen.reason


def test_a_weight_printed_in_the_heading_of_a_score_is_read():
    funds = read_transcription({**PAPER, "funds": {"执行率": 99.97, "执行率得分（20分）": 19}}).funds
    assert (funds.execution_score, funds.execution_weight) == (19, 20)
