"""Examples of report rules are laid over a sound report, and never change it."""

from copy import deepcopy

import pytest

from assistant.domain.report import Report
from assistant.rules.example_report import SOUND_REPORT, report_of
from assistant.rules.report_claims import wrong_claims
from assistant.rules.rule import Example


def made(changes):
    return report_of(Example("", {}, report=changes))


def test_an_example_that_is_about_no_report_has_none():
    assert report_of(Example("", {})) is None


def test_without_changes_it_is_the_sound_report():
    assert made({}) == Report.model_validate(SOUND_REPORT)


def test_scores_and_words_of_the_sound_report_agree():
    report = made({})
    evaluation = report.evaluation
    assert sum(r.score for r in evaluation.indicators) == evaluation.total
    assert sum(r.weight for r in evaluation.indicators) == 100
    assert [c for s in report.sections for c in wrong_claims(evaluation, s)] == []
    assert set(report.marks()) == {e.id for e in evaluation.evidence}


@pytest.mark.parametrize("item", ["1", "A2"])
def test_a_row_is_changed_by_its_number_or_its_id(item):
    report = made({f"evaluation.indicators[{item}].score": 3})
    assert [r.score for r in report.evaluation.indicators] == [10, 3, 40, 30]


def test_a_section_is_changed_by_its_key_and_a_class_by_its_name():
    report = made({"sections[advice].title": "建议", "evaluation.classes[产出].score": 1})
    assert [s.title for s in report.sections if s.key == "advice"] == ["建议"]
    assert [c.score for c in report.evaluation.classes] == [10, 15, 1, 30]


def test_a_row_is_taken_out_by_naming_it_last():
    assert "advice" not in [s.key for s in made({"sections[advice]": None}).sections]


def test_the_sound_report_is_the_same_afterwards():
    before = deepcopy(SOUND_REPORT)
    made({"sections[advice]": None, "evaluation.grade": "差"})
    assert before == SOUND_REPORT
