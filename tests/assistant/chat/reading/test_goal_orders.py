"""Orders on goals: by number, or as a whole."""

import pytest

from assistant.chat.reading.goal_orders import set_goal
from tests.fakes.reading import read


@pytest.mark.parametrize(
    ("text", "slots", "field", "sentence", "value"),
    [
        ("目标2改成：培训护理员150人", {"value": "培训护理员150人"}, "annual", 2, "培训护理员150人"),
        ("目标二改成：培训护理员150人", {}, "annual", 2, "培训护理员150人"),
        ("总体目标改成：三年培训护理员360人", {}, "overall", None, "三年培训护理员360人"),
        ("年度目标最后一条改成：学员满意度不低于92%", {}, "annual", 3, "学员满意度不低于92%"),
    ],
)
def test_a_goal_is_written_by_its_number_or_as_a_whole(text, slots, field, sentence, value):
    (made,) = read(set_goal, text, **slots)
    assert (made["field"], made.get("sentence"), made["value"]) == (field, sentence, value)


def test_a_goal_without_its_words_is_asked_for():
    assert read(set_goal, "目标2改改")[0]["op"] == "unclear"
