"""A contradiction is asked about with its arithmetic, until the brief holds an answer."""

from assistant.domain.ledger import Contradiction, Ledger
from assistant.jobs.declaration.ledger.questions import contradiction_questions

LEDGER = Ledger(contradictions=(Contradiction(kind="sum", text="4+5=9，简介写8，差1场", quotes=("4场",), starts=(3,)),))


def test_the_question_shows_the_arithmetic_and_the_quotes():
    (question,) = contradiction_questions(LEDGER, "共8场，省内4场、省外5场")
    assert question.text == "简介里的数对不上：4+5=9，简介写8，差1场。以哪个为准？"
    assert [(s.start, s.text) for s in question.spans] == [(3, "4场")]


def test_what_was_answered_is_not_asked_again():
    assert list(contradiction_questions(LEDGER, "共8场\n数字核对：以9场为准")) == []
