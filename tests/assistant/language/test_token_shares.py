"""Shares, folds and fractions are tokens in percent; points and parts of a thousand keep their unit."""

from decimal import Decimal

import pytest

from assistant.language.token_shares import share
from assistant.language.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("95%", "95"),
        ("百分之九十五", "95"),
        ("八成七", "87"),
        ("八成半", "85"),
        ("七折", "70"),
        ("一半", "50"),
        ("折半", "50"),
        ("1/4", "25"),
        ("百分百", "100"),
        ("三分之一", "33.33"),
        ("四分之三", "75"),
    ],
)
def test_a_share_is_in_percent(text, percent):
    found = share(text, 0)
    assert (found["end"], found["number"], found["unit"]) == (len(text), Decimal(percent), "%")


@pytest.mark.parametrize(
    ("text", "unit"), [("千分之二", "‰"), ("万分之二", "‱"), ("2个百分点", "个百分点"), ("2‰", "‰")]
)
def test_a_share_of_a_thousand_and_points_keep_their_unit(text, unit):
    assert (share(text, 0)["number"], share(text, 0)["unit"]) == (2, unit)


def test_a_range_of_shares_has_both_ends():
    found = share("10-15%", 0)
    assert (found["low"], found["high"], found["second"]) == (10, 15, 2)


@pytest.mark.parametrize("text", ["95", "九成熟", "零分之一", "三成立", "3点"])
def test_what_is_no_share_is_none(text):
    assert share(text, 0) is None


def test_a_share_that_is_borne_is_not_negative():
    assert [t.number for t in find_tokens("戏班负六成，")] == [60]
