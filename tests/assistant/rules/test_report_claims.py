"""What the text of a report claims of a named value is held to the evaluation; what is only quoted is not."""

import pytest

from assistant.domain.report import ReportSection
from assistant.rules.example_report import report_of
from assistant.rules.report_claims import wrong_claims
from assistant.rules.rule import Example


def claims(text, key="problems", **changes):
    report = report_of(Example("", {}, report={f"evaluation.{k}": v for k, v in changes.items()}))
    section = ReportSection(key=key, title="", level=1, text=text)
    return [(c.number, c.kept) for c in wrong_claims(report.evaluation, section)]


@pytest.mark.parametrize(
    ("text", "number", "kept"),
    [
        ("过程类指标得分率80%。", "80", "75%"),
        ("过程类指标得分16分。", "16", "15分"),
        ("决策9分。", "9", "得分10分、分值10分"),
        ("资金使用合规性得14分。", "14", "15分"),
        ("资金使用合规性扣4分。", "4", "5分"),
    ],
)
def test_a_score_or_rate_that_differs_is_noted_with_what_the_evaluation_holds(text, number, kept):
    assert claims(text) == [(number, kept)]


@pytest.mark.parametrize(
    "text",
    [
        "过程类指标得分率75%。",
        "资金使用合规性得15分，扣5分。",
        "决策10分。",
        "过程20分，过程15分。",
        "检查意见称“资金使用合规性得14分”。",
        "其他资金使用合规性得14分。",
        "资金使用合规性得分较低。",
        "【待补充：过程得分率80%】",
        "",
    ],
)
def test_what_is_true_quoted_or_of_another_thing_is_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize(("shown", "wrong"), [("96.3", []), ("96.25", []), ("96", []), ("97", [("97", "96.25%")])])
def test_a_rate_may_be_rounded_to_the_decimals_printed(shown, wrong):
    assert claims(f"资金到位率为{shown}%。", funds={"arrival_rate": 96.25}) == wrong


def test_a_value_behind_a_name_is_kept_to_actual_target_and_formula():
    rows = {"indicators[2].actual": "126人", "indicators[2].target": "≥120人"}
    assert claims("护理员培训人数126人，护理员培训人数≥120人。", **rows) == []
    assert claims("护理员培训人数实际完成128人。", **rows) == [("128人", "126人、120人")]
    assert claims("护理员培训人数12期。", **rows) == []
    assert claims("护理员培训人数128人。", key="basics.goals", **rows) == []


def test_in_the_section_of_an_indicator_nothing_has_to_be_named():
    rows = {"indicators[2].actual": "126人", "indicators[2].target": "≥120人"}
    assert claims("指标值为“≥130人”，实际完成126人。", key="analysis.产出.A3", **rows) == [("130人", "120人")]
    assert claims("扣4分。", key="analysis.过程.A2") == [("4", "5分")]
    assert claims("扣4分。", key="problems") == []


def test_without_a_score_nothing_is_kept_to_it():
    assert claims("资金使用合规性得14分。", **{"indicators[1].score": None}) == []
