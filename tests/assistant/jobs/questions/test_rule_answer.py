"""Rules answer with the line that states what is asked for; without one they name the nearest place as such."""

from dataclasses import replace

import pytest

from assistant.jobs.questions.interface import AnswerStatus, PolicyQuestion
from assistant.jobs.questions.reckoning.calculation import Reckoned
from assistant.jobs.questions.rule_answer import answer_article, answer_by_rules, answer_reckoned, as_absent
from assistant.jobs.questions.searching import search


def answered(question):
    return answer_by_rules(question, search(question), PolicyQuestion(text=question.asked.text))


def test_the_line_that_states_the_day_is_the_conclusion(case):
    answer = answered(case("青财〔2024〕7号自评报告什么时候报送"))
    assert answer.status is AnswerStatus.ANSWERED
    assert "3月10日" in answer.conclusion
    assert answer.citations[0].article == "第一条"


def test_where_no_line_states_what_is_asked_the_nearest_place_is_named(case):
    answer = answered(case("青财〔2024〕7号评价结果的权重占百分之几"))
    assert answer.status is AnswerStatus.NO_BASIS
    assert answer.conclusion.startswith("没有找到关于")
    assert "最接近的是" in answer.answer


def test_two_documents_are_set_side_by_side(case):
    assert len(answered(case("青财〔2024〕7号和白财〔2020〕9号自评报告什么时候报")).table) == 3


def test_a_comparison_of_what_no_side_states_is_no_basis(case):
    answer = answered(case("青财〔2024〕7号和白财〔2020〕9号，自评报告最少报几份"))
    assert answer.status is AnswerStatus.NO_BASIS
    assert "最接近的是" in answer.answer


def test_two_questions_in_one_message_are_answered_each(ask):
    answer = ask("①主评人要几年工作经验？②评价报告要不要主评人签字？")
    assert answer.conclusion.startswith("（一）")
    assert "（二）" in answer.conclusion


def test_an_article_that_is_named_is_shown_and_one_that_states_no_day_says_so(case):
    assert "合格" in answer_article(case("青财〔2024〕7号第二条怎么写的")).answer
    assert answer_article(case("自评报告什么时候报送")) is None


def test_a_clause_that_says_itself_that_nothing_is_stated_is_no_basis(case):
    shown = answer_article(case("青财〔2024〕7号第二条怎么写的"))
    absent = as_absent(shown)
    assert absent.status is AnswerStatus.NO_BASIS
    assert absent.answer == shown.answer.replace(shown.conclusion, f"没有规定：{shown.conclusion}", 1)


@pytest.mark.parametrize(("ask", "status"), [("", AnswerStatus.ANSWERED), ("还缺分值", AnswerStatus.PARTIAL)])
def test_a_calculation_is_partial_where_a_number_is_missing(case, ask, status):
    question = case("青财〔2024〕7号")
    reckoned = Reckoned(("得8分",), question.corpus.at("new", "第一条"), "目标100户")
    answer = answer_reckoned(question, replace(reckoned, ask=ask))
    assert answer.status is status
    assert answer.conclusion == "得8分。"
    assert "按您说的：目标100户。" in answer.answer
