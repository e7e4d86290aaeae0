"""A document holds from a day and until a day; a clause has one identity and is cited with its document."""

from datetime import date

import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus, cite


def document(status="in_force", **more):
    return PolicyDocument(id="cz-2020-10", title="办法", doc_no="财预〔2020〕10号", status=status, **more)


@pytest.mark.parametrize(
    ("status", "more", "day", "holds"),
    [
        ("in_force", {}, date(1990, 1, 1), True),
        ("in_force", {"effective": date(2020, 2, 25)}, date(2020, 2, 25), True),
        ("in_force", {"effective": date(2020, 2, 25)}, date(2020, 2, 24), False),
        ("trial", {}, date(2026, 1, 1), True),
        ("unknown", {}, date(2026, 1, 1), True),
        ("repealed", {}, date(2026, 1, 1), False),
        ("repealed", {"repealed_on": date(2020, 2, 25)}, date(2020, 2, 24), True),
        ("repealed", {"repealed_on": date(2020, 2, 25)}, date(2020, 2, 25), False),
    ],
)
def test_a_document_may_be_cited_from_its_first_day_until_it_is_repealed(status, more, day, holds):
    assert document(status, **more).in_force_on(day) is holds


def test_every_status_has_a_word_of_its_own():
    assert {s.word for s in PolicyStatus} == {"现行", "试行", "部分废止", "已废止", "效力未核"}


def test_a_document_is_named_with_its_number_where_it_has_one():
    assert document().short == "《办法》（财预〔2020〕10号）"
    assert PolicyDocument(id="a", title="办法", status="unknown").short == "《办法》"


def test_a_clause_is_one_text_whose_lines_end():
    clause = Clause(policy_id="a", lines=("甲", "乙。", "丙；", "丁？"))
    assert clause.text == "甲。乙。丙；丁？"


def test_clauses_of_the_same_place_differ_by_their_part():
    keys = {Clause(policy_id="a", place=place, lines=(), part=part).key for place in ("", "一") for part in (0, 1)}
    assert keys == {"a#要点~0", "a#要点~1", "a#一~0", "a#一~1"}


def test_a_citation_names_document_place_and_status():
    cited = cite(document("trial"), Clause(policy_id="cz-2020-10", place="第十三条", lines=("甲",)), "甲")
    assert (cited.policy_id, cited.doc_no, cited.title, cited.article, cited.status, cited.quote) == (
        "cz-2020-10", "财预〔2020〕10号", "办法", "第十三条", "trial", "甲",
    )  # fmt: skip
