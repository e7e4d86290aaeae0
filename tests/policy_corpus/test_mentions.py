"""Documents and articles named in running text are found, known or not."""

import pytest

from policy_corpus import policies
from policy_corpus.mentions import find_mentions
from policy_corpus.register import PolicyRegister, doc_no_key

REGISTER = PolicyRegister(policies.documents(), policies.clauses())


def found(text):
    return [(m.document.id if m.document else None, m.where) for m in find_mentions(text, REGISTER)]


@pytest.mark.parametrize(
    ("text", "policy", "where"),
    [
        ("依据《项目支出绩效评价管理办法》（财预〔2020〕10号）第十三条", "caiyu-2020-10", "第十三条"),
        ("按照财预[2020]10号第13条执行", "caiyu-2020-10", "第13条"),
        ("财预2020年第10号", "caiyu-2020-10", ""),
        ("10号文里执行率占多少分", "caiyu-2020-10", ""),
        ("101号文附件2第三列", "caiyu-2021-101", "附件2"),
        ("预算法第五十七条怎么说", "yusuanfa-2018", "第五十七条"),
        ("预算法57条第三款写的啥", "yusuanfa-2018", "57条第三款"),
        ("10号文5条要求", "caiyu-2020-10", ""),
        ("合同由谁签。豫财效2020 10号", "yucaixiao-2020-10", ""),
        ("财监4号管得着吗", "caijian-2021-4", ""),
        ("国务院令第729号", "yusuanfa-tiaoli-2020", ""),
        ("《关于全面落实预算绩效管理的意见》（中发[2018]34号）", "zhongfa-2018-34", ""),
        ("豫财效10号怎么规定", "yucaixiao-2020-10", ""),
        ("照财预101号那套算法", "caiyu-2021-101", ""),
    ],
)
def test_a_document_is_found_however_it_is_called(text, policy, where):
    assert found(text) == [(policy, where)]


def test_a_number_not_kept_is_a_mention_without_a_document():
    mention = find_mentions("落实财预〔2025〕156号要求", REGISTER)[0]
    assert mention.document is None
    assert mention.doc_no == "财预〔2025〕156号"
    assert mention.text == "财预〔2025〕156号", "the words before the number are not part of it"


@pytest.mark.parametrize(
    ("text", "doc_no"),
    [
        ("青财预〔2026〕77号怎么规定", "青财预〔2026〕77号"),
        ("按京财预〔2020〕10号第十三条执行", "京财预〔2020〕10号"),
        ("鲁财绩〔2018〕7号", "鲁财绩〔2018〕7号"),
        ("依据甬财绩效〔2022〕3号", "甬财绩效〔2022〕3号"),
        ("《项目支出绩效评价管理办法》（青财预〔2020〕10号）第五条", "青财预〔2020〕10号"),
        ("青财预10号怎么说", "青财预10号"),
        ("鲁财绩10号文怎么说", "鲁财绩10号"),
    ],
)
def test_a_local_document_is_never_the_central_one_of_the_same_number(text, doc_no):
    mention = find_mentions(text, REGISTER)[0]
    assert mention.doc_no == doc_no
    assert mention.documents == ()


def test_a_title_with_a_misprinted_number_of_its_own_issuer_is_still_that_document():
    mention = find_mentions("《项目支出绩效评价管理办法》（财预〔2020〕11号）", REGISTER)[0]
    assert mention.document.id == "caiyu-2020-10"


def test_several_documents_in_one_sentence_are_kept_apart():
    assert [p for p, _ in found("10号文和101号文有什么不同")] == ["caiyu-2020-10", "caiyu-2021-101"]


def test_plain_numbers_are_no_documents():
    assert found("培训12号楼的120人，第3号院，每月10号发放") == []
    assert found("报告最晚哪天要交？急，今天12号了") == []
    assert found("都18号啦，12号就该交的") == []


@pytest.mark.parametrize("text", ["财预（2020） 10 号", "财预[2020]第10号", "财预【2020】10号", "财预2020年10号"])
def test_a_document_number_has_one_key_whatever_its_brackets(text):
    assert doc_no_key(text) == "财预〔2020〕10号"


def test_an_article_is_kept_under_every_way_of_writing_it():
    assert REGISTER.place_of("caiyu-2020-10", "第13条第二款") == "第十三条"
    assert REGISTER.place_of("caiyu-2020-10", "第三十五条") is None
    assert "满意度" in REGISTER.text_at("caiyu-2020-10", "第13条")
