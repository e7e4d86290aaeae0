"""Every rule against cases that a finance officer can read: what it must flag, and what it must leave alone."""

import pytest
import yaml

from assistant.domain.facts import Facts
from assistant.rules.engine import review
from assistant.rules.example_report import report_of
from assistant.rules.examples import apply
from assistant.rules.rule import Example
from assistant.rules.table import RULES, rule
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister
from tests import CASES_FOLDER

POLICIES = PolicyRegister(policies.documents(), policies.clauses())

FOLDER = CASES_FOLDER / "rules"
MIN_CASES = 3
REPORT = {"form": "evaluation_report"}
"""Cases without changes of their own are about a report."""


def load(side):
    return list(_load(side))


def _load(side):
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))[side]:
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['note']}")


def flagged(code, case):
    profile = load_profile(case.get("profile", "central-2021"))
    facts = Facts(text=case["brief"]) if "brief" in case else None
    example = Example(case["note"], case.get("changes", REPORT), report=case.get("report"))
    filing, report = apply(example), report_of(example)
    others = [apply(Example("", changes)) for changes in case.get("others", [])]
    return bool(review(filing, profile, [rule(code)], facts, POLICIES, others, report=report).findings)


def test_every_rule_has_cases_of_both_sides():
    for each in RULES:
        cases = yaml.safe_load((FOLDER / f"{each.code}.yaml").read_text(encoding="utf-8"))
        assert min(len(cases["bad"]), len(cases["good"])) >= MIN_CASES, each.code


@pytest.mark.parametrize(("code", "case"), load("bad"))
def test_the_defect_is_flagged(code, case):
    assert flagged(code, case)


@pytest.mark.parametrize(("code", "case"), load("good"))
def test_what_is_right_is_left_alone(code, case):
    assert not flagged(code, case)
