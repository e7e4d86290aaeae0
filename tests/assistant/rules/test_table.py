"""The table of rules: every file of the folder once, found by code or by name."""

from pathlib import Path

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.rules import checks
from assistant.rules.table import FORMS_WITH_RULES, RULES, RuleNotFound, rule


def test_the_table_lists_every_rule_of_the_folder():
    files = {p.stem for p in Path(checks.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == {r.name.replace("-", "_") for r in RULES}


def test_codes_and_names_are_unique():
    assert len({r.code for r in RULES}) == len({r.name for r in RULES}) == len(RULES)


def test_an_unknown_rule_is_named_in_one_line():
    with pytest.raises(RuleNotFound, match="MEA999"):
        rule("MEA999")


@pytest.mark.parametrize("stated", ["MEA001", "mea001", " MEA001 ", "not-quantified"])
def test_a_rule_is_found_by_its_code_or_its_name(stated):
    assert rule(stated).name == "not-quantified"


@pytest.mark.parametrize("stated", ["", "MEA", "NOT-QUANTIFIED"])
def test_half_a_code_is_no_rule(stated):
    with pytest.raises(RuleNotFound, match="jixiao rules list"):
        rule(stated)


def test_kinds_without_any_rule_are_known_as_unchecked():
    assert FormKind.GOAL_DECLARATION in FORMS_WITH_RULES
    assert FormKind.UNKNOWN not in FORMS_WITH_RULES
