"""A place that is named is shown, corrected, or honestly said not to be held."""

import pytest

from assistant.jobs.questions.interface import Answer, AnswerStatus, Context
from assistant.jobs.questions.provisions import (
    answer_basis,
    answer_place,
    answer_unknown_document,
    no_basis,
    with_unknown_numbers,
)


def test_a_place_that_is_kept_is_shown(case):
    answer = answer_place(case("青财〔2024〕7号第二条怎么写"))
    assert (answer.status, answer.conclusion) == (AnswerStatus.ANSWERED, "评价结果分为合格、不合格两档。")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("青财〔2024〕7号第四条怎么写", "共3条，没有第四条"),
        ("青财〔2024〕7号附件2是什么", "没有收录《青溪县绩效管理办法》（青财〔2024〕7号）的附件2"),
        ("青财〔2024〕7号附件1是什么", "未找到《青溪县绩效管理办法》（青财〔2024〕7号）的附件1"),
        ("白财〔2020〕9号第四条怎么写", "没有收录《白河县评价规程》（白财〔2020〕9号）的原文，无法提供第四条"),
        ("青财〔2018〕3号原文", "的原文，无法提供它的内容"),
    ],
)
def test_what_is_not_kept_is_stated_with_the_reason(case, text, stated):
    answer = answer_place(case(text))
    assert answer.status is AnswerStatus.NO_BASIS
    assert stated in answer.answer
    assert answer.citations == ()


def test_a_document_that_is_an_entry_alone_is_not_answered_from_others(ask):
    answer = ask("国办函〔2023〕115号对存量项目怎么规定")
    assert answer.status is AnswerStatus.NO_BASIS
    assert answer.answer.startswith("全文未收录")


def test_a_claim_with_the_wrong_place_is_corrected_and_each_place_shown_once(case):
    answer = answer_place(case("自评报告3月10日前报送是青财〔2024〕7号第二条规定的，对吗"))
    assert answer.conclusion.startswith("不对，请改为第一条：")
    assert "第二条讲的是“等级”" in answer.answer
    assert answer.citations[0].article == "第一条"
    assert answer.answer.count("第二条：") == 1


def test_a_claim_with_the_right_place_is_not_corrected(case):
    answer = answer_place(case("自评报告3月10日前报送是青财〔2024〕7号第一条规定的，对吗"))
    assert "不对" not in answer.answer


def test_a_question_without_a_place_is_left_to_others(case):
    assert answer_place(case("自评报告什么时候报")) is None


def test_a_number_that_is_not_kept_is_never_called_inexistent(case):
    answer = answer_unknown_document(case("川财〔2021〕88号怎么说"))
    assert answer.status is AnswerStatus.NO_BASIS
    assert "未找到“川财〔2021〕88号”，无法核实" in answer.answer
    assert answer_unknown_document(case("青财〔2024〕7号怎么说")) is None


def test_beside_what_is_kept_the_number_that_is_not_makes_the_answer_partial(case):
    both = case("青财〔2024〕7号和川财〔2021〕88号怎么说")
    answer = with_unknown_numbers(Answer(status=AnswerStatus.ANSWERED, answer="甲。"), both)
    assert answer.status is AnswerStatus.PARTIAL
    assert "“川财〔2021〕88号”，以上不包括它的规定" in answer.answer
    refused = Answer(status=AnswerStatus.BLOCKED, answer="乙。")
    assert with_unknown_numbers(refused, both) == refused


def test_the_basis_of_the_last_answer_is_given_or_stated_to_be_missing(case):
    asked = case("依据是哪一条")
    given = answer_basis(asked, Context(cited=(("new", "第一条"),)))
    assert given.conclusion == "依据是《青溪县绩效管理办法》（青财〔2024〕7号）第一条。"
    assert answer_basis(asked, Context()).status is AnswerStatus.NO_BASIS


def test_an_empty_handed_answer_has_its_first_sentence_as_conclusion():
    assert no_basis("没有。请核对。").conclusion == "没有。"
    assert no_basis("没有").conclusion == "没有"
