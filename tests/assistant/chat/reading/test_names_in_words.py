"""Names in the words of a message, without what leads up to them."""

import pytest

from assistant.chat.reading.names_in_words import clean


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("是县水利局吧", "县水利局"),
        ("改成“县水利局”，谢谢", "县水利局"),
        ("：县水利局。", "县水利局"),
        ("", ""),
        ("吧", ""),
    ],
)
def test_a_name_is_taken_without_what_leads_up_to_it_and_trails_off(words, name):
    assert clean(words) == name
