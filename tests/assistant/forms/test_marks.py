"""What the columns and labels of a table show of its kind, and the titles above them."""

import pytest

from assistant.domain.filing_kind import Mark
from assistant.forms.marks import head_row, marks_of
from tests.fakes.forms import DECLARED, DEPARTMENT, EVALUATED, MONITORED, REVIEWED
from tests.fakes.grids import rows


def marks(form):
    return marks_of(rows(*form[1])).marks


@pytest.mark.parametrize(
    ("form", "shown", "hidden"),
    [
        (DECLARED, {Mark.PROJECT, Mark.TARGET}, {Mark.ACTUAL, Mark.SCORE, Mark.DEPARTMENT}),
        (EVALUATED, {Mark.PROJECT, Mark.TARGET, Mark.ACTUAL, Mark.SCORE, Mark.EXECUTED}, {Mark.PROGRESS}),
        (MONITORED, {Mark.PROGRESS, Mark.FORECAST}, {Mark.ACTUAL, Mark.SCORE}),
        (REVIEWED, {Mark.REVIEW}, {Mark.PROJECT, Mark.TARGET}),
        (DEPARTMENT, {Mark.DEPARTMENT, Mark.TARGET}, {Mark.PROJECT}),
    ],
)
def test_a_form_shows_the_marks_of_its_kind_and_no_others(form, shown, hidden):
    assert shown <= marks(form)
    assert not hidden & marks(form)


def test_a_list_of_many_projects_is_no_form_of_one():
    grid = rows(["项目名称", "三级指标", "指标值"], ["甲", "培训人数", "≥1人"])
    assert Mark.PROJECT not in marks_of(grid).marks


def test_decision_and_process_are_classes_of_an_evaluation():
    head = ["一级指标", "二级指标", "三级指标", "指标值"]
    assert Mark.PROCESS_CLASS in marks_of(rows(head, ["决策（20分）", "立项", "立项依据", "充分"])).marks
    assert Mark.PROCESS_CLASS not in marks_of(rows(head, ["产出", "数量", "决策数", "1"])).marks


def test_titles_are_the_first_rows_with_a_single_text():
    shown = marks_of(rows(["绩效目标表", ""], ["", "（2026年度）"], ["项目名称", "甲"], ["尾"]))
    assert shown.titles == ("绩效目标表", "（2026年度）")


@pytest.mark.parametrize(
    ("grid", "row"),
    [
        (rows(["项目名称", "甲"], ["三级指标", "指标值"]), 1),
        (rows(["三级指标"], ["培训人数"]), None),
        (rows(["审核内容", "审核意见"]), 0),
        ([], None),
    ],
)
def test_the_headings_name_the_rows_and_one_more_column(grid, row):
    assert head_row(grid) == row


def test_the_headings_are_kept_as_printed():
    assert marks_of(rows(["三级指标", "指 标 值", ""], ["甲", "1", ""])).columns == ("三级指标", "指标值")
    assert marks_of([]).columns == ()
