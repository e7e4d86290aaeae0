"""What was read of texts is kept by size: short ones up to a sum of characters, long ones not, but for the latest."""

from assistant.text_cache import cached_by_text


def counting(**limits):
    read = []

    @cached_by_text(**limits)
    def length(text, more=0):
        read.append(text)
        return len(text) + more

    return length, read


def test_a_short_text_is_read_once_for_each_of_its_other_arguments():
    length, read = counting(characters=100, longest=10)
    assert (length("甲乙"), length("甲乙"), length("甲乙", 1)) == (2, 2, 3)
    assert read == ["甲乙", "甲乙"]


def test_a_long_text_is_never_kept():
    length, read = counting(characters=100, longest=10)
    assert (length("长" * 11), length("长" * 11)) == (11, 11)
    assert len(read) == 2


def test_the_latest_long_text_is_kept_where_many_places_of_it_are_asked_for():
    length, read = counting(characters=100, longest=10, latest=1)
    for text in ("长" * 11, "长" * 11, "大" * 11, "长" * 11):
        length(text)
    assert read == ["长" * 11, "大" * 11, "长" * 11]


def test_short_texts_are_forgotten_beyond_the_sum_of_their_characters():
    length, read = counting(characters=20, longest=10)
    for text in ("甲", "乙", "丙", "甲"):
        length(text)
    assert read == ["甲", "乙", "丙", "甲"]
