"""The first sentence says yes or no only where question and rule plainly meet."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.concluding import conclusion
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import find_inquiries


def concluded(question, rule):
    statement = ClauseStatement(Clause(policy_id="p", place="第一条", lines=(rule,)), 0, 1.0)
    return conclusion(find_inquiries(question), statement, question)


@pytest.mark.parametrize(
    ("question", "rule", "word"),
    [
        ("结转资金能不能发奖金", "结转资金不得用于发放奖金。", "不可以："),
        ("能不能现场评价", "可以现场评价。", "可以："),
        ("能不能现场评价", "经委托方同意，可以现场评价。", "可以，但有条件："),
        ("部门要不要开展自评", "各部门应当开展自评。", "要："),
        ("要不要再签字", "已盖章的不再签字。", "不用："),
        ("满意度指标可以不设吗", "满意度指标可以不设。", "可以："),
        ("不开展满意度调查行不行", "执行中应当开展满意度调查。", "不可以："),
        ("出纳要不要管会计档案", "出纳不得兼管会计档案。", "不可以："),
        ("陕西在不在试点名单里", "试点有天津、山西、上海、江苏。", "不在，没有列陕西："),
        ("上海在不在试点名单里", "试点有天津、山西、上海、江苏。", "在，列有上海："),
        ("公开评价报告打个码就行吧", "未经同意不得公开评价报告。", "不行："),
        ("小项目要不要自评", "自评的对象是所有项目支出。", "要："),
        ("满意度占20%，对吗", "满意度指标占10%。", "不对："),
        (
            "评价干了两年能当主评人吗",
            "评价3年以上的可当主评人。",
            "不能：按您说的两年，没有达到“评价3年以上的可当主评人”：",
        ),
    ],
)
def test_yes_or_no_comes_first_where_the_modalities_meet(question, rule, word):
    assert concluded(question, rule) == f"{word}{rule}"


def test_a_duty_of_some_alone_is_no_duty_of_all():
    rule = "投资额1000万元以上的项目应当开展事前评估。"
    assert concluded("要不要事前评估", rule) == f"不是必须，要看是不是所列情形：{rule}"


def test_of_a_long_rule_the_part_that_is_asked_about_speaks():
    stated = concluded("能不能调整指标", "指标一经批复不得调整；确需变动的可以重报。")
    assert stated.startswith("不可以：")


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("能不能跳伞", "结转资金不得用于发放奖金。"),
        ("什么时候报送", "各部门应当及时报送。"),
        ("是不是每年都评", "各部门应当开展自评。"),
        ("能不能现场评价", "各部门应当现场评价。"),
        ("要不要公开", "资金分四行。"),
    ],
)
def test_without_a_meeting_the_rule_stands_alone(question, rule):
    assert concluded(question, rule) == rule


def test_several_sentences_of_a_line_become_one():
    assert concluded("什么时候报送", "3月前报送。逾期说明") == "3月前报送；逾期说明。"
