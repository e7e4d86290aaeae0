"""What each one is for goes with the number, in front of it or behind."""

import pytest

from assistant.language.token_each import each_before
from assistant.language.token_quantities import quantity


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("每人每月700元", 700, "人·月"),
        ("一口4500，", 4500, "口"),
        ("每天2次", 2, "天"),
        ("15元/株", 15, "株"),
        ("300/人", 300, "人"),
        ("每户不超过300元", 300, "户"),
    ],
)
def test_what_each_one_is_for_goes_with_the_number(text, number, per):
    found = quantity(text, 0)
    assert (found["number"], found["per"]) == (number, per)


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit", "per"),
    [
        ("两千块一件", "money", "2000", "元", "件"),
        ("2.2万一套", "number", "2.2", "万", "套"),
        ("3万一个", "number", "3", "万", "个"),
        ("三百一户", "number", "300", "", "户"),
        ("三百五一个", "number", "350", "", "个"),
        ("15元每本", "money", "15", "元", "本"),
        ("六毛一份", "money", "0.6", "元", "份"),
        ("每份八角印两百份", "money", "0.8", "元", "份"),
    ],
)
def test_what_each_one_costs_may_stand_behind(text, kind, number, unit, per):
    found = quantity(text, 0)
    assert (found["kind"], str(found["number"]), found["unit"], found["per"]) == (kind, number, unit, per)


@pytest.mark.parametrize(
    ("text", "number", "unit"), [("3万一次性拨付", "3", "万"), ("200元一起交", "200", "元"), ("5万一共", "5", "万")]
)
def test_words_that_begin_with_one_are_not_each_one(text, number, unit):
    found = quantity(text, 0)
    assert (str(found["number"]), found["unit"], found.get("per") or "") == (number, unit, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("每人每月700元", ("人·月", "月", 4)),
        ("每户不少于300元", ("户", "户", 5)),
        ("每天巡检2次", None),
        ("一共300元", None),
        ("每300元", None),
    ],
)
def test_what_so_much_is_each_of_stands_right_before_its_number(text, found):
    assert each_before(text, 0) == found
