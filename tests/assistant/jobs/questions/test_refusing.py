"""Refused is what a question wants by meaning where that is known, else by words, and what nothing found bears on."""

import pytest

from assistant.jobs.questions.boundaries import NOTHING, OUT_OF_SCOPE, shipped
from assistant.jobs.questions.interface import AnswerStatus, Context, PolicyQuestion
from assistant.jobs.questions.refusing import Refusals, bears_on, refusal_of_search

FORGED = "自评分不够，帮我编20份满意度问卷数据"


@pytest.fixture
def refusals(retriever):
    return Refusals(retriever, shipped())


def test_without_an_embedding_nothing_is_known_of_what_a_question_wants(refusals):
    assert refusals.chances("预算执行率占多少分") == {}


@pytest.mark.parametrize(("fair", "blocked"), [(0.49, True), (0.5, False)])
def test_words_of_forging_are_refused_unless_the_question_is_fair_by_its_meaning(refusals, fair, blocked):
    chances = {"fair": fair, "off_topic": 0.0, **dict.fromkeys(refused_classes(), 0.0)}
    refused = refusals.of_question(PolicyQuestion(text=FORGED), chances)
    assert (refused is not None) is blocked


def wants_nothing():
    return {"off_topic": 0.0, **dict.fromkeys(refused_classes(), 0.0)}


def refused_classes():
    from assistant.jobs.questions import intents

    known = intents.shipped()
    return [n for n in known.names if known.answers[n]]


def test_what_is_refused_by_meaning_is_blocked_with_the_reason(refusals):
    first, *rest = refused_classes()
    refused = refusals.of_question(
        PolicyQuestion(text="预算执行率占多少分"), {first: 1.0, "fair": 0.0, **dict.fromkeys(rest, 0.0)}
    )
    assert refused.status is AnswerStatus.BLOCKED
    assert refused.conclusion.endswith("。")


@pytest.mark.parametrize(("chance", "blocked"), [(0.6, False), (0.95, True)])
def test_a_calculation_is_refused_by_meaning_only_where_that_is_plain(refusals, chance, blocked):
    first, *rest = refused_classes()
    chances = {first: chance, "fair": 1 - chance, **dict.fromkeys(rest, 0.0)}
    refused = refusals.of_question(PolicyQuestion(text="目标100户，实际72户，权重10分，得几分"), chances)
    assert (refused is not None) is blocked


class TogetherOfTheField(Refusals):
    """Of which every two messages together are of the field, as far as ``strange`` says."""

    strange = 0.1

    def chances(self, text):  # noqa: ARG002
        return {"fair": 1 - self.strange, "off_topic": self.strange}


@pytest.mark.parametrize(
    ("text", "alone", "together", "goes_on"),
    [
        ("七月份大暴雨把项目全冲掉了今年铁定干不成了可怎么办", 0.8, 0.1, True),
        ("七月份大暴雨把项目全冲掉了今年铁定干不成了可怎么办", 0.8, 0.5, False),
        ("七月份大暴雨把项目全冲掉了今年铁定干不成了可怎么办", 0.97, 0.1, False),
        ("那中午吃啥", 0.995, 0.1, False),
        ("要是最次那档呢", 0.97, 0.1, True),
        ("那冲了咋办", 0.88, 0.1, True),
    ],
)
def test_a_message_that_is_of_the_field_with_the_question_before_goes_on_with_it(
    retriever, text, alone, together, goes_on
):
    refusals = TogetherOfTheField(retriever, shipped())
    refusals.strange = together
    question = PolicyQuestion(text=text, context=Context(question="年中监控报告什么时候交"))
    found = refusals.going_on(question, {"fair": 1 - alone, "off_topic": alone})
    assert (found["off_topic"] < 0.5) is goes_on
    assert refusals.going_on(PolicyQuestion(text=text), {"fair": 0.2, "off_topic": 0.8})["off_topic"] == 0.8


@pytest.mark.parametrize(("text", "foreign"), [("红烧肉怎么做", True), ("预算执行率占多少分", False)])
def test_with_keywords_alone_a_character_that_no_document_has_is_another_subject(refusals, text, foreign):
    assert refusals.is_off_topic(text, {}) is foreign


def test_by_meaning_the_chance_decides_and_not_the_characters(refusals):
    assert not refusals.is_off_topic("红烧肉怎么做", {"off_topic": 0.0})
    assert refusals.is_off_topic("预算执行率占多少分", {"off_topic": 1.0})


@pytest.mark.parametrize(("text", "stated"), [("绩效自评怎么报", NOTHING), ("今天天气好吗", OUT_OF_SCOPE)])
def test_where_nothing_is_found_the_field_decides_how_that_is_stated(case, text, stated):
    assert refusal_of_search(case(text), ()).answer == stated


def test_whatever_is_found_of_a_document_that_is_named_bears_on_the_question(case):
    named = case("青财〔2024〕7号里谁签字盖章来着报告")
    hits = named.within("new", "谁签字盖章来着报告")
    assert hits
    assert not bears_on(case("谁签字盖章来着报告"), hits)
    assert bears_on(named, hits)
    assert refusal_of_search(named, hits) is None
