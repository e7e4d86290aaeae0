"""What was found answers only where it states the kind of thing asked for, near the question."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.checking import beside, checked, further, says_absence, strict_of
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import AskedKind, Inquiry

TIME, WHO = Inquiry(AskedKind.TIME, 0, 2), Inquiry(AskedKind.WHO, 0, 1)
SHARE = Inquiry(AskedKind.SHARE, 0, 2)


def stated(text, score, place="第一条"):
    return ClauseStatement(Clause(policy_id="p", place=place, lines=(text,)), 0, score)


DUTY = stated("项目单位应当按时报送自评报告。", 3.0)
DAY = stated("自评报告每年3月10日前报送。", 2.5)
FAR = stated("自评报告每年3月10日前报送。", 2.1)


def test_nothing_found_is_no_answer():
    assert checked([], [TIME]) is None


def test_the_first_line_that_states_what_is_asked_answers_though_another_is_nearer():
    found = checked([DUTY, DAY], [TIME])
    assert (found.nearest, found.best, found.lacking) == (DUTY, DAY, None)


def test_a_line_too_far_behind_the_nearest_does_not_answer_and_what_is_lacking_is_named():
    found = checked([DUTY, FAR], [TIME])
    assert (found.best, found.lacking) == (None, TIME)


def test_a_question_for_no_strict_kind_is_answered_by_the_nearest():
    assert checked([DUTY, DAY], [WHO]).best is DUTY
    assert strict_of([WHO, TIME]) == [TIME]


def test_of_two_kinds_asked_for_the_first_decides_where_no_line_states_both():
    found = checked([DUTY, DAY], [TIME, SHARE])
    assert (found.best, found.asked) == (DAY, TIME)


def test_what_else_is_asked_for_is_taken_from_another_line():
    share = stated("产出指标权重为50%。", 2.4)
    assert further([DAY, share, DUTY], DAY, [TIME, SHARE]) == [share]
    assert further([DAY, share], DAY, [TIME]) == []


def test_a_second_line_of_the_same_clause_is_stated_with_the_first_where_it_is_as_near():
    near, below = stated("逾期的，3日内补报。", 2.3), stated("逾期的，3日内补报。", 2.1)
    assert beside([DAY, near], DAY, [TIME]) == [near]
    assert beside([DAY, below], DAY, [TIME]) == []
    assert beside([DAY, stated("逾期的，3日内补报。", 2.3, "第二条")], DAY, [TIME]) == []


@pytest.mark.parametrize(("count", "is_alone"), [(120, False), (121, True)])
def test_a_long_line_says_enough(count, is_alone):
    long, near = stated("每年3月10日前报送".ljust(count, "略"), 2.5), stated("逾期的，3日内补报。", 2.4)
    assert len(long.text) == count
    assert (beside([long, near], long, [TIME]) == []) is is_alone


def test_a_line_may_say_that_its_document_does_not_state_what_is_asked():
    line = stated("本办法表中不给分值。", 3.0)
    assert says_absence(line, [Inquiry(AskedKind.POINTS, 0, 2)])
    assert not says_absence(line, [WHO])
    assert not says_absence(DAY, [TIME])
