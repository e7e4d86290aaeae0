"""The last day of a term is counted from the day of the question, where event and term are plain."""

import pytest

from assistant.jobs.questions.terms_counted import term_counted

REPLY = "各部门接到财政部门批复的部门预算后，15日内向所属各单位批复预算。"
WORKING = "收到书面质疑后7个工作日内答复，并书面通知质疑人和有关供应商。"


@pytest.mark.parametrize(
    ("question", "rule", "last"),
    [
        ("财政3月2日批复部门预算，最晚哪天批给下属单位", REPLY, "最晚3月17日"),
        ("2028年2月20日批复部门预算，最晚哪天批给下属", REPLY, "最晚2028年3月6日"),
        ("2026年7月6日收到书面质疑，几号前答复", WORKING, "最晚2026年7月15日"),
    ],
)
def test_the_day_of_the_event_is_not_counted(question, rule, last):
    assert last in term_counted(question, rule)


def test_of_working_days_it_is_said_that_holidays_are_still_to_be_taken_off():
    assert "法定节假日" in term_counted("2026年7月6日收到书面质疑，几号前答复", WORKING)


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("财政3月2日批复部门预算，谁来批给下属单位", REPLY),
        ("2月20日批复部门预算，最晚哪天批给下属", REPLY),
        ("7月6日收到书面质疑，几号前答复", WORKING),
        ("我3月2日入职，最晚哪天转正", REPLY),
        ("3月2日收到、3月5日批复部门预算，最晚哪天批给下属", REPLY),
        ("3月2日预算批复，最晚哪天", "预算一般性30日内、专项60日内下达。"),
        ("3月2日提供采购文件，最晚哪天截止", "采购文件提供期限不少于5个工作日内。"),
    ],
)
def test_nothing_is_counted_where_event_year_or_term_is_not_plain(question, rule):
    assert term_counted(question, rule) == ""
