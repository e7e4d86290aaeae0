"""A place without documents: its rules are not known, but where a firm sits decides nothing."""

from assistant.jobs.questions.interface import AnswerStatus


def test_the_rules_of_a_place_that_is_not_held_are_refused(ask):
    assert ask("武汉市级部门的监控报告几号前交").status is AnswerStatus.NO_BASIS


def test_the_place_of_a_firm_is_not_the_place_of_the_rule(ask):
    answer = ask("我在武汉一家评价公司刚入行。第三方机构的评价报告由谁签字")
    assert answer.status is not AnswerStatus.NO_BASIS
    assert "政策库未收录武汉的文件" in answer.answer
