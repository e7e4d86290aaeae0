"""Answers, findings and questions that a model named by number."""

from dataclasses import replace

import pytest

from assistant.chat.by_model import talk
from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.question import QuestionType
from tests.fakes.reading import asking, question

ASKED = replace(
    asking(question("department"), question("satisfaction", QuestionType.NUMBER, row="r7")),
    findings=(("f1", "项目总成本偏高"), ("f2", "学员满意度缺依据")),
)


def made(resolve, **fields):
    (one,) = resolve(ModelOperation(op="", **fields), ASKED)
    return one.operation


def test_an_answer_has_the_type_of_its_question():
    assert made(talk.answer, number=1, value="县民政局").value == "县民政局"
    rate = made(talk.answer, number=2, value="95%")
    assert (rate.op, rate.question, rate.value) == (Kind.ANSWER, "satisfaction", "95%")


def test_questions_and_findings_are_meant_by_their_number():
    assert made(talk.skip_question, number=2).question == "satisfaction"
    assert made(talk.accept_finding, number=2).finding == "f2"


def test_a_finding_is_left_with_the_reason_or_else_with_what_was_stated():
    assert made(talk.ignore_finding, number=1, reason="合同已签", quote="第一个不改").reason == "合同已签"
    assert made(talk.ignore_finding, number=1, quote="第一个不改").reason == "第一个不改"


def test_a_question_about_a_row_is_explained_and_what_is_asked_for_is_why_where_nothing_else_is_known():
    asked = made(talk.explain, rows=[7], field="weight", quote="占多少分")
    assert (asked.row, asked.about) == ("r7", "weight")
    assert (made(talk.explain, field="secret").row, made(talk.explain, field="secret").about) == ("", "why")


def test_a_question_about_rules_is_asked_in_the_users_words():
    assert made(talk.ask_policy, quote="要设满意度吗").value == "要设满意度吗"


def test_what_is_not_clear_names_the_rows_it_may_be_about_and_changes_nothing():
    unclear = made(talk.not_clear, rows=[2, 3])
    assert (unclear.op, unclear.rows) == (Kind.UNCLEAR, ("r2", "r3"))


@pytest.mark.parametrize(
    ("resolve", "fields"),
    [
        (talk.answer, {"number": 2, "value": "县民政局"}),
        (talk.answer, {"number": 3, "value": "县民政局"}),
        (talk.skip_question, {"number": 0}),
        (talk.accept_finding, {"number": 3}),
        (talk.ignore_finding, {"number": -1}),
        (talk.explain, {"rows": [8]}),
        (talk.ask_policy, {}),
    ],
)
def test_numbers_and_types_that_are_not_there_are_refused(resolve, fields):
    with pytest.raises(NotGrounded):
        made(resolve, **fields)
