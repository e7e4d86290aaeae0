"""A number in words is read exactly or not at all, in every style that people write."""

import subprocess
import sys
from decimal import Decimal
from random import Random

import pytest

from assistant.language.numerals import fold, read_number
from tests.fakes.number_words import STYLES, unsure

_OF_EACH = 150


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,500.00", "2500"),
        ("３０万", "300000"),
        ("3 万", "30000"),
        ("35000万", "350000000"),
        ("3.5个亿", "350000000"),
        ("1.34万亿", "1340000000000"),
        ("25w", "250000"),
        ("12k", "12000"),
        ("3w2", "32000"),
        ("1 250 000", "1250000"),
        ("1千2百万", "12000000"),
        ("12万3", "123000"),
        ("4万6千", "46000"),
        ("3万6500", "36500"),
        ("1.2亿零300万", "123000000"),
        ("-3.5", "-3.5"),
        ("007", "7"),
    ],
)
def test_an_arabic_figure_is_read_with_its_separators_and_scales(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一亿三千万", "130000000"),
        ("三万五", "35000"),
        ("两千五", "2500"),
        ("一百五", "150"),
        ("六十万八", "608000"),
        ("一万零三百五", "10350"),
        ("一百零五", "105"),
        ("二十六万零八百", "260800"),
        ("一百万零五千", "1005000"),
        ("三万五百", "30500"),
        ("一百十二", "112"),
        ("两万三千亿", "2300000000000"),
        ("一万万", "100000000"),
        ("三万五千万", "350000000"),
        ("壹佰叁拾万", "1300000"),
        ("貳仟參佰", "2300"),
        ("陆万另三百", "60300"),
        ("零壹拾", "10"),
        ("廿三", "23"),
        ("卅", "30"),
        ("〇", "0"),
        ("仨万", "30000"),
        ("二〇二六", "2026"),
        ("二0二六", "2026"),
        ("二O二六", "2026"),
        ("九十二点五", "92.5"),
        ("三点五亿", "350000000"),
        ("3点5亿", "350000000"),
        ("一个半", "1.5"),
        ("半", "0.5"),
        ("半个亿", "50000000"),
        ("一亿半", "150000000"),
        ("一又二分之一", "1.5"),
        ("负三百", "-300"),
        ("零下五", "-5"),
        ("三 万 五 千", "35000"),
    ],
)
def test_a_numeral_in_words_is_read_in_every_style(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("三千万二", "一百万五", "一百五万", "一千零五百", "三千五万", "一百零零五", "一百零", "二十亿亿"),
        *("十四五", "三八", "一二三", "零三", "二两", "两十", "十两万", "叁万伍"),
        *("十几", "上百", "数十", "三五十", "七八十", "二三百", "一两万", "近百", "两百来", "三千余"),
        *("八成", "百分之三", "三分之一"),
        *("百", "万", "百万", "三点五十", "3点5", "3·15", "一又三分之一", "一百个半"),
        *("1.2.3", "1,2345", "12万345", "1.2亿3", "1.5千2百", "25W"),
        *("", " ", "三千万元", "A3", "点五", "五点", "二千三万五千万"),
    ],
)
def test_what_is_no_sure_number_is_not_read(text):
    assert read_number(text) is None


def test_a_long_figure_keeps_every_digit_and_one_that_arithmetic_would_round_is_refused():
    assert read_number("1234567890123456789012345678") == 1234567890123456789012345678
    assert read_number("12345678901234567890123456789") is None
    assert read_number("1" + "0" * 31 + "亿零1万") is None
    assert read_number("三点" + "一四" * 15) is None
    assert read_number("二〇二六" * 8) is None
    assert read_number("-12345678901234567890123456780万") == -12345678901234567890123456780 * 10_000


def test_a_text_of_any_length_is_refused_at_once():
    assert read_number("一" * 1_000_000) is None


@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_every_style_are_never_read_wrong_and_nearly_always_right(style):
    rng = Random(20260101)  # noqa: S311 -- the same numbers each time
    pairs = [STYLES[style](rng) for _ in range(_OF_EACH)]
    wrong = [(text, read_number(text)) for text, value in pairs if read_number(text) not in {value, None}]
    unread = [text for text, _ in pairs if read_number(text) is None]
    assert not wrong
    assert len(unread) <= _OF_EACH // 50, unread


def test_numerals_that_nobody_can_be_sure_of_have_no_value():
    rng = Random(20260101)  # noqa: S311 -- the same numbers each time
    assert [(t, read_number(t)) for t, _ in (unsure(rng) for _ in range(500)) if read_number(t) is not None] == []


def test_folding_keeps_the_length():
    text = "（３０％）　２，５００Ａ～"
    assert fold(text) == "(30%) 2,500A~"
    assert len(fold(text)) == len(text)


def test_the_library_is_loaded_only_for_a_large_numeral_in_words():
    code = (
        "import sys\n"
        "from assistant.language.numerals import read_number\n"
        "assert read_number('二十五') == 25 and read_number('3.5万') == 35000\n"
        "assert not {'cn2an', 'yaml'} & set(sys.modules)\n"
        "assert read_number('二十五万') == 250000 and 'cn2an' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
