"""The line that answers is put first by a trained model; without its embedding the order stays as it is."""

from dataclasses import replace

import pytest

from assistant.jobs.questions import line_choice
from assistant.jobs.questions.choosing import CHOSEN_FROM, chosen_first, features_of_lines
from assistant.jobs.questions.line_choice import LineChoice
from assistant.jobs.questions.searching import preferred_statements, search
from assistant.language.inquiries import find_inquiries
from assistant.retrieval.interface import SearchHit


@pytest.fixture
def found(case):
    question = case("自评报告什么时候报送")
    return question, search(question)


def rows(question, found):
    return features_of_lines(question, found.hits, found.statements, found.inquiries)


def shortest_first(question):
    """A model that holds the shortest line for the answer, for the embedding at hand."""
    return replace(question, choice=LineChoice(question.retriever.embedding, {"length": -1.0}))


def test_the_model_that_ships_knows_every_feature(found):
    assert set(line_choice.shipped().weights) == set(rows(*found)[0])


def test_with_another_embedding_than_it_was_trained_for_the_order_stays(found):
    question, searched = found
    ready = replace(question, choice=line_choice.shipped())
    assert chosen_first(ready, searched.hits, searched.statements, searched.inquiries) == list(searched.statements)


def test_what_weighs_most_is_first_and_has_the_score_that_the_first_had(found):
    question, searched = found
    made = chosen_first(shortest_first(question), searched.hits, searched.statements, searched.inquiries)
    assert [len(s.text) for s in made] == sorted(len(s.text) for s in searched.statements)
    assert made[0].score == pytest.approx(searched.statements[0].score)
    assert [s.score for s in made] == sorted((s.score for s in made), reverse=True)


def test_lines_far_behind_stay_behind_those_that_are_chosen_from(shipped_case):
    question = shipped_case("绩效自评结果怎么用")
    hits, inquiries = search(question).hits, find_inquiries(question.asked.stated)
    before = preferred_statements(question, hits, inquiries)
    after = chosen_first(shortest_first(question), hits, before, inquiries)
    assert [s.text for s in after[CHOSEN_FROM:]] == [s.text for s in before[CHOSEN_FROM:]]
    assert [s.score for s in after] == sorted((s.score for s in after), reverse=True)


@pytest.mark.parametrize(("text", "counts"), [("成本指标能空着吗", 1.0), ("申报表的成本指标能空着吗", 0.0)])
def test_a_cell_of_an_annex_is_marked_unless_a_form_is_asked_about(case, text, counts):
    question = case(text)
    line = search(case("自评报告什么时候报送")).statements[0]
    cell = replace(line, clause=line.clause.model_copy(update={"place": "附件1"}))
    hit = SearchHit(cell.clause, 1.0, lines=(1.0,), line_meanings=(0.0,), line_words=(0.0,))
    (row,) = features_of_lines(question, [hit], [cell], ())
    assert row["annex"] == counts
