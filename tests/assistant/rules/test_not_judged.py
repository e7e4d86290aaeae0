"""A rule that lacks what it judges by says so, and finds nothing."""

import pytest

from assistant.jobs.evaluation.report import report_filing
from assistant.rules.engine import review
from assistant.rules.examples import apply
from assistant.rules.rule import Example
from assistant.rules.table import RULES, rule
from policy_corpus.catalog import load_profile
from tests.fakes.evaluations import sample_evaluation

PROFILE = load_profile("central-2021")
OF_REPORTS = [r.code for r in RULES if r.family == "REP"]


def outcome(code, filing):
    result = review(filing, PROFILE, [rule(code)])
    return [f.code for f in result.findings], [s.reason for s in result.skipped]


@pytest.mark.parametrize("code", OF_REPORTS)
def test_without_the_text_of_a_report_its_rules_do_not_judge(code):
    found, reasons = outcome(code, report_filing(sample_evaluation(whole=True)))
    assert (found, len(reasons)) == ([], 1)
    assert "没有评价报告" in reasons[0]


@pytest.mark.parametrize(
    ("code", "changes", "reason"),
    [
        ("SEL007", {"columns": ["target", "weight"]}, "表中没有实际完成值一栏"),
        ("SEL005", {"columns": ["target", "actual"]}, "表中没有偏差原因一栏"),
        ("SEL008", {"columns": ["target", "actual"]}, "表中没有佐证资料一栏"),
        ("SEL004", {"funds.executed": None}, "没有填写全年预算数或全年执行数"),
        ("SEL003", {"total_score": None}, "没有总分，或有指标没有得分"),
        ("SEL003", {"indicators[1].score": None}, "没有总分，或有指标没有得分"),
        ("SEL011", {}, "没有同一项目、同一年度批复的绩效目标，无从比较"),
        ("NUM002", {}, "没有同一项目、同一年度的其他绩效表，无从比较"),
    ],
)
def test_a_form_without_what_a_rule_needs_is_not_judged_by_it(code, changes, reason):
    assert outcome(code, apply(Example("", {"form": "self_evaluation", **changes}))) == ([], [reason])
