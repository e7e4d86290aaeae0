"""A finding says what, where, how grave, how sure and on what basis; a rule that did not judge says so as a value."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.finding import UNTRACED, Finding, Severity, SkippedRule, untraced_figures


def finding(code="IND001", **more):
    return Finding(
        **{
            "code": code,
            "name": "名",
            "severity": "error",
            "confidence": 1,
            "path": "goals",
            "message": "甲",
            "advice": "乙",
            **more,
        }
    )


def test_severities_stand_from_the_gravest():
    assert sorted(Severity, key=lambda s: s.rank) == ["fatal", "error", "warning", "info"]
    assert Severity.FATAL.rank == 0


def test_every_severity_has_a_word_of_its_own():
    assert {s.word for s in Severity} == {"必改", "错误", "提醒", "提示"}


def test_the_figures_without_a_source_are_those_of_one_code():
    found = [finding(UNTRACED, evidence="1200人次"), finding(evidence="95%"), finding(UNTRACED, evidence="480万元")]
    assert untraced_figures(found) == ["1200人次", "480万元"]
    assert untraced_figures([]) == []


def test_a_confidence_is_exact():
    assert finding(confidence="0.9").confidence == Decimal("0.9")
    with pytest.raises(ValidationError):
        finding(confidence="sure")


def test_a_severity_that_there_is_not_is_refused():
    with pytest.raises(ValidationError):
        finding(severity="deadly")


def test_a_finding_without_advice_is_refused():
    with pytest.raises(ValidationError):
        Finding(code="A", name="b", severity="info", confidence=1, path="", message="c")


def test_a_rule_that_did_not_judge_lacked_data_unless_it_says_otherwise():
    assert SkippedRule(code="A", name="b", reason="c").status == "insufficient_data"


def test_a_finding_reads_back_as_it_was_written():
    made = finding(row=3)
    assert Finding.model_validate_json(made.model_dump_json()) == made
