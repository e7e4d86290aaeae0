"""How the cases of a rule are read: rows of values, what a finding must say, and where the phrases come from."""

import pytest
import yaml

from assistant.rules.table import rule
from benchmarks.rule_cases import cases_of, phrases, written_cases

EMPTY_TALK = rule("REL003")


def written(tmp_path, *, bad=(), good=()):
    """The cases of a file of REL003."""
    text = yaml.safe_dump({"bad": list(bad), "good": list(good)}, allow_unicode=True)
    (tmp_path / "REL003.yaml").write_text(text, encoding="utf-8")
    return written_cases("REL003", tmp_path)


def test_a_case_with_rows_is_one_case_for_each_row(tmp_path):
    case = {"note": "口号", "fields": ["goals.annual"], "rows": ["全面加强。", ["不断提升。"]]}
    cases = written(tmp_path, bad=[case])
    assert [c.note for c in cases] == ["口号-全面加强。", "口号-不断提升。"]
    assert [c.filing.goals.annual for c in cases] == ["全面加强。", "不断提升。"]


def test_rows_of_a_case_about_a_report_are_laid_over_the_report(tmp_path):
    case = {"note": "摘要", "report": {}, "fields": ["sections[summary].text"], "rows": ["略。"]}
    (ready,) = written(tmp_path, good=[case])
    assert ready.report.sections[0].text == "略。"
    assert ready.filing.form == "evaluation_report"


@pytest.mark.parametrize(
    ("expected", "holds"),
    [
        ({}, True),
        ({"path": "goals.annual"}, True),
        ({"path": "goals.overall"}, False),
        ({"says": "工作量"}, True),
        ({"says": "金额"}, False),
        ({"quotes": "全面加强。"}, True),
        ({"quotes": "全面"}, False),
        ({"advises": "写明"}, True),
        ({"advises": "删除"}, False),
        ({"severity": EMPTY_TALK.severity.value}, True),
        ({"severity": "fatal"}, False),
        ({"count": 1}, True),
        ({"count": 2}, False),
    ],
)
def test_a_bad_case_may_say_what_the_finding_must_be(tmp_path, expected, holds):
    (ready,) = written(tmp_path, bad=[{"note": "口号", "changes": {"goals.annual": "全面加强。"}, **expected}])
    assert ready.holds(EMPTY_TALK) is holds


@pytest.mark.parametrize(("skipped", "holds"), [(True, False), (False, True)])
def test_a_good_case_may_say_whether_the_rule_can_judge(tmp_path, skipped, holds):
    (ready,) = written(tmp_path, good=[{"note": "有数量", "changes": {}, "skipped": skipped}])
    assert ready.holds(EMPTY_TALK) is holds


def test_each_word_of_the_rules_lists_gives_a_case():
    notes = [case.note for case in phrases("goal_is_empty_talk")]
    assert "全面-全面做好护理服务。" in notes
    assert phrases("rule_without_words") == []


def test_the_cases_of_a_rule_are_its_file_its_phrases_and_its_examples():
    cases = cases_of(EMPTY_TALK)
    assert len(cases) == 2 + len(written_cases("REL003")) + len(phrases("goal_is_empty_talk"))
    assert {c.bad for c in cases} == {True, False}
    assert all(c.holds(EMPTY_TALK) for c in cases)
