"""A filing is held to the rules of its form: findings gravest first, and what could not be judged is said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.domain.filing_kind import RuleGroup
from assistant.domain.finding import Severity
from assistant.rules.engine import review
from assistant.rules.examples import apply
from assistant.rules.rule import Example, Hit, Insufficient
from assistant.rules.table import RULES
from policy_corpus.catalog import load_profile

FILING = apply(Example("", {}))
PROFILE = load_profile("central-2021")


def saying(*outcomes, code="AAA001", severity=Severity.WARNING, **more):
    """A rule that says this of every filing."""
    return replace(RULES[0], code=code, severity=severity, check=lambda _case: iter(outcomes), **more)


def hit(row=None, **more):
    return Hit("goals", "甲", row=row, **more)


def found(*rules, filing=FILING, profile=PROFILE):
    return review(filing, profile, rules)


def test_the_gravest_stand_first_then_the_whole_before_the_rows():
    result = found(
        saying(hit(2), hit(), code="BBB001"), saying(hit(1), code="AAA001"), saying(hit(9), severity=Severity.FATAL)
    )
    assert [(f.severity, f.row) for f in result.findings] == [
        ("fatal", 9), ("warning", None), ("warning", 1), ("warning", 2),
    ]  # fmt: skip


def test_what_a_hit_leaves_open_is_taken_from_its_rule():
    rule = saying(hit(), hit(advice="改。", severity=Severity.INFO, confidence=Decimal("0.5")))
    plain, own = found(rule).findings
    assert (plain.advice, plain.severity, plain.basis) == (rule.advice, "warning", rule.basis)
    assert (own.advice, own.severity, own.confidence) == ("改。", "info", Decimal("0.5"))


def test_a_profile_may_weigh_a_rule_otherwise():
    profile = PROFILE.model_copy(update={"severities": {"AAA001": Severity.ERROR}})
    assert [f.severity for f in found(saying(hit()), profile=profile).findings] == ["error"]


def test_a_rule_of_another_form_says_nothing():
    rule = saying(hit(), groups=frozenset({RuleGroup.REPORT}))
    assert found(rule) == found()


def test_a_rule_without_data_is_named_with_its_reason_and_guesses_nothing():
    result = found(saying(Insufficient("没有批复")))
    assert result.findings == ()
    assert [(s.code, s.reason, s.status) for s in result.skipped] == [("AAA001", "没有批复", "insufficient_data")]


@pytest.mark.parametrize("need", ["complete", "complete_indicators"])
def test_what_may_be_missing_is_not_judged_on_a_part_of_a_paper(need):
    rule = saying(hit(), needs=frozenset({need}))
    part = found(rule, filing=FILING.model_copy(update={need: False}))
    assert (part.findings, len(part.skipped)) == ((), 1)
    assert len(found(rule).findings) == 1


def test_only_a_fatal_finding_blocks_the_final_filing():
    assert found(saying(hit(), severity=Severity.FATAL)).blocks_final
    assert not found(saying(hit(), severity=Severity.ERROR)).blocks_final


def test_findings_are_counted_by_severity():
    result = found(saying(hit(), hit()), saying(hit(), severity=Severity.FATAL))
    assert (result.count(Severity.WARNING), result.count(Severity.WARNING, Severity.FATAL), result.count()) == (2, 3, 0)
