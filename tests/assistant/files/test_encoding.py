"""The encoding of a text is found from its bytes."""

import pytest

from assistant.files.encoding import decoded, decoded_web

TEXT = "项目名称：农村公路日常养护，资金总额80万元，年度目标为养护里程不低于42公里。"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_every_encoding(code):
    assert decoded(TEXT.encode(code)) == TEXT


def test_big5_is_noted_from_gb_by_its_rare_characters():
    text = "計畫名稱：農村公路日常養護，經費總額八十萬元，年度目標為養護里程不低於四十二公里。"
    assert decoded(text.encode("big5")) == text


def test_bytes_that_are_no_text_are_none():
    assert decoded(b"\x00\x01" * 50) is None
    assert decoded(b"\xff\xd8\xff\xe0\x00\x10JFIF" * 9) is None


def test_ascii_and_nothing_are_texts():
    assert decoded(b"abc 123") == "abc 123"
    assert decoded(b"") == ""


def test_a_gb_text_of_rare_characters_stays_gb_where_big5_makes_no_better_one():
    assert decoded("喆堃旻".encode("gb18030")) == "喆堃旻"


def test_a_utf_16_text_cut_in_half_a_character_is_still_read():
    assert decoded(TEXT.encode("utf-16-le") + b"\x30") == TEXT


@pytest.mark.parametrize(
    ("declared", "code"), [("gb2312", "gb18030"), ("GBK", "gbk"), ("utf-8", "utf-8"), ("big5", "big5")]
)
def test_a_web_page_is_read_as_it_declares(declared, code):
    page = f'<html><head><meta charset="{declared}"></head>計畫</html>'
    assert decoded_web(page.encode(code)) == page


@pytest.mark.parametrize("declared", ["no-such-code", "big5"])
def test_a_page_that_declares_what_it_is_not_is_read_by_its_bytes(declared):
    page = f"<meta charset={declared}>{TEXT}〔〕"
    assert decoded_web(page.encode()) == page
