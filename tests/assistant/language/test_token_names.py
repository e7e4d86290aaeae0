"""Numbers that name and do not count: documents, ordinals, identifiers, marks of lists, set words."""

import pytest

from assistant.language.token_names import document, identifier, idiom, list_mark, ordinal
from assistant.language.tokens import TokenKind, find_tokens


def token(read, text, at=0):
    found = read(text, at)
    return found and text[at : found["end"]]


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("1. 购置", "1.", 1),
        ("3、改造", "3、", 3),
        ("20）验收", "20）", 20),
        ("（3）改造", "（3）", 3),
        ("①甲", "①", None),
    ],
)
def test_a_mark_at_the_head_of_a_line_is_a_mark(text, mark, number):
    found = list_mark(text, 0)
    assert (text[: found["end"]], found["number"]) == (mark, number)


def test_a_mark_in_words_says_that_it_is_chinese():
    assert list_mark("四、保障措施", 0) == {"end": 2, "chinese": True}
    assert token(list_mark, "概况\n四、保障措施", 3) == "四、"


@pytest.mark.parametrize(
    ("text", "at"), [("共3、5次", 1), ("1.5万元", 0), ("购置四、五台", 2), ("投入12 万元", 2), ("合计20）", 2)]
)
def test_a_number_within_a_line_is_no_mark(text, at):
    assert list_mark(text, at) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("〔2026〕41号文件", "〔2026〕41号"),
        ("[2026] 第41号", "[2026] 第41号"),
        ("2020年10号文", "2020年10号文"),
        ("GB/T 19001-2016标准", "GB/T 19001-2016"),
    ],
)
def test_a_document_is_read_with_its_number(text, shown):
    assert token(document, text) == shown


@pytest.mark.parametrize("text", ["2026年", "（2026）年", "10号", "GB"])
def test_a_year_or_a_number_alone_is_no_document(text):
    assert document(text, 0) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13800001234，", "13800001234"),
        ("12345热线", "12345"),
        ("H3C-S5560交换机", "H3C-S5560"),
        ("v1.2.3", "v1.2.3"),
        ("CT2型", "CT2"),
        ("123456789", "123456789"),
        ("0371-65880000", "0371-65880000"),
    ],
)
def test_a_phone_a_model_and_a_long_run_of_digits_are_identifiers(text, shown):
    assert token(identifier, text) == shown


@pytest.mark.parametrize("text", ["CT2台", "AED15套", "12345元", "123456789元", "1234567890.5", "LED灯"])
def test_what_is_counted_or_paid_is_no_identifier(text):
    assert identifier(text, 0) is None


@pytest.mark.parametrize(
    ("text", "shown", "number"),
    [
        ("第13条规定", "第13条", 13),
        ("第四次会议", "第四次", 4),
        ("二期工程", "二期", 2),
        ("3号楼", "3号楼", 3),
        ("二级医院", "二级", 2),
        ("Ⅲ类水", "Ⅲ类", None),
    ],
)
def test_a_place_in_a_row_is_an_ordinal(text, shown, number):
    found = ordinal(text, 0)
    assert (text[: found["end"]], found["number"]) == (shown, number)


@pytest.mark.parametrize("text", ["5人", "3号前", "三级联动", "二类似", "5级联"])
def test_a_count_a_day_and_set_words_are_no_ordinals(text):
    assert ordinal(text, 0) is None


def test_a_number_behind_a_name_that_is_numbered_is_an_ordinal():
    assert token(ordinal, "附件2、方案", 2) == "2"
    assert ordinal("共2、方案", 1) is None


@pytest.mark.parametrize(
    ("text", "shown"), [("一事一议奖补", "一事一议"), ("统一组织", "统一"), ("十四五规划", "十四五"), ("万一", "万一")]
)
def test_set_words_hold_a_numeral_and_count_nothing(text, shown):
    assert token(idiom, text) == shown


@pytest.mark.parametrize("text", ["一次", "一块钱", "万元", "十分之三", "十分钟", "两个", "一点五"])
def test_a_numeral_that_counts_is_no_set_word(text):
    assert idiom(text, 0) is None


def test_a_capital_before_a_word_of_names_is_an_ordinal():
    assert [(t.text, t.kind) for t in find_tokens("矽肺贰期，") if t.number is not None] == [
        ("贰期", TokenKind.ORDINAL)
    ]
