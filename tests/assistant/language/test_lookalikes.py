"""Letters put for digits are read as the digits that were meant, in a text of the same length."""

import pytest

from assistant.language.lookalikes import with_digits


@pytest.mark.parametrize(
    ("text", "meant"), [("2O元", "20元"), ("l36.8万", "136.8万"), ("1,2OO枚", "1,200枚"), ("2O26.6", "2026.6")]
)
def test_a_letter_within_a_number_is_a_digit(text, meant):
    assert with_digits(text) == meant


@pytest.mark.parametrize("text", ["H2O", "CO2", "2Ohm", "lab3", "A级"])
def test_a_letter_of_a_word_stays(text):
    assert with_digits(text) == text
