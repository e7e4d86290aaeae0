"""A comparison has two sides: those named, else the user's place or the document next nearest to the question."""

import pytest

from assistant.jobs.questions.parties import count_in_full, merged, parties_of
from assistant.jobs.questions.searching import SearchedStatements, search
from assistant.jobs.questions.statements import ClauseStatement


def sides(question):
    return [d.id for d in parties_of(question, search(question))]


def test_two_documents_named_are_compared_in_whatever_words(case):
    assert sides(case("青财〔2024〕7号、白财〔2020〕9号，自评报告哪天报")) == ["new", "unclear"]


@pytest.mark.parametrize(("score", "others"), [(2.0, ["unclear"]), (1.9, [])])
def test_beside_one_document_named_another_whose_line_is_as_near_is_the_other_side(case, score, others):
    question = case("青财〔2024〕7号的自评时间有什么不同")
    lines = [
        ClauseStatement(question.corpus.at(i, "第一条")[0], 0, points)
        for i, points in (("new", 3.0), ("unclear", score))
    ]
    parties = parties_of(question, SearchedStatements((), tuple(lines), ()))
    assert [d.id for d in parties] == ["new", *others]


def test_one_document_and_no_word_of_a_comparison_has_no_sides(case):
    assert sides(case("青财〔2024〕7号自评报告哪天报")) == []


def test_a_national_document_is_set_against_the_place_that_is_named(shipped_case):
    first, second = parties_of(
        question := shipped_case("10号文和河南的评价等级有什么不同", region="河南"), search(question)
    )
    assert (first.id, second.region) == ("caiyu-2020-10", "河南")


def test_as_many_clauses_are_shown_in_full_as_there_are_sides(case):
    two = case("青财〔2024〕7号、白财〔2020〕9号，自评报告哪天报")
    clauses = [s.clause for s in search(two).statements]
    assert count_in_full(two, clauses) == 2
    assert count_in_full(case("自评报告哪天报"), clauses) == 1
    assert count_in_full(two, clauses[:1]) == 1


def test_a_clause_found_twice_is_shown_once(case):
    clauses = [s.clause for s in search(case("自评报告哪天报")).statements]
    assert merged(clauses[:1], clauses) == list({c.key: c for c in clauses}.values())
