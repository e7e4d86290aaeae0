"""One masker: what leaves is masked alike all along a conversation, and comes back as itself."""

from assistant.language.personal.masker import Masker


def test_the_same_person_keeps_the_same_placeholder_over_a_conversation():
    masker = Masker(["蓝鲸计划"])
    assert masker.hide("联系人：张三丰，电话：13800000000") == "联系人：〔姓名1〕，电话：〔电话1〕"
    assert masker.hide("填报人：张三丰") == "填报人：〔姓名1〕"
    assert masker.hide("蓝鲸计划") == "〔专有1〕"


def test_what_was_masked_once_is_masked_without_a_label_too():
    masker = Masker()
    masker.hide("电话：60000000")
    assert masker.hide("编号60000000") == "编号〔电话1〕"


def test_what_comes_back_is_as_it_was():
    masker = Masker()
    text = "联系人：张三，身份证号：410101198001010000，住在城东区明远路5号院3号楼2单元501室"
    assert masker.restore(masker.hide(text)) == text


def test_a_placeholder_that_was_never_given_stays_as_it_is():
    masker = Masker()
    masker.hide("联系人：张三")
    assert masker.restore("〔姓名1〕和〔姓名9〕") == "张三和〔姓名9〕"


def test_a_careful_masker_takes_what_may_be_personal_too_and_says_what_it_was():
    text = "备注：6000000000000000000"
    assert Masker().hide(text) == text
    careful = Masker(careful=True)
    assert careful.hide(text) == "备注：〔账号1〕"
    assert careful.doubtful == ["6000000000000000000"]


def test_words_of_the_unit_that_are_blank_hide_nothing():
    assert Masker(["", " "]).hide("预算120万元") == "预算120万元"
