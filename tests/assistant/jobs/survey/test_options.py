"""Answers of people are one of five options, by whole words, letters or numbers; anything else is no answer."""

import pytest

from assistant.jobs.survey.options import BASICALLY, OPTIONS, bare_answer, by_letter, by_number, by_word


@pytest.mark.parametrize(
    ("answer", "option"),
    [
        ("很满意", "非常满意"), ("A.非常满意(100分)", "非常满意"), ("较好", "满意"), ("② 一般", "一般"),
        ("不太满意。", "不满意"), ("很差", "非常不满意"), (BASICALLY, "一般"),
    ],
)  # fmt: skip
def test_a_word_means_one_of_the_five_options(answer, option):
    assert OPTIONS[by_word(answer)] == option


@pytest.mark.parametrize("answer", ["满意吗", "不知道", "", "满意但贵"])
def test_what_is_no_option_is_no_answer(answer):
    assert by_word(answer) is None


def test_an_option_reads_as_itself_and_no_word_means_two():
    assert [by_word(option) for option in OPTIONS] == [0, 1, 2, 3, 4]


def test_letters_and_numbers_have_a_rank():
    assert [by_letter(letter) for letter in ("Ａ", "e.", "F")] == [0, 4, None]
    assert [by_number(text) for text in ("5", "1分", "6", "4.0")] == [0, 4, None, 1]
    assert by_number("1", best=1) == 0


def test_marks_around_an_answer_are_taken_off():
    assert bare_answer("（B） 比较 满意（80分）") == "比较满意"
