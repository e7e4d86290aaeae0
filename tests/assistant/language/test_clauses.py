"""A sentence about results is cut into what was reached, why it was missed and what is done about it."""

import pytest

from assistant.language.clauses import Role, sentences

RESULT, ABOUT, CAUSE, REMEDY = Role.RESULT, Role.ABOUT, Role.CAUSE, Role.REMEDY


def cut(text):
    return [[(c.role, c.text) for c in sentence] for sentence in sentences(text)]


def test_a_result_its_cause_and_its_remedy_are_noted_apart():
    assert cut("共修建12公里，因汛期推迟；下一步加快进度。") == [
        [(RESULT, "共修建12公里"), (CAUSE, "汛期推迟")],
        [(REMEDY, "下一步加快进度")],
    ]


@pytest.mark.parametrize(
    "text",
    ["原因：资金到位晚", "主要原因是资金到位晚", "偏差原因分析：资金到位晚", "由于资金到位晚", "因资金到位晚"],
)
def test_a_cause_loses_the_words_that_lead_to_it(text):
    assert cut(text) == [[(CAUSE, "资金到位晚")]]


@pytest.mark.parametrize("text", ["因此完成10场", "因地制宜种植5亩", "因素已查明"])
def test_a_word_that_only_begins_like_a_cause_is_none(text):
    assert cut(text) == [[(RESULT, text)]]


@pytest.mark.parametrize("text", ["将近100人", "计划数100人", "计划完成10场"])
def test_a_word_that_only_begins_like_a_remedy_is_none(text):
    assert cut(text) == [[(RESULT, text)]]


def test_a_cause_inside_a_clause_leaves_the_result_whole():
    assert cut("2公里因拆迁未完成") == [[(RESULT, "2公里未完成"), (CAUSE, "拆迁")]]


def test_a_cause_names_what_it_is_of():
    assert cut("推广未完成的原因是种子短缺") == [[(ABOUT, "推广未完成"), (CAUSE, "种子短缺")]]


def test_figures_that_are_counted_up_are_cut_and_names_are_not():
    assert cut("助餐8元、照护48元") == [[(RESULT, "助餐8元"), (RESULT, "照护48元")]]
    assert cut("甲、乙两村") == [[(RESULT, "甲、乙两村")]]


def test_commas_in_figures_and_brackets_do_not_cut():
    assert cut("培训（含线上，线下）1,200人") == [[(RESULT, "培训（含线上，线下）1,200人")]]
    assert cut("培训12,20人") == [[(RESULT, "培训12"), (RESULT, "20人")]]


def test_every_clause_knows_its_place_and_the_first_of_a_sentence_says_so():
    text = "完成8场。因雨天推迟，场地关闭"
    found = [c for sentence in sentences(text) for c in sentence]
    assert [(c.text, c.start, c.first) for c in found] == [
        ("完成8场", 0, True),
        ("雨天推迟", 5, True),
        ("场地关闭", 11, False),
    ]


@pytest.mark.parametrize(("text", "leads"), [("因汛期推迟", True), ("受汛期影响", True), ("主要是人手不足", False)])
def test_a_cause_may_belong_to_what_follows_unless_it_looks_back(text, leads):
    assert [c.leads for sentence in sentences(text) for c in sentence] == [leads]


@pytest.mark.parametrize("text", ["", "。。；", " 　，", "\n\n"])
def test_without_words_there_is_no_clause(text):
    assert cut(text) == []
