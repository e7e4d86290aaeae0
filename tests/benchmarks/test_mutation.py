"""Faults in a made-up rule are noticed by its cases, or listed as not noticed."""

import ast

import pytest

from assistant.rules.rule import Example
from assistant.rules.table import rule
from assistant.rules.word_lists import word_lists
from benchmarks.mutants import dropped_words, mutants
from benchmarks.mutation import Equivalent, Outcome, equivalents, main, outcomes, report, without_equivalents
from benchmarks.pages import ROOT
from benchmarks.rule_cases import cases_of, prepared

SOURCE = """
from assistant.domain.finding import Severity
from assistant.rules.rule import DECLARATION_RULES, Case, Example, Hit, Rule

_VAGUE = ("提升", "加强")


def check(case: Case):
    for row in case.rows:
        if row.name.startswith(_VAGUE) and row.indicator.weight > 5:
            yield Hit(row.path("name"), "空泛", row=row.index)


RULE = Rule("MAD001", "made-up", "空泛", Severity.ERROR, DECLARATION_RULES, "", "", "", (), None, None, check)
"""
LIFTS = {"indicators[0].name": "提升能力"}
STRENGTHENS = {"indicators[0].name": "加强能力"}
LIGHT = {**LIFTS, "indicators[0].weight": 5}


CHECKS = ROOT / "assistant" / "rules" / "checks"
MOST_EQUIVALENT = 0.03


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


def test_a_word_of_the_rules_data_is_dropped_like_one_of_its_source():
    source = (CHECKS / "long_term_benefit_missing.py").read_text(encoding="utf-8")
    cases = [case for case in cases_of(rule("COM012")) if "寿命" not in case.note]
    found = outcomes("COM012", source, cases, dropped_words(word_lists("long_term_benefit_missing")))
    assert [o.what for o in found if not o.noticed] == ["寿命 of lasts"]
    assert "长期 of lasts" in {o.what for o in found}


LINES = ["if a > b or c[0]:"]
FIRST = Outcome("A", "constant", 1, "0 -> -1", noticed=False)


def test_a_fault_known_to_change_nothing_is_not_counted():
    known = [Equivalent("A", "0 -> -1", "the list has one element", at="c[0]")]
    other = Outcome("A", "constant", 1, "0 -> 1", noticed=True)
    assert without_equivalents([FIRST, other], known, LINES) == [other]


@pytest.mark.parametrize(
    ("found", "at", "message"),
    [
        ([Outcome("A", "constant", 1, "0 -> -1", noticed=True)], "", "is noticed"),
        ([FIRST], "d[0]", "is no fault"),
        ([], "", "is no fault"),
    ],
)
def test_a_fault_wrongly_stated_to_change_nothing_is_an_error(found, at, message):
    with pytest.raises(ValueError, match=message):
        without_equivalents(found, [Equivalent("A", "0 -> -1", "because", at=at)], LINES)


def test_few_faults_are_stated_to_change_nothing_and_each_with_its_reason():
    assert all(e.reason for e in equivalents())
    faults = sum(len(mutants(ast.parse(path.read_text(encoding="utf-8")))) for path in CHECKS.glob("*.py"))
    assert len(equivalents()) < MOST_EQUIVALENT * faults


@pytest.mark.parametrize(("least", "code"), [("100", 0), ("101", 1)])
def test_too_few_noticed_faults_are_a_failure(least, code, capsys):
    assert main(["--rules", "COM011", "--at-least", least]) == code
    assert "| all | 100% (1 of 1) |" in capsys.readouterr().out


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
