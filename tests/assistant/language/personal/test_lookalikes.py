"""The name of a body or a book is nobody's name, and a common word is doubtful unless it is surely one."""

import pytest

from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.lookalikes import Likeness, likeness_of


def likeness(text, name, chance=0.7, kind=PersonalKind.NAME):
    start = text.index(name)
    return likeness_of(text, PersonalSpan(kind, start, start + len(name)), chance)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("赴杨善洲精神教育基地学习", "杨善洲"),
        ("齐东职业学院采购", "齐东"),
        ("由程灏科技有限公司中标", "程灏"),
        ("购置《李时珍》三册", "李时珍"),
    ],
)
def test_bodies_and_books_are_nobody(text, name):
    assert likeness(text, name) is Likeness.OTHER


@pytest.mark.parametrize(
    ("text", "name"), [("杨善洲参加公司培训", "杨善洲"), ("齐东到学院报到", "齐东"), ("《办法》由李时祯解读", "李时祯")]
)
def test_people_who_do_something_at_a_body_are_people(text, name):
    assert likeness(text, name) is Likeness.NONE


def test_a_common_word_is_doubtful_unless_the_tagger_is_all_but_sure():
    assert likeness("本页程序三项", "程序") is Likeness.WORD
    assert likeness("本页程序三项", "程序", chance=0.96) is Likeness.NONE
    assert likeness("本页程序三项", "程序", kind=PersonalKind.ADDRESS) is Likeness.NONE


def test_behind_the_label_of_a_role_a_common_word_is_a_name():
    assert likeness("出纳 ： 程序 账号", "程序") is Likeness.NONE
    assert likeness("备注：程序三项", "程序") is Likeness.WORD


def test_whole_names_that_the_dictionary_holds_are_doubtful_where_nothing_says_that_somebody_stands_there():
    assert likeness("门厅挂李时珍像", "李时珍") is Likeness.WORD
    assert likeness("经办人：李时珍", "李时珍") is Likeness.NONE
    assert likeness("门厅挂李时珍像", "李时珍", chance=0.9) is Likeness.NONE
    assert likeness("尊敬的董先生", "董先生") is Likeness.NONE
    assert likeness("门厅挂李时祯像", "李时祯") is Likeness.NONE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("领款人\t应发\t卡号", "应发"),
        ("分管副市长兼任", "副市长"),
        ("联系电话 三部", "联系电话"),
        ("乌兰嘎查 1260亩", "乌兰嘎查"),
        ("柳荫矿检修", "柳荫矿"),
        ("孤独症康复", "孤独症"),
        ("谢大姐土菜馆整改", "谢大姐"),
        ("文件\n青财预 〔 2025 〕 8 号", "青财预"),
        ("鲁财预指〔2022〕76号", "鲁财"),
        ("工伤认定书晋沁工认2023-138", "晋沁"),
    ],
)
def test_labels_places_shops_and_longer_words_of_the_dictionary_are_nobody(text, name):
    assert likeness(text, name) is Likeness.OTHER


def test_a_piece_of_a_latin_word_is_nobody():
    assert likeness("expect number, got", "umber") is Likeness.OTHER
    assert likeness("联系 Wang Wei 办理", "Wang Wei") is Likeness.NONE


def test_what_no_dictionary_knows_is_no_common_word():
    assert likeness("一组岑桂芳、零志杰（城西）", "零志杰") is Likeness.NONE
