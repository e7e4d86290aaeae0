"""The data of the kinds of filings are whole; a broken file is named."""

import pytest

from assistant.data_files import DataFileError, load_model
from assistant.domain.filing import Filing
from assistant.domain.filing_kind import FilingKind, KindScope, RuleGroup
from assistant.domain.indicator import Indicator
from assistant.domain.required import empty_fields
from assistant.domain.vocabulary import FormKind
from policy_corpus.kinds import filing_kinds, forms_of, kind_of
from prompts.sections import section_instructions


def test_every_kind_has_titles_and_needs_and_excludes_nothing_that_it_needs():
    for kind in filing_kinds():
        assert kind.titles, kind.form
        assert kind.needs, kind.form
        assert all(set(group) - set(kind.excludes) for group in kind.needs), kind.form


def test_kinds_of_a_department_have_the_titles_of_their_project_twins():
    by_form = {kind.form: kind for kind in filing_kinds()}
    for project, department in (
        (FormKind.GOAL_DECLARATION, FormKind.DEPARTMENT_GOAL),
        (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION),
    ):
        one, other = by_form[project], by_form[department]
        assert (one.titles, one.needs, one.excludes) == (other.titles, other.needs, other.excludes)
        assert (one.scope, other.scope) == (KindScope.PROJECT, KindScope.DEPARTMENT)


def test_only_what_is_filled_in_after_the_year_holds_its_results():
    assert {kind.form for kind in filing_kinds() if kind.has_results} == {
        FormKind.SELF_EVALUATION,
        FormKind.DEPARTMENT_SELF_EVALUATION,
        FormKind.EVALUATION_REPORT,
        FormKind.RESULTS_SHEET,
    }


def test_a_kind_is_checked_by_the_groups_that_it_names():
    assert forms_of(RuleGroup.PROJECT) == {FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION}
    assert FormKind.MONITORING in forms_of(RuleGroup.GOALS)
    assert FormKind.REVIEW_FORM not in forms_of(*RuleGroup)


def test_the_required_fields_of_a_kind_are_fields_of_a_filing():
    for kind in filing_kinds():
        list(empty_fields(Filing(), kind.required_fields))  # an unknown path would raise
        names = [path.removeprefix("indicators.") for path in kind.required_fields if path.startswith("indicators.")]
        assert set(names) <= set(Indicator.model_fields), kind.form


def test_nothing_is_known_of_an_unknown_kind():
    assert kind_of(FormKind.UNKNOWN) is None


def test_every_section_that_a_model_is_asked_for_stands_in_the_outline_of_its_kind():
    sections = {section.key for section in kind_of(FormKind.SELF_EVALUATION).sections}
    assert set(section_instructions("self_evaluation")) <= sections


def test_a_broken_kind_is_named_with_its_place(tmp_path):
    path = tmp_path / "monitoring.yaml"
    path.write_text("form: monitoring\ntitles: [监控]\nneeds: []\nrules: [gaols]\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"monitoring\.yaml.*rules\.0"):
        load_model(path, FilingKind)
