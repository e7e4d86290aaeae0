"""Orders on points: set, reckoned, moved between rows and listed; what does not match is asked about."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat.reading.weight_orders import set_weight
from tests.fakes.reading import SCENE, read


@pytest.mark.parametrize(
    ("text", "slots", "made"),
    [
        ("满意度给15分", {"row": "满意度", "value": "15分"}, [("r7", "15")]),
        ("满意度加5分", {"row": "满意度", "value": "5分"}, [("r7", "15")]),
        ("满意度减5分", {"row": "满意度", "value": "5分"}, [("r7", "5")]),
        ("满意度加到15分", {"row": "满意度", "value": "15分"}, [("r7", "15")]),
        ("满意度的分减半", {"row": "满意度"}, [("r7", "5")]),
        ("总成本20分太多，分5分给满意度", {}, [("r1", "15"), ("r7", "15")]),
        ("第二、第三、第四条 12/10/8", {}, [("r2", "12"), ("r3", "10"), ("r4", "8")]),
    ],
)
def test_points_are_set_reckoned_moved_and_listed(text, slots, made):
    assert [(o.get("row"), o.get("value")) for o in read(set_weight, text, **slots)] == made


def test_a_list_of_points_that_does_not_match_the_rows_is_asked_about():
    (made,) = read(set_weight, "第二、第三条 12/10/8")
    assert (made["op"], made["reason"]) == ("unclear", "几个分值和几条指标对不上，请逐条说。")


def test_a_form_without_rows_has_no_cell_to_set():
    bare = replace(SCENE, filing=SCENE.filing.model_copy(update={"indicators": ()}))
    assert {o["op"] for o in read(set_weight, "满意度给15分", bare, value="15分")} == {"unclear"}


def test_points_that_the_message_set_free_come_on_top_of_those_of_the_row_they_are_given_to():
    scene = replace(SCENE, spare=Decimal(6))
    (given,) = read(set_weight, "多的6分给满意度", scene, row="满意度")
    (put,) = read(set_weight, "腾出来那6分搁满意度上", scene, row="满意度")
    assert put["value"] == "16"
    (other,) = read(set_weight, "满意度给8分", scene, row="满意度", value="8分")
    assert (given["value"], other["value"]) == ("16", "8")
