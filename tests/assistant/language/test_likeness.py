"""Likeness of names by the pairs of characters they share."""

import pytest

from assistant.language.likeness import SAME_INDICATOR, SAME_SUBJECT, coverage, likeness


def test_names_of_one_thing_in_another_order_are_alike():
    assert likeness("管理人员培训", "培训管理人员") >= SAME_INDICATOR
    assert likeness("改造教室", "医疗设备") < SAME_SUBJECT


@pytest.mark.parametrize(
    ("one", "other", "share"), [("", "", 0), ("甲", "甲", 1), ("培训，人次", "培训人次", 1), ("甲乙", "丙丁", 0)]
)
def test_likeness_runs_from_nothing_to_one(one, other, share):
    assert likeness(one, other) == share


def test_coverage_asks_only_how_much_of_the_name_is_there():
    assert coverage("合格率", "验收合格率达到标准") == 1
    assert coverage("验收合格率达到标准", "合格率") < 0.5
    assert coverage("", "合格率") == 0
