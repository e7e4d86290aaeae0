"""Several questions of one message are answered or refused each by itself."""

import pytest

from assistant.jobs.questions.in_parts import answered_in_parts, case_of_part, is_apart, is_mixed, parts_of
from assistant.jobs.questions.interface import Answer, AnswerStatus

DAY = Answer(
    status=AnswerStatus.ANSWERED, answer="3月10日前报。\n依据：甲第一条\n· 其他",
    conclusion="3月10日前报。", basis="依据：甲第一条",
)  # fmt: skip
NOTHING = Answer(status=AnswerStatus.NO_BASIS, answer="没有找到比例的规定。", conclusion="没有找到比例的规定。")
GRADE = Answer(
    status=AnswerStatus.ANSWERED, answer="分两档。\n依据：甲第二条", conclusion="分两档。", basis="依据：甲第二条"
)


def test_each_question_has_its_number_its_sentence_and_its_basis():
    made = answered_in_parts((DAY, NOTHING, GRADE))
    assert made.conclusion == "（一）3月10日前报；（二）没有找到比例的规定；（三）分两档。"
    assert made.basis == "依据：（一）甲第一条；（三）甲第二条"
    assert made.status is AnswerStatus.PARTIAL
    assert "· 其他" in made.answer


@pytest.mark.parametrize(
    ("found", "apart"),
    [((DAY, GRADE), True), ((DAY, DAY), False), ((DAY, NOTHING), False), ((DAY, NOTHING, GRADE), True)],
)
def test_questions_that_one_sentence_answers_are_not_noted_apart(found, apart):
    assert is_apart(found) is apart


def test_a_part_that_names_no_document_goes_on_about_that_of_the_message(case):
    part = case_of_part(case("青财〔2024〕7号：自评什么时候报？等级怎么分？"), "等级怎么分")
    assert [d.id for d in part.asked.documents] == ["new"]
    assert part.asked.stated == "等级怎么分"


def test_a_message_that_asks_for_a_day_and_for_the_start_of_a_document_is_mixed():
    assert is_mixed("自评报告几月底前报省里？65号啥时候开始执行的")
    assert not is_mixed("自评报告几月底前报省里？评价报告几月底前报中央？")


@pytest.mark.parametrize(
    ("message", "mixed"),
    [
        ("评价得了79.5分，这算哪档？整改情况几天内报回去？", True),
        ("年初500万元，花了400万元，执行率多少？执行率这一项得几分？", False),
        ("目标审核几月完成？改完以后几天内要重新报？", False),
    ],
)
def test_a_message_is_mixed_where_one_question_is_reckoned_and_another_has_nothing_to_do_with_scores(message, mixed):
    assert is_mixed(message) is mixed


def test_the_start_of_a_document_is_one_answer_of_several(ask):
    answer = ask("社保基金自评报告几月底前报省里？财社〔2022〕65号啥时候开始执行的？")
    assert "5月底" in answer.conclusion
    assert "2023年1月1日" in answer.conclusion


def test_a_lead_before_a_colon_belongs_to_every_part():
    assert parts_of("社保基金：自评报告几月底前报？评价报告谁来写？")[1].startswith("社保基金，")
