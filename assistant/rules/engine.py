"""Run the rules over one filing: findings in order of weight, and what could not be judged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity, SkippedRule
from assistant.domain.profile import Profile
from assistant.domain.report import Report
from assistant.rules.rule import Case, Hit, Insufficient, Rule
from policy_corpus.register import PolicyRegister

_PARTIAL_REASONS = {
    "complete": "只读到表格的一部分，不能判断是否缺项",
    "complete_indicators": "指标部分没有读全，不能判断是否缺项",
}


@dataclass(frozen=True)
class ReviewResult:
    """All findings of a filing, gravest first, then by row; and the rules that did not judge."""

    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...]

    def count(self, *severities: Severity) -> int:
        return sum(f.severity in severities for f in self.findings)

    @property
    def blocks_final(self) -> bool:
        """Whether a fatal finding stands: then only a draft may be written."""
        return self.count(Severity.FATAL) > 0


def review(  # noqa: PLR0913 -- what a filing is held to
    filing: Filing,
    profile: Profile,
    rules: Iterable[Rule],
    facts: Facts | None = None,
    policies: PolicyRegister | None = None,
    others: Sequence[Filing] = (),
    *,
    report: Report | None = None,
) -> ReviewResult:
    """Hold one filing to the rules that apply to its form; ``others`` are reviewed at the same time.

    ``report`` is the text of an evaluation report, of which ``filing`` is the score sheet.
    """
    case = Case(filing, profile, facts, policies, tuple(others), report)
    findings: list[Finding] = []
    skipped: list[SkippedRule] = []
    for rule in rules:
        if filing.form not in rule.forms:
            continue
        reason = _cannot_judge(rule, filing)
        if reason:
            skipped.append(SkippedRule(code=rule.code, name=rule.name, reason=reason))
            continue
        for outcome in rule.check(case):
            if isinstance(outcome, Insufficient):
                skipped.append(SkippedRule(code=rule.code, name=rule.name, reason=outcome.reason))
            else:
                findings.append(_finding(rule, outcome, profile))
    findings.sort(key=lambda f: (f.severity.rank, -1 if f.row is None else f.row, f.code))
    return ReviewResult(tuple(findings), tuple(skipped))


def _cannot_judge(rule: Rule, filing: Filing) -> str:
    for need, reason in _PARTIAL_REASONS.items():
        if need in rule.needs and not getattr(filing, need):
            return reason
    return ""


def _finding(rule: Rule, hit: Hit, profile: Profile) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=hit.severity or profile.severities.get(rule.code, rule.severity),
        confidence=hit.confidence,
        path=hit.path,
        row=hit.row,
        message=hit.message,
        advice=hit.advice or rule.advice,
        basis=rule.basis,
        evidence=hit.evidence,
    )
