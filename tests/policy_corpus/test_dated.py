"""Dated values hold from their day, end on theirs, and are never guessed."""

import re
from datetime import date

import pytest

from assistant.domain.citation import Citation
from assistant.domain.parameter import DatedValue, Parameter
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.dated import ParameterNotFound, facts_as_of, parameter, parameters
from policy_corpus.register import PolicyRegister

BY_ID = {d.id: d for d in policies.documents()}
TODAY = date(2026, 11, 23)
BASIS = Citation(policy_id="caiyu-2020-10")


def test_a_value_does_not_hold_before_its_document():
    assert parameter("grade.excellent", date(2020, 2, 24)) is None
    assert parameter("grade.excellent", date(2020, 2, 25)).value == 90


def test_an_ended_value_gives_way_to_the_next_on_the_day_it_ends():
    old = DatedValue(value=10, holds_from=date(2020, 1, 1), until=date(2026, 1, 1), basis=BASIS)
    new = DatedValue(value=20, holds_from=date(2026, 1, 1), basis=BASIS)
    both = Parameter(id="x", title="例", unit="分", evidence="源文", values=(old, new))
    assert (both.on(date(2025, 12, 31)).value, both.on(date(2026, 1, 1)).value) == (10, 20)


def test_a_doubtful_value_is_no_basis():
    assert not Parameter(id="x", title="例", unit="分", evidence="存疑", values=()).certain


def test_an_unknown_parameter_is_refused():
    with pytest.raises(ParameterNotFound):
        parameter("no.such", TODAY)


def test_every_value_is_cited_by_document_and_article():
    """A law has a title and no number."""
    for value in (v for p in parameters().values() for v in p.values):
        document = BY_ID[value.basis.policy_id]
        assert (value.basis.title, value.basis.article != "") == (document.title, True)
        assert value.basis.doc_no == document.doc_no


def test_every_value_stands_in_the_digest_of_its_article():
    register = PolicyRegister(policies.documents(), policies.clauses())
    for item in parameters().values():
        for value in item.values:
            stated = register.text_at(value.basis.policy_id, value.basis.article)
            assert re.search(rf"(?<!\d){value.value}(?!\d)", stated), item.id


def test_no_value_holds_before_its_document():
    for item in parameters().values():
        for value in item.values:
            document = BY_ID[value.basis.policy_id]
            assert value.holds_from >= (document.effective or document.date), item.id


def test_profiles_say_the_same_as_the_parameters():
    kept = {key: value.value for key, value in facts_as_of(TODAY).items()}
    scheme = load_profile("central-2021").scheme(cost=True, satisfaction=True).weights
    old = load_profile("central-2020")
    assert scheme["成本指标"] == kept["indicators.weight.cost"]
    assert scheme["产出指标"] == kept["indicators.weight.output.with_cost"]
    assert scheme["效益指标"] == kept["indicators.weight.benefit.with_cost"]
    assert old.scheme(cost=False, satisfaction=True).weights["产出指标"] == kept["self_evaluation.weight.output"]
    assert old.execution_weight == kept["self_evaluation.weight.execution"]
    assert [g.from_score for g in old.grades][:3] == [kept["grade.excellent"], kept["grade.good"], kept["grade.fair"]]
    assert load_profile("central-2021").curves.threshold == kept["curve.threshold"]
