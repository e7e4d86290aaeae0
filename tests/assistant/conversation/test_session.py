"""Answers become lines of the brief, and changed values stay."""

import pytest

from assistant.bootstrap import Product
from assistant.conversation.session import MAX_QUESTIONS, Session, turn


@pytest.fixture(scope="module")
def product():
    return Product()


def say(product, session, message):
    return turn(session, message, product.pipeline, product.profile(), 2027)


def test_at_most_three_questions_are_asked(product):
    assert len(say(product, Session(), "想搞个护理员培训").session.asked) == MAX_QUESTIONS


def test_a_short_answer_goes_to_the_first_question(product):
    first = say(product, Session(), "培训护理员120人，11月底前完成。")
    assert first.session.asked[0].code == "money.total"
    second = say(product, first.session, "12万元")
    assert second.draft.filing.funds.total == 12


def test_numbered_answers_go_to_their_questions(product):
    first = say(product, Session(), "培训护理员120人，申请12万元，11月底前完成。")
    wanted = [q.code for q in first.session.asked]
    second = say(product, first.session, "1. 护理员培训项目\n2. 青溪县养老服务中心\n3. 青溪县民政局")
    assert wanted == ["name", "unit", "department"]
    project = second.draft.filing.project
    assert (project.name, project.unit, project.department) == ("护理员培训项目", "青溪县养老服务中心", "青溪县民政局")
