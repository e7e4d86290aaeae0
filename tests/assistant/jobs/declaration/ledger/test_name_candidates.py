"""Candidates of a name are sound pieces of the words around a number, with the ending of its role and unit."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.name_candidates import NumberInText, name_candidates
from assistant.jobs.declaration.ledger.row_names import is_sound
from assistant.language.layout import layout
from assistant.language.tokens import find_tokens
from assistant.language.topics import topic


def number(text, role=NumberRole.OUTPUT, project=""):
    laid, tokens = layout(text), find_tokens(text)
    token = tokens[-1]
    unit = "%" if token.kind == "share" else token.unit
    return NumberInText(
        laid, tokens, len(tokens) - 1, role, topic(laid, tokens, len(tokens) - 1, role.value), unit, project
    )


def names(*args, **more):
    return [c.name for c in name_candidates(number(*args, **more))]


def test_every_candidate_is_sound_and_stands_once():
    found = names("局办汇报：园内烈士墓全部修好164座")
    assert len(found) == len(set(found))
    assert all(is_sound(name) for name in found)


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("消防车8月底前交付上牌", NumberRole.MILESTONE, "消防车交付时间"),
        ("困难群众每人一次补300元", NumberRole.PRICE, "困难群众补贴标准"),
        ("火灾起数比去年降10%", NumberRole.RESULT, "火灾起数下降率"),
        ("村民说满意的要90%", NumberRole.SATISFACTION, "村民满意度"),
        ("监测企业加到150家", NumberRole.OUTPUT, "监测企业数量"),
        ("道路设计使用10年", NumberRole.RESULT, "道路设计使用年限"),
        ("11月20日前演完", NumberRole.MILESTONE, "演出完成时间"),
        ("场地12月1日前搭好", NumberRole.MILESTONE, "场地搭建完成时间"),
    ],
)
def test_what_an_expert_would_call_it_is_among_them(text, role, name):
    assert name in names(text, role)


def test_pieces_that_say_the_same_are_not_joined():
    assert not [name for name in names("火情不超过2起火情发现以后") if "火情火情" in name]


def test_what_was_put_together_is_cut_by_words_alone():
    found = names("全自动核酸提取仪2台，单价18.5万元", NumberRole.PRICE)
    assert "核酸提取仪单价" in found
    assert "仪单价" not in found


def test_the_project_may_name_what_else_is_bare():
    assert "村支书轮训人次" in names("每期80人，合320人次", project="“灯火照塬”村支书轮训")


def test_no_candidate_begins_with_a_word_that_binds():
    assert not [n for n in names("报修后工程师2小时到场", NumberRole.LIMIT) if n[0] in "到在从由"]


@pytest.mark.parametrize(("text", "is_there"), [("做完书记说要压到8起", False), ("编印说明书500册", True)])
def test_who_says_something_is_no_name(text, is_there):
    assert any("说" in name for name in names(text)) is is_there


def test_a_word_of_speech_is_in_no_name():
    assert "医院要添血透机数量" not in names("区第二医院要添血透机6台")
    assert "血透机数量" in names("区第二医院要添血透机6台")


def test_the_other_cells_of_a_row_name_nothing():
    table = "品名\t规格\t采购量\n试剂\t混检\t64人份\n耗材\t双份\t3600套"
    assert not [n for n in names(table) if "双份" in n or "混检" in n]


def test_a_day_is_of_no_share():
    assert not [n for n in names("慰问7月28日前送到参训率不低于92%", NumberRole.MILESTONE) if "率" in n]


def test_a_share_by_which_something_falls_is_no_rate_of_it():
    assert "热线投诉率" not in names("热线投诉比去年降15%", NumberRole.RESULT)
