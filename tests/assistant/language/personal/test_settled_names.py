"""A name alone behind the label of a role, or before a phone number, is one whatever it looks like. Nobody is real."""

import pytest

from assistant.language.personal.folding import folded
from assistant.language.personal.reader import found_by_shape
from assistant.language.personal.settled_names import settled_names
from assistant.language.personal.squeezing import squeezed


def settled(text):
    plain = folded(text)
    close = squeezed(plain)
    found = settled_names(close.text, found_by_shape(plain, close).numbers)
    return [close.text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("出纳：李四", ["李四"]),
        ("审核（签字）：张三 复核：王二妮", ["张三", "王二妮"]),
        ("李四 13800000000", ["李四"]),
        ("赵六：13800000000，孙七，13900000000", ["赵六", "孙七"]),
        ("12.张三身份证复印件", ["张三"]),
        ("王五银行卡", ["王五"]),
        ("门口来了个姓佟的师傅", ["佟"]),
        ("受理时自称姓岑，未留电话", ["岑"]),
    ],
)
def test_a_place_of_names_holds_a_name(text, names):
    assert settled(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "联系人：公卫科",
        "负责人：全体",
        "甲方：高新区",
        "程序 13800000000",
        "新号 13800000000",
        "方案-13800000000",
        "备注：李四",
        "负责人：局长",
        "联系人：应发 13800000000",
        "方案身份证，单位银行卡，别拿身份证，居民身份证",
        "同姓的居民，老百姓，张王李三姓村民",
    ],
)
def test_departments_common_words_and_words_of_the_number_are_none(text):
    assert settled(text) == []
