"""What a question sets apart, in quotes or as a grade, counts where a line names it."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.quoted import named_first, names, terms_of
from assistant.jobs.questions.statements import ClauseStatement


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("评了“差”，明年预算咋办", ("差",)),
        ("那要是评个良呢", ("良",)),
        ("差的呢？", ("差",)),
        ("“调整完善后入库”能不能先入库", ("调整完善后入库",)),
        ("中央部门的目标能改吗", ()),
        ("偏差大的怎么办", ()),
    ],
)
def test_terms_stand_in_quotes_or_are_grades(question, terms):
    assert terms_of(question) == terms


@pytest.mark.parametrize(
    ("line", "named"),
    [("评价等级为中、差的，核减预算", True), ("中：按10%—30%扣减", True), ("纠正偏差，集中监控", False)],
)
def test_a_grade_must_stand_by_itself_in_the_line(line, named):
    assert names(line, "中") is named


def test_the_line_that_names_the_grade_comes_first():
    clause = Clause(policy_id="p", place="第一条", lines=("良：督促整改", "差：取消预算"))
    found = [ClauseStatement(clause, 0, 2.0), ClauseStatement(clause, 1, 1.9)]
    assert [s.line for s in named_first(found, "差的呢")] == [1, 0]
