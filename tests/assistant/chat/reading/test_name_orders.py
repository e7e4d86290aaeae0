"""Orders on names: a new name, or a part of the old one taken out."""

import pytest

from assistant.chat.reading.name_orders import set_name
from tests.fakes.reading import read


@pytest.mark.parametrize(
    ("text", "slots", "name"),
    [
        ("培训期数改名叫“办班期数”", {"row": "培训期数", "value": "办班期数"}, "办班期数"),
        ("培训护理员人数，把护理员三个字去掉", {"row": "培训护理员人数"}, "培训人数"),
        ("受益老人数量，把老人两个字删掉吧", {"row": "受益老人数量"}, "受益数量"),
    ],
)
def test_a_row_is_renamed_or_a_part_of_its_name_taken_out(text, slots, name):
    (made,) = read(set_name, text, **slots)
    assert (made["op"], made["value"]) == ("set_name", name)


@pytest.mark.parametrize("text", ["培训期数的名字改成培训班次数", "培训期数改叫“培训班次数”", "培训期数名用培训班次数"])
def test_a_name_that_no_reader_marked_stands_behind_its_verb(text):
    (made,) = read(set_name, text, row="培训期数")
    assert (made["row"], made["value"]) == ("r3", "培训班次数")


@pytest.mark.parametrize(("text", "slots"), [("培训期数改个名", {}), ("培训期数改名叫甲乙", {"value": "甲乙"})])
def test_without_a_new_name_of_some_length_nothing_is_renamed(text, slots):
    assert read(set_name, text, row="培训期数", **slots)[0]["op"] == "unclear"


def test_characters_that_look_like_a_class_are_no_rows():
    (made,) = read(set_name, "受益老人数量那条把数量两个字去了", row="受益老人数量")
    assert (made["row"], made["value"]) == ("r6", "受益老人")
