"""Answers to open questions: each goes to the question whose type it has; some questions are left open."""

import pytest

from assistant.chat.reading.answers import answer, numbered_answers, skip_question
from assistant.domain.question import QuestionType
from tests.fakes.reading import about, asking, question, read

BODY = question("department")
DAYS = question("period", QuestionType.DATE)
TOTAL = question("money", QuestionType.MONEY, id="money.total")
SOURCES = question("money", QuestionType.MONEY, id="money.sources")
RATE = question("satisfaction", QuestionType.NUMBER, row="r7")
KIND = question("kind", QuestionType.CHOICE, options=("新增", "延续"))


def places(text, *asked, **slots):
    return [
        (o["op"], o.get("field") or o.get("question"), o.get("value"))
        for o in read(answer, text, asking(*asked), **slots)
    ]


@pytest.mark.parametrize(
    ("asked", "text", "made"),
    [
        (BODY, "县民政局", [("set_head", "department", "县民政局")]),
        (DAYS, "3月到11月底", [("set_head", "start", "2027-03-01"), ("set_head", "end", "2027-11-30")]),
        (TOTAL, "120万元", [("answer", "money.total", "120万元")]),
        (RATE, "95%", [("answer", "satisfaction", "95%")]),
        (RATE, "不设满意度", [("answer", "satisfaction", "不设")]),
        (KIND, "是延续的", [("answer", "kind", "延续")]),
    ],
)
def test_an_answer_goes_to_the_question_whose_type_it_has(asked, text, made):
    assert places(text, asked) == made


def test_an_answer_of_another_type_goes_past_a_question_to_the_next():
    assert places("县民政局", TOTAL, DAYS, BODY) == [("set_head", "department", "县民政局")]


def test_a_sum_with_its_source_fills_that_part_of_the_money():
    (made,) = read(answer, "自筹20万元", asking(SOURCES))
    assert (made["op"], made["field"], made["amount"], made["unit"]) == ("set_money", "other", 20, "万元")


def test_an_answer_that_names_its_field_is_taken_and_one_that_names_another_is_not():
    stated = "主管部门是县民政局"
    assert places(stated, BODY, value="县民政局") == [("set_head", "department", "县民政局")]
    assert places(stated, question("unit"), value="县民政局")[0][0] == "unclear"


def test_two_of_the_choices_are_no_answer():
    assert places("新增还是延续", KIND)[0][0] == "unclear"


def test_a_value_that_no_question_asks_for_is_for_the_row_last_spoken_of():
    (made,) = read(answer, "95%", about("r7"), value="95%")
    assert (made["op"], made["row"], made["value"]) == ("set_target", "r7", "≥95%")


def test_words_that_answer_nothing_are_asked_about():
    assert read(answer, "好的")[0]["op"] == "unclear"


def numbered(text, *asked):
    return [one.operation.as_json for one in numbered_answers(text, asking(*asked))]


def test_answers_by_number_go_each_to_its_question():
    made = numbered("1. 县民政局\n2、120万元", BODY, TOTAL)
    assert [(o["op"], o.get("field") or o["question"]) for o in made] == [
        ("set_head", "department"),
        ("answer", "money.total"),
    ]


@pytest.mark.parametrize("text", ["1. 县民政局\n120万元", "3. 县民政局", "0. 县民政局", "县民政局", ""])
def test_lines_without_the_number_of_a_question_are_no_numbered_answers(text):
    assert numbered(text, BODY, TOTAL) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("先不填", ["department"]),
        ("都先不填", ["department", "period", "money.total"]),
        ("日期先空着", ["period"]),
        ("那六万八不知道从哪来，先空着", ["money.total"]),
    ],
)
def test_the_questions_that_are_meant_stay_open(text, left):
    assert [o["question"] for o in read(skip_question, text, asking(BODY, DAYS, TOTAL))] == left


def test_without_an_open_question_there_is_nothing_to_leave_open():
    assert read(skip_question, "先不填")[0]["op"] == "unclear"


def test_a_sum_that_nothing_asks_for_leaves_no_other_question_open():
    assert read(skip_question, "那六万八不知道从哪来，先空着", asking(BODY))[0]["op"] == "unclear"
