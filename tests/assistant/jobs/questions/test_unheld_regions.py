"""A place without documents: its rules are not known, but where a firm sits decides nothing."""

from assistant.jobs.questions.interface import AnswerStatus


def test_the_rules_of_a_place_that_is_not_held_are_refused(ask):
    assert ask("武汉市级部门的监控报告几号前交").status is AnswerStatus.NO_BASIS


def test_the_place_of_a_firm_is_not_the_place_of_the_rule(ask):
    answer = ask("我在武汉一家评价公司刚入行。第三方机构的评价报告由谁签字")
    assert answer.status is not AnswerStatus.NO_BASIS
    assert "政策库未收录武汉的文件" in answer.answer


def test_who_only_says_where_he_is_gets_the_national_rule_with_a_word_about_his_place(ask):
    answer = ask("云南一个边境县，10号文里预算执行率占多少分")
    assert answer.status is not AnswerStatus.NO_BASIS
    held = ask("黑龙江这边一个小县，第三方机构的评价报告由谁签字")
    assert held.status is not AnswerStatus.NO_BASIS
    assert "政策库未收录黑龙江的文件" in held.answer


def test_the_level_of_a_city_below_a_province_that_is_held_is_refused(ask):
    assert ask("洛阳市直部门的监控报告几号前交").status is AnswerStatus.NO_BASIS
