"""Every rule against cases that a finance officer can read: what it must flag, and what it must leave alone."""

import pytest

from assistant.rules.table import RULES, rule
from assistant.rules.word_lists import FOLDER as LEXICON
from assistant.rules.word_lists import word_lists
from benchmarks.rule_cases import module_name, phrases, written_cases
from tests import CASES_FOLDER

FOLDER = CASES_FOLDER / "rules"
MIN_CASES = 3
WRITTEN = [(each.code, case) for each in RULES for case in written_cases(each.code, FOLDER)]
OF_WORDS = [(each.code, case) for each in RULES for case in phrases(module_name(each))]


def listed(cases, *, bad):
    return [pytest.param(code, case, id=f"{code}-{case.note}") for code, case in cases if case.bad == bad]


def test_every_rule_has_cases_of_both_sides():
    for each in RULES:
        sides = [case.bad for code, case in WRITTEN if code == each.code]
        assert min(sides.count(True), sides.count(False)) >= MIN_CASES, each.code


def test_every_file_of_cases_and_words_belongs_to_a_rule():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {each.code for each in RULES}
    assert {path.stem for path in LEXICON.glob("*.yaml")} <= {module_name(each) for each in RULES}


@pytest.mark.parametrize(("code", "case"), listed(WRITTEN, bad=True))
def test_the_defect_is_flagged(code, case):
    assert case.holds(rule(code))


@pytest.mark.parametrize(("code", "case"), listed(WRITTEN, bad=False))
def test_what_is_right_is_left_alone(code, case):
    assert case.holds(rule(code))


@pytest.mark.parametrize(("code", "case"), listed(OF_WORDS, bad=True))
def test_each_word_of_a_list_makes_the_rule_speak(code, case):
    assert case.holds(rule(code))


@pytest.mark.parametrize(("code", "case"), listed(OF_WORDS, bad=False))
def test_each_word_of_a_list_keeps_the_rule_silent(code, case):
    assert case.holds(rule(code))


@pytest.mark.parametrize("name", sorted(path.stem for path in LEXICON.glob("*.yaml")))
def test_every_list_says_what_it_is_and_names_no_word_without_a_phrase(name):
    for each in word_lists(name).values():
        assert each["about"]
        assert all(each["words"].values())
