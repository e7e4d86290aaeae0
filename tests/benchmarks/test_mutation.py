"""Faults in a made-up rule are noticed by its cases, or listed as not noticed."""

import pytest

from assistant.rules.rule import Example
from assistant.rules.table import rule
from benchmarks.mutation import Equivalent, Outcome, main, outcomes, report, without_equivalents
from benchmarks.mutants import dropped_words
from benchmarks.rule_cases import cases_of, prepared

SOURCE = """
from assistant.domain.finding import Severity
from assistant.rules.rule import DECLARATION, Case, Example, Hit, Rule

_VAGUE = ("提升", "加强")


def check(case: Case):
    for row in case.rows:
        if row.name.startswith(_VAGUE) and row.indicator.weight > 5:
            yield Hit(row.path("name"), "空泛", row=row.index)


RULE = Rule("MAD001", "made-up", "空泛", Severity.ERROR, DECLARATION, "", "", "", (), None, None, check)
"""
LIFTS = {"indicators[0].name": "提升能力"}
STRENGTHENS = {"indicators[0].name": "加强能力"}
LIGHT = {**LIFTS, "indicators[0].weight": 5}


def unnoticed(*cases):
    ready = [prepared(Example("", changes), bad=bad) for bad, changes in cases]
    return {(o.kind, o.what) for o in outcomes("MAD001", SOURCE, ready) if not o.noticed}


def test_without_a_case_of_a_word_its_loss_is_not_noticed():
    assert unnoticed((True, LIFTS), (False, LIGHT), (False, {})) == {
        ("constant", "5 -> 6"),
        ("word", "'加强' of a list"),
    }


def test_with_a_case_at_each_limit_every_fault_is_noticed():
    just_over = {**LIFTS, "indicators[0].weight": 6}
    assert unnoticed((True, just_over), (True, STRENGTHENS), (False, LIGHT), (False, {})) == set()


def test_a_rule_that_fails_its_own_cases_is_not_measured():
    with pytest.raises(ValueError, match="MAD001"):
        unnoticed((True, {}))


def test_the_cases_of_a_rule_are_its_file_and_its_examples():
    checked = rule("REL003")
    cases = cases_of(checked)
    assert {c.bad for c in cases} == {True, False}
    assert all(c.holds(checked) for c in cases)


def test_the_weakest_rule_stands_first_and_words_by_themselves():
    found = [Outcome("A", "word", 1, "", noticed=True), Outcome("B", "word", 1, "", noticed=False)]
    page = report([*found, Outcome("B", "not", 1, "", noticed=True)])
    assert "| word | 50% (1 of 2) |" in page
    assert "| all but words | 100% (1 of 1) |" in page
    assert page.splitlines()[-2:] == [
        "| B | 50% (1 of 2) | 100% (1 of 1) | 0% (0 of 1) |",
        "| A | 100% (1 of 1) | — | 100% (1 of 1) |",
    ]


@pytest.mark.parametrize("wrong", [["--rules", "XXX999"], ["--rules", "REL003", "--write"]])
def test_an_unknown_code_or_a_part_written_to_the_page_is_wrong_use(wrong):
    with pytest.raises(SystemExit):
        main(wrong)
