"""What a work has open."""

from assistant.domain.facts import Question
from assistant.domain.question import QuestionType
from assistant.works.questions import asked_of
from tests.fakes.works import FILING, Desk


def test_a_required_field_that_is_empty_is_asked_for():
    empty = FILING.model_copy(update={"project": FILING.project.model_copy(update={"unit": "", "department": ""})})
    assert {q.id for q in Desk(empty).work.questions} == {"unit", "department"}


def test_money_that_the_form_requires_is_asked_for_and_its_answer_fills_it():
    funds = FILING.funds.model_copy(update=dict.fromkeys(("total", "fiscal", "carry_over", "other")))
    desk = Desk(FILING.model_copy(update={"funds": funds}))
    assert [q.id for q in desk.work.questions] == ["money.total"]
    desk.do("answer", question="money.total", value="130万元")
    assert (desk.work.filing.funds.total, desk.work.questions) == (130, ())


def test_a_field_that_the_profile_does_not_require_is_not_asked_for():
    assert Desk().work.questions == ()


def test_questions_have_the_type_of_their_answer():
    codes = ("money.total", "name", "period", "satisfaction", "quantities", "contradiction.sum")
    found = asked_of(tuple(Question(code=c, field="x", text="?") for c in codes))
    assert [q.type for q in found] == [
        QuestionType.MONEY, QuestionType.TEXT, QuestionType.DATE, QuestionType.NUMBER, QuestionType.TEXT,
        QuestionType.TEXT,
    ]  # fmt: skip


def test_a_question_with_options_is_a_choice():
    (asked,) = asked_of((Question(code="contradiction.sum", field="更正", text="?", options=("1", "2")),))
    assert (asked.type, asked.options) == (QuestionType.CHOICE, ("1", "2"))
