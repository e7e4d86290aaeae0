"""The cases that rules are held to: ``tests/cases/rules/CODE.yaml``, the phrases of their word lists, their examples.

A case lays ``changes`` over the sound filing, or ``report`` over the sound report. ``fields`` with ``rows`` is the same
case once for every row of values. A bad case may say more of its finding: ``path`` where it is, ``says`` words of its
message, ``quotes`` its evidence, ``advises`` words of its advice, ``severity``, ``count`` of all. A good one may say
whether the rule has too little to judge: ``skipped``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.profile import Profile
from assistant.domain.report import Report
from assistant.rules.engine import review
from assistant.rules.example_report import report_of
from assistant.rules.examples import apply
from assistant.rules.rule import Example, Rule
from assistant.rules.word_lists import word_lists
from benchmarks.pages import ROOT
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister

CASES = ROOT / "tests" / "cases" / "rules"
_EXPECTED = ("path", "says", "quotes", "advises", "severity", "count", "skipped")
_REPORT = {"form": "evaluation_report"}
"""Changes of a case about a report that has none of its own."""


@dataclass(frozen=True)
class RuleCase:
    """A case ready to be reviewed, and what must come out."""

    note: str
    bad: bool
    filing: Filing
    profile: Profile
    facts: Facts | None
    others: tuple[Filing, ...]
    report: Report | None
    path: str = ""
    says: str = ""
    quotes: str | None = None
    advises: str = ""
    severity: str | None = None
    count: int | None = None
    skipped: bool | None = None

    def holds(self, checked: Rule) -> bool:
        """Whether the rule finds what it must, where it must, and nothing in a good case."""
        result = review(self.filing, self.profile, [checked], self.facts, _register(), self.others, report=self.report)
        if self.bad:
            return any(map(self._is_meant, result.findings)) and self.count in {None, len(result.findings)}
        return not result.findings and self.skipped in {None, bool(result.skipped)}

    def _is_meant(self, finding: Finding) -> bool:
        placed = self.path in {"", finding.path} and self.severity in {None, finding.severity.value}
        worded = self.says in finding.message and self.advises in finding.advice
        return placed and worded and self.quotes in {None, finding.evidence}


@cache
def _register() -> PolicyRegister:
    return PolicyRegister(policies.documents(), policies.clauses())


def module_name(checked: Rule) -> str:
    """The name of the module that a rule stands in, which is also that of its word lists."""
    return checked.name.replace("-", "_")


def prepared(example: Example, *, bad: bool, **expected: Any) -> RuleCase:
    """What a rule needs to judge an example."""
    facts = Facts(text=example.brief) if example.brief else None
    others = tuple(apply(Example("", changes)) for changes in example.others)
    profile, report = load_profile(example.profile), report_of(example)
    return RuleCase(example.note, bad, apply(example), profile, facts, others, report, **expected)


def cases_of(checked: Rule, folder: Path = CASES) -> list[RuleCase]:
    """The rule's two examples, the cases of its file and the phrases of its words."""
    own = [prepared(checked.bad, bad=True), prepared(checked.good, bad=False)]
    return own + written_cases(checked.code, folder) + phrases(module_name(checked))


def written_cases(code: str, folder: Path = CASES) -> list[RuleCase]:
    """The cases of the rule's file."""
    written = yaml.safe_load((folder / f"{code}.yaml").read_text(encoding="utf-8"))
    return [ready for side in ("bad", "good") for case in written[side] for ready in _rows(case, bad=side == "bad")]


def phrases(rule_name: str) -> list[RuleCase]:
    """One case for each word of the rule's lists; the rule alone tells whether it belongs to the list."""
    return [case for each in word_lists(rule_name).values() for case in _phrases(each)]


def _phrases(word_list: dict[str, Any]) -> Iterator[RuleCase]:
    for word, phrase in word_list["words"].items():
        values = phrase if isinstance(phrase, list) else [phrase]
        yield from _rows({**word_list, "note": word, "rows": [values]}, bad=word_list["finds"])


def _rows(case: dict[str, Any], *, bad: bool) -> Iterator[RuleCase]:
    """The case, once for every row of values where it has such."""
    expected = {key: case[key] for key in _EXPECTED if key in case}
    for row in case.get("rows", [[]]):
        values = row if isinstance(row, list) else [row]
        laid = dict(zip(case.get("fields", ()), values, strict=True))
        note = "-".join([case["note"], *map(str, values)])
        yield prepared(_example({**case, "note": note}, laid), bad=bad, **expected)


def _example(case: dict[str, Any], laid: dict[str, object]) -> Example:
    """A case as an example; ``laid`` belongs to the report where the case is about one."""
    report = case.get("report")
    return Example(
        case["note"],
        {**case.get("changes", {} if report is None and laid else _REPORT), **(laid if report is None else {})},
        profile=case.get("profile", "central-2021"),
        brief=case.get("brief", ""),
        others=tuple(case.get("others", ())),
        report=None if report is None else {**report, **laid},
    )
