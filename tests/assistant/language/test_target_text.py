"""A target cell made plain, and cells that hold no value."""

import pytest

from assistant.language.target import Operator
from assistant.language.target_text import is_measure_alone, no_value, plain


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("　≥９５％ ", "≥95%"),
        ("“120人”", "120人"),
        ("1 200 000元", "1200000元"),
        ("12 期", "12 期"),
        ("100(±5)天", "100±5天"),
        ("零下18度", "-18度"),
        ("负5%", "-5%"),
        ("欠负责任", "欠负责任"),
        ("✔", "√"),
        ("", ""),
    ],
)
def test_a_cell_is_read_in_half_width_signs_and_whole_numbers(raw, text):
    assert plain(raw) == text


@pytest.mark.parametrize("text", ["", " ", "——", "/", "无", "N/A", "n/a", "不适用", "、", "____"])
def test_blanks_and_strokes_are_empty(text):
    assert no_value(text) is Operator.EMPTY


@pytest.mark.parametrize("text", ["是", "√", "×", "是/否", "是 或 否", "□是□否", "☑达成 □未达成"])
def test_yes_and_no_are_known(text):
    assert no_value(text) is Operator.YES_NO


@pytest.mark.parametrize("text", ["XX人", "≥x%", "N次", "待定", "年 月", "95%以", "人", "万元", "%"])
def test_what_is_to_be_filled_in_or_cut_off_is_not_read(text):
    assert no_value(text) is Operator.UNPARSEABLE


@pytest.mark.parametrize("text", ["≥95%", "120人", "是否公开", "有效提升", "X光机3台", "半年", "0"])
def test_values_and_words_are_left_to_the_reader(text):
    assert no_value(text) is None


@pytest.mark.parametrize(
    ("text", "alone"), [("人", True), ("人次", True), ("3人", False), ("人均", False), ("", False)]
)
def test_a_measure_and_nothing_else_is_a_measure_alone(text, alone):
    assert is_measure_alone(text) is alone
