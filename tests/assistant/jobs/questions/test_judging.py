"""A clause that only speaks of the subject of a question is shown as nearest, and not as the answer."""

from dataclasses import replace

import pytest

from assistant.jobs.questions import answerability
from assistant.jobs.questions.answerability import Answerability
from assistant.jobs.questions.checking import checked
from assistant.jobs.questions.interface import AnswerStatus, PolicyQuestion
from assistant.jobs.questions.judging import chance_of, features_of
from assistant.jobs.questions.rule_answer import answer_by_rules
from assistant.jobs.questions.searching import search


@pytest.fixture
def judged(case):
    def of(text):
        question = case(text)
        found = search(question)
        return question, found, checked(found.statements, found.inquiries)

    return of


def answered(judged, absent, doubtful):
    """The answer where every chance is one half."""
    question, found, _ = judged("青财〔2024〕7号的评价结果怎么样")
    judge = Answerability(question.retriever.embedding, absent, absent, doubtful, bias=0.0, weights={})
    return answer_by_rules(replace(question, judge=judge), found, PolicyQuestion(text=question.asked.text))


def test_the_model_that_ships_knows_every_feature(judged):
    assert set(answerability.shipped().weights) == set(features_of(*judged("自评报告什么时候报送")))


def test_with_another_embedding_than_it_was_trained_for_there_is_no_chance(judged):
    question, found, verdict = judged("自评报告什么时候报送")
    assert chance_of(replace(question, judge=answerability.shipped()), found, verdict) is None


def test_what_no_clause_answers_is_refused_with_the_nearest_clause(judged):
    answer = answered(judged, absent=0.6, doubtful=0.7)
    assert answer.status is AnswerStatus.NO_BASIS
    assert answer.conclusion.startswith("没有找到")
    assert "最接近的是" in answer.answer
    assert answer.citations


def test_an_answer_that_may_be_of_something_else_asks_to_be_checked(judged):
    answer = answered(judged, absent=0.4, doubtful=0.6)
    assert answer.status is AnswerStatus.PARTIAL
    assert "请对照条款核对" in answer.answer


def test_a_likely_answer_stands_as_it_is(judged):
    assert answered(judged, absent=0.3, doubtful=0.4).status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(("bias", "status"), [(0.0, AnswerStatus.PARTIAL), (-1.0, AnswerStatus.NO_BASIS)])
def test_what_does_not_state_the_kind_asked_for_answers_only_where_it_likely_does(judged, bias, status):
    question, found, verdict = judged("青财〔2024〕7号评价结果的权重占百分之几")
    assert verdict.best is None
    judge = Answerability(question.retriever.embedding, 0.05, 0.03, 0.1, bias=bias, weights={})
    answer = answer_by_rules(replace(question, judge=judge), found, PolicyQuestion(text=question.asked.text))
    assert answer.status is status
    assert ("请对照条款核对" in answer.answer) is (status is AnswerStatus.PARTIAL)
