"""The outline of the data is filled in its order, with numbers that count what is there."""

from assistant.jobs.evaluation.report.contents import ReportMaterial
from assistant.jobs.evaluation.report.outline import report_parts
from tests.fakes.evaluations import sample_evaluation


def parts(evaluation):
    return report_parts(ReportMaterial(evaluation, None, (), {}))


def test_what_stands_for_each_is_numbered_from_one_within_its_chapter():
    found = parts(sample_evaluation(whole=True))
    classes = [p.title for p in found if p.key.startswith("analysis.") and p.level == 2]
    assert [title[:3] for title in classes] == ["（一）", "（二）", "（三）", "（四）"][: len(classes)]
    first = next(p for p in found if p.key.startswith("analysis.") and p.level == 3)
    assert first.title.startswith("1.")


def test_indicators_stand_right_behind_their_class():
    found = [p.key for p in parts(sample_evaluation(whole=True)) if p.key.startswith("analysis.")]
    of_class = found[0]
    behind = [key for key in found if key.startswith(f"{of_class}.")]
    assert found[1 : len(behind) + 1] == behind


def test_remarks_without_content_are_left_out_and_the_rest_counts_on():
    bare = sample_evaluation(whole=True).model_copy(update={"contradictions": (), "survey": None})
    others = [p.title for p in parts(bare) if p.key.startswith("other.")]
    assert [title[:3] for title in others] == ["（一）", "（二）"][: len(others)]
    assert not any("矛盾" in title for title in others)


def test_a_department_is_no_project():
    whole = sample_evaluation(whole=True).model_copy(update={"framework": "department-2020"})
    titles = [p.title for p in parts(whole) if p.key.startswith("analysis.") and p.level == 2]
    assert not any("项目" in title for title in titles)
