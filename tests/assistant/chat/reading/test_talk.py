"""What changes no cell by itself: answers to open questions, findings, questions about the form, steps back."""

from dataclasses import replace

import pytest

from assistant.chat.reading.answers import answer, numbered_answers, skip_question
from assistant.chat.reading.finding_orders import accept_finding, ignore_finding
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.talk import CHECK, ask_policy, brief, explain, first_about, not_understood, refuse, undo
from assistant.domain.question import QuestionType
from tests.fakes.reading import SCENE, about, asking, question, read

BODY = question("department")
DAYS = question("period", QuestionType.DATE)
TOTAL = question("money", QuestionType.MONEY, id="money.total")
SOURCES = question("money", QuestionType.MONEY, id="money.sources")
RATE = question("satisfaction", QuestionType.NUMBER, row="r7")
KIND = question("kind", QuestionType.CHOICE, options=("新增", "延续"))
FOUND = replace(SCENE, findings=(("f1", "项目总成本偏高"), ("f2", "学员满意度缺依据"), ("f3", "年度目标太短")))


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
    said = "主管部门是县民政局"
    assert places(said, BODY, value="县民政局") == [("set_head", "department", "县民政局")]
    assert places(said, question("unit"), value="县民政局")[0][0] == "unclear"


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
    [("先不填", ["department"]), ("都先不填", ["department", "period", "money.total"]), ("日期先空着", ["period"])],
)
def test_the_questions_that_are_meant_stay_open(text, left):
    assert [o["question"] for o in read(skip_question, text, asking(BODY, DAYS, TOTAL))] == left


def test_without_an_open_question_there_is_nothing_to_leave_open():
    assert read(skip_question, "先不填")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("第二个按你说的改", ["f2"]), ("最后一个改了", ["f3"]), ("都按建议改", ["f1", "f2", "f3"]), ("改吧", ["f1"]),
        ("满意度那个改了", ["f2"]), ("头一个改了", ["f1"]),
    ],
)  # fmt: skip
def test_findings_are_meant_by_place_by_words_or_all(text, ids):
    assert [o["finding"] for o in read(accept_finding, text, FOUND)] == ids


def test_a_finding_is_left_with_the_reason_that_was_given():
    (made,) = read(ignore_finding, "第一个不改，因为合同已经签了", FOUND)
    assert (made["op"], made["finding"], made["reason"]) == ("ignore_finding", "f1", "合同已经签了")


@pytest.mark.parametrize(
    ("text", "topic"),
    [("这个95%哪来的", "source"), ("占多少分，怎么算的", "weight"), ("计算公式是什么", "formula"), ("嗯", "why")],
)
def test_what_is_asked_for_is_known_by_its_words(text, topic):
    assert first_about(text) == topic


def test_a_question_about_a_row_is_about_the_form_and_one_about_rules_is_for_the_library():
    (made,) = read(explain, "满意度为什么是90%")
    assert (made["op"], made["row"], made["about"]) == ("explain", "r7", "why")
    assert read(explain, "满意度在101号文里怎么规定")[0]["op"] == "ask_policy"
    assert read(explain, "满意度为什么是90%", Scene())[0]["op"] == "ask_policy"


def test_what_is_pointed_at_in_a_question_is_the_row_last_spoken_of():
    assert read(explain, "这个为什么这么定", about("r4"))[0]["row"] == "r4"


def test_a_question_that_names_a_row_by_its_place_is_about_the_form():
    assert read(ask_policy, "第三条可以不设吗")[0]["op"] == "explain"
    assert read(ask_policy, " 成本指标要设吗 ")[0] == {"op": "ask_policy", "value": "成本指标要设吗"}


def test_a_step_back_is_taken_only_where_it_is_wanted_and_of_what_was_done_last():
    assert read(undo, "撤销") == [{"op": "undo"}]
    assert read(undo, "不用改回去") == []
    assert read(undo, "满意度改回去", about("r7")) == [{"op": "undo"}]
    (made,) = read(undo, "满意度改回去", about("r2"))
    assert (made["op"], made["rows"]) == ("unclear", ["r7"])


def test_words_that_are_kept_as_they_are():
    assert read(brief, " 再培训护工30人 ") == [{"op": "add_brief", "value": "再培训护工30人"}]
    assert len(read(refuse, "编" * 300)[0]["value"]) == 200
    assert read(CHECK, "检查一下") == [{"op": "check"}]


def test_what_is_not_understood_names_the_rows_that_it_may_be_about():
    assert read(not_understood, "满意度啊")[0]["rows"] == ["r7"]
