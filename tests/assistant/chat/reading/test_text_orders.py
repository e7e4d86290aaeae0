"""Orders on the words of a row: source, standard and other texts, each behind its label."""

import pytest

from assistant.chat.reading.text_orders import set_text
from tests.fakes.reading import about, read


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("满意度的数据来源写成问卷调查表", "data_source", "问卷调查表"),
        ("满意度的评分标准：每低1%扣1分，扣完为止", "scoring_standard", "每低1%扣1分，扣完为止"),
    ],
)
def test_the_words_of_a_row_are_what_stands_behind_their_field(text, field, value):
    (made,) = read(set_text, text)
    assert (made["op"], made["row"], made["field"], made["value"]) == ("set_text", "r7", field, value)


def test_words_without_a_field_are_asked_about():
    assert read(set_text, "满意度写成问卷", row="满意度")[0]["op"] == "unclear"


def test_the_row_last_spoken_of_gets_the_words():
    (made,) = read(set_text, "数据来源写成问卷调查表", about("r4"), value="问卷调查表")
    assert made["row"] == "r4"
