"""A target says how it binds, in what it is measured and what is counted; it claims nothing that was not read."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.language.target import SIGNS, UNREAD, Operator, Target


def target(operator=Operator.AT_LEAST, **more):
    return Target(raw="", operator=operator, **more)


def test_a_comparison_and_a_range_are_numbers_and_nothing_else_is():
    numbers = {o for o in Operator if target(o).is_number}
    assert numbers == {*SIGNS, Operator.RANGE}


def test_only_a_date_is_a_date():
    assert [o for o in Operator if target(o).is_date] == [Operator.DATE]


def test_every_sign_is_shown_by_one_character_of_its_own():
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert {len(sign) for sign in SIGNS.values()} == {1}


def test_what_was_not_read_is_no_number():
    assert not any(target(o).is_number for o in UNREAD)


@pytest.mark.parametrize(
    ("unit", "each", "behind"),
    [("次/季度", "季度", "次"), ("万元/公里", "", "万元/公里"), ("次/年/人", "人", "次/年"), ("", "", "")],
)
def test_the_unit_behind_the_number_leaves_out_what_was_stated_before_it(unit, each, behind):
    assert target(unit=unit, each=each).unit_behind == behind


def test_what_is_measured_is_the_unit_with_its_noun():
    assert target(unit="个/年", each="年", counted="街道").measured == "个街道"


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [("街道", "", True), ("", "街道", True), ("街道", "街道办", True), ("乡镇", "街道", False), ("", "", True)],
)
def test_things_count_as_the_same_unless_both_name_another(mine, theirs, same):
    assert target(counted=mine).counts_as(target(counted=theirs)) is same
    assert target(counted=theirs).counts_as(target(counted=mine)) is same


def test_numbers_are_exact_and_a_target_is_never_changed():
    found = target(low=Decimal("0.1"))
    assert found.low == Decimal("0.1")
    with pytest.raises(ValidationError):
        found.low = Decimal(1)


def test_an_operator_that_there_is_not_is_refused():
    with pytest.raises(ValidationError):
        Target(raw="", operator="about")
