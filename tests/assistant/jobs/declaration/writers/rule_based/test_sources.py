"""Every value says where it comes from, and whether the user has to confirm it."""

import pytest

from assistant.domain.facts import Span
from assistant.domain.source import SourceKind
from assistant.jobs.declaration.writers.rule_based import sources
from policy_corpus import library


def test_the_words_of_the_brief_are_quoted_with_their_place():
    found = sources.from_span(Span(start=3, end=9, text="种树600株"))
    assert (found.kind, found.label, found.quote, found.start, found.end, found.confirm) == (
        SourceKind.BRIEF, "项目简介：种树600株", "种树600株", 3, 9, False,
    )  # fmt: skip


def test_long_words_are_shortened_in_the_label_alone():
    words = "种树" * 30
    found = sources.from_span(Span(start=0, end=60, text=words))
    assert found.quote == words
    assert found.label == f"项目简介：{words[:38]}……"


def test_what_is_not_sure_is_to_be_confirmed():
    assert sources.from_span(Span(start=0, end=1, text="8"), confirm=True).confirm


@pytest.mark.parametrize(("usual", "label"), [(True, "指标库建议值，请确认"), (False, "指标库，指标值待补充")])
def test_a_value_of_the_library_is_never_a_fact(usual, label):
    entry = next(e for e in library.entries() if bool(e.suggested) == usual)
    found = sources.from_library(entry)
    assert (found.kind, found.label, found.ref, found.confirm) == (SourceKind.LIBRARY, label, entry.id, True)


def test_a_computed_value_shows_its_formula_and_an_open_one_what_is_missing():
    assert sources.from_formula("总额 = 3万元 + 5万元", confirm=False).label == "总额 = 3万元 + 5万元"
    assert sources.unknown("主管部门").label == "待补充：主管部门"
