"""Answers become lines of the brief, and changed values stay."""

import pytest

from assistant.bootstrap import Product
from assistant.jobs.declaration.session import MAX_QUESTIONS, Session, turn


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
    second = say(product, first.session, "1. 护理员培训项目\n2. 青溪县养老服务中心\n3. 2027年3月1日至11月30日")
    assert wanted == ["name", "unit", "period"]
    project = second.draft.filing.project
    assert (project.name, project.unit, project.start, project.end) == (
        "护理员培训项目", "青溪县养老服务中心", "2027-03-01", "2027-11-30",
    )  # fmt: skip


def test_open_values_are_asked_for_and_an_answer_fills_the_table(product):
    brief = (
        "项目名称：护理员培训\n主管部门：青溪县民政局\n实施单位：青溪县养老服务中心\n"
        "2027年1月1日至12月31日购置康复设备3台，申请12万元，惠及老人300人，老人满意度90%。"
    )
    first = say(product, Session(), brief)
    gap = next(q for q in first.session.asked if q.code == "indicator.target")
    number = first.session.asked.index(gap) + 1
    second = say(product, first.session, f"{number}. ≥15年")
    assert next(r for r in second.draft.filing.indicators if r.name == gap.field).target == "≥15年"


def test_a_draft_with_an_open_value_is_not_final(product):
    assert not say(product, Session(), "想搞个护理员培训").draft.is_final
