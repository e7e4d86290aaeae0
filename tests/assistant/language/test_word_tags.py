"""The words of a text with their parts of speech, one behind the other."""

from assistant.language.word_tags import dictionary_words, tagged


def test_the_words_stand_one_behind_the_other_without_gaps():
    text = "医院要添血透机，6台。\n水处理得跟着上①套😭"
    found = tagged(text)
    assert "".join(word.text for word in found.words) == text
    assert all(text[word.start : word.end] == word.text for word in found.words)
    assert found.edges == {0, *(word.end for word in found.words)}


def test_a_place_is_in_the_word_that_covers_it():
    found = tagged("购置血透机")
    assert (found.at(1).text, found.at(1).tag[0]) == ("购置", "v")
    assert (found.at(-1), found.at(5)) == (None, None)


def test_a_text_of_nothing_has_no_words():
    assert (tagged("").words, tagged("").edges) == ((), frozenset())


def test_words_of_the_dictionary_are_kept_whole_and_unknown_ones_are_not_guessed():
    assert dictionary_words("零志杰合计") == ("零", "志", "杰", "合计")
    assert dictionary_words("") == ()
