"""Two characters are a word or not, and words are more or less frequent."""

import pytest

from assistant.language.word_pairs import word_frequency


@pytest.mark.parametrize(
    ("pair", "is_word"), [("补贴", True), ("贴发", False), ("满意", True), ("", False), ("A补", False)]
)
def test_two_characters_are_a_word_or_not(pair, is_word):
    assert bool(word_frequency(pair)) is is_word


def test_frequent_words_count_more():
    assert word_frequency("我们") > word_frequency("补贴") > 0
