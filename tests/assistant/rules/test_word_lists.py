"""The words of a rule are read from its file, and joined so that the longer one is tried first."""

import re

from assistant.rules.word_lists import any_of, group, word_lists, words


def test_the_words_stand_in_the_order_of_the_file():
    assert words("claim_not_in_source", "terms")[0] == "绩效评价"
    assert words("claim_not_in_source", "terms")[-1] == "绩效"


def test_of_two_words_that_begin_alike_the_longer_is_found():
    assert re.search(any_of("claim_not_in_source", "terms"), "绩效评价结果")[0] == "绩效评价"


def test_a_rule_without_a_file_has_no_lists():
    assert word_lists("rule_without_words") == {}


def test_an_empty_list_matches_nothing():
    assert re.search(group([]), "任何文字") is None


def test_a_sign_in_a_word_stands_for_itself():
    assert re.search(group(["增加(减少)"]), "增加减少") is None
    assert re.search(group(["增加(减少)"]), "增加(减少)")
