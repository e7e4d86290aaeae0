"""Whether a document holds, since when, until when, and what took its place."""

import pytest

from assistant.jobs.questions.interface import AnswerStatus
from assistant.jobs.questions.validity import answer_validity


def test_a_document_in_force_is_stated_to_be_so_with_its_day_and_what_it_replaced(case):
    answer = answer_validity(case("青财〔2024〕7号还有效吗"))
    assert answer.status is AnswerStatus.ANSWERED
    assert "自2024年4月1日起施行，目前现行有效" in answer.conclusion
    assert "第三条" in answer.basis
    assert "它替代了《青溪县绩效管理暂行办法》" in answer.answer


def test_a_repealed_document_is_refused_in_one_sentence_with_its_successor(case):
    answer = answer_validity(case("青财〔2018〕3号还能用吗"))
    assert answer.conclusion.startswith("不能再用，")
    assert answer.conclusion.count("。") == 1
    assert "替代它的文件：《青溪县绩效管理办法》（青财〔2024〕7号）（见第三条）。" in answer.answer
    assert [c.article for c in answer.citations] == ["第三条"]


def test_on_a_day_before_its_repeal_it_still_kept(case):
    answer = answer_validity(case("青财〔2018〕3号2020年5月还能用吗"))
    assert "在2020年5月1日时仍有效，到2024年4月1日才废止；现在已废止" in answer.conclusion


@pytest.mark.parametrize(("day", "kept"), [("2024年3月31日", True), ("2024年4月1日", False)])
def test_the_day_of_the_repeal_itself_is_one_too_many(case, day, kept):
    answer = answer_validity(case(f"青财〔2018〕3号{day}还能用吗"))
    assert ("仍有效" in answer.conclusion) is kept


def test_before_its_day_a_document_is_not_yet_to_be_cited(case):
    answer = answer_validity(case("青财〔2024〕7号在2023年1月还能用吗"))
    assert "在2023年1月1日时尚未施行" in answer.conclusion


def test_an_unknown_validity_is_called_neither_valid_nor_repealed(case):
    answer = answer_validity(case("白财〔2020〕9号还有效吗"))
    assert answer.status is AnswerStatus.PARTIAL
    assert "目前效力未核" in answer.conclusion
    assert "施行日期未核" in answer.conclusion


def test_whoever_asks_anything_of_a_repealed_document_hears_that_it_is(case):
    assert answer_validity(case("青财〔2018〕3号怎么写")).conclusion.startswith("不能再用")


@pytest.mark.parametrize("text", ["自评报告几号前报", "青财〔2024〕7号怎么写", "青财〔2024〕7号第一条还有效吗"])
def test_another_question_is_left_to_others(case, text):
    assert answer_validity(case(text)) is None


def test_a_document_repealed_in_part_says_which_part_and_what_holds_instead(ask):
    answer = ask("《河南省省级预算绩效评价管理办法（2019年）》还能用吗", region="河南")
    assert "部分废止：关于项目支出绩效评价的规定" in answer.conclusion
    assert "豫财效〔2020〕10号" in answer.answer
    assert answer.citations[0].article == "第三十七条"
