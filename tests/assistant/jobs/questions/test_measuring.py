"""A figure of a question is held against the bound of the rule that speaks of the same thing."""

import pytest

from assistant.jobs.questions.measuring import agrees, figures, measured, shares_measure

CONDITIONS = "有中高级职称；5年以上工作经验，其中预算绩效评价3年以上"


@pytest.mark.parametrize(
    ("question", "rule", "sentence"),
    [
        ("审计干了六年，绩效评价才干了两年", CONDITIONS, "按您说的两年，没有达到“其中预算绩效评价3年以上”"),
        (
            "300万的项目要做事前评估吗",
            "500万元以上的项目应开展评估",
            "按您说的300万，没有达到“500万元以上的项目应开展评估”",
        ),
        ("2亿元的项目", "500万元以上的项目", "按您说的2亿元，达到“500万元以上的项目”"),
        ("提了3%", "各省可按不超过1%安排", "按您说的3%，超过“各省可按不超过1%安排”"),
    ],
)
def test_a_bound_is_reached_or_not(question, rule, sentence):
    assert measured(question, rule).sentence == sentence


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("干了两年", "5年以上工作经验，其中绩效评价3年以上"),
        ("3200万", "1亿元以下2000万元以上的项目"),
        ("10号文的项目", "500万元以上的项目"),
        ("干了两年", "每年8月开展一次"),
    ],
)
def test_where_two_bounds_might_be_meant_or_none_nothing_is_concluded(question, rule):
    assert measured(question, rule) is None


def test_a_figure_agrees_with_the_rule_or_not_or_has_nothing_to_agree_with():
    assert agrees("满意度占10%对吗", "满意度指标10%") is True
    assert agrees("满意度占20%对吗", "满意度指标10%") is False
    assert agrees("满意度占20%对吗", "每年8月开展一次") is None


def test_a_line_binds_what_the_question_gives_a_figure_of():
    given = figures("绩效评价才干了两年")
    assert shares_measure(given, CONDITIONS)
    assert not shares_measure(given, "报告应当由主评人签字")
