"""The rule set as a whole: every rule is documented, and its own examples hold."""

from dataclasses import replace

import pytest

from assistant.domain.facts import Facts
from assistant.rules.engine import review
from assistant.rules.example_report import report_of
from assistant.rules.examples import apply
from assistant.rules.rule import Example, Rule
from assistant.rules.table import RULES, rule
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister

POLICIES = PolicyRegister(policies.documents(), policies.clauses())

EVERY = pytest.mark.parametrize("each", RULES, ids=lambda r: r.code)


def flagged(each: Rule, example: Example) -> bool:
    facts = Facts(text=example.brief) if example.brief else None
    others = [apply(Example("", changes)) for changes in example.others]
    filing, profile, report = apply(example), load_profile(example.profile), report_of(example)
    return bool(review(filing, profile, [each], facts, POLICIES, others, report=report).findings)


@EVERY
def test_the_bad_example_is_flagged(each):
    assert flagged(each, each.bad)


@EVERY
def test_the_good_example_passes(each):
    assert not flagged(each, each.good)


@EVERY
def test_a_rule_that_sees_nothing_would_be_noticed(each):
    blind = replace(each, check=lambda _case: iter(()))
    assert not flagged(blind, each.bad)


@EVERY
def test_every_rule_has_basis_reason_and_advice(each):
    assert each.basis
    assert all(c.policy_id and c.doc_no and c.article for c in each.basis)
    assert all((each.what, each.why))
    assert each.advice.endswith("。")


def test_names_and_codes_are_those_of_the_agreed_list(shared):
    agreed = (shared / "reference" / "rule_names.md").read_text(encoding="utf-8")
    assert [r.code for r in RULES if f"| {r.code} | {r.name} |" not in agreed] == []


def test_a_wrong_total_names_the_total_of_the_printed_execution_weight():
    filing = apply(Example("", {"form": "self_evaluation", "funds.execution_weight": 20}))
    found = review(filing, load_profile("central-2021"), [rule("WEI001")]).findings
    assert [f.message for f in found] == ["各指标分值合计90，应为80（不含预算执行率）。"]
