"""Exact numbers and frozen values: what is read is what was written, and nothing is changed in place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.base import Exact, Frozen, OpenFrozen, OptionalExact, as_json_number, known_sum, show, to_exact


class _Amount(OpenFrozen):
    value: Exact
    rest: OptionalExact = None


class _Strict(Frozen):
    value: int


@pytest.mark.parametrize(
    ("given_", "number"),
    [(5, "5"), (0.1, "0.1"), ("1,200.50", "1200.50"), ("1，200", "1200"), (" 3 ", "3"), ("-0", "0"), ("1e3", "1000")],
)
def test_a_number_is_read_exactly_whatever_it_is_written_in(given_, number):
    assert to_exact(given_) == Decimal(number)


@pytest.mark.parametrize("given_", ["", "甲", "1.2.3", "NaN", "Infinity", float("inf"), True, None, "1e31", "1e-31"])
def test_what_is_no_finite_number_is_refused(given_):
    with pytest.raises(ValueError, match="数字"):
        to_exact(given_)


def test_fifteen_significant_digits_are_the_most():
    assert to_exact("123456789012345") == 123456789012345
    assert to_exact("1" + "0" * 20) == Decimal(10) ** 20
    with pytest.raises(ValueError, match="位数过多"):
        to_exact("1234567890123456")


@given(digits=st.integers(-(10**15) + 1, 10**15 - 1), places=st.integers(0, 10))
def test_a_number_comes_back_from_json_as_it_was(digits, places):
    number = Decimal(digits).scaleb(-places)
    text = _Amount(value=number).model_dump_json()
    assert _Amount.model_validate_json(text).value == number


def test_whole_numbers_are_integers_in_json():
    assert _Amount(value="480.0", rest="0.5").model_dump_json() == '{"value":480,"rest":0.5}'
    assert isinstance(as_json_number(Decimal("5.0")), int)


@pytest.mark.parametrize("blank", ["", " ", "　", None])
def test_an_empty_cell_is_nothing_and_not_zero(blank):
    assert _Amount(value=1, rest=blank).rest is None
    assert _Amount(value=1, rest="0").rest == 0


def test_values_are_never_changed_in_place():
    with pytest.raises(ValidationError):
        _Amount(value=1).value = Decimal(2)


def test_files_of_tomorrow_stay_readable_but_knowledge_is_read_strictly():
    assert _Amount.model_validate({"value": 1, "new": 2}) == _Amount(value=1)
    with pytest.raises(ValidationError):
        _Strict.model_validate({"value": 1, "new": 2})


@pytest.mark.parametrize(
    ("number", "shown"),
    [("120.50", "120.5"), ("1E+3", "1000"), ("-0.00", "0"), ("0.0010", "0.001"), ("1E-7", "0.0000001"), ("-5", "-5")],
)
def test_a_number_is_shown_in_its_shortest_plain_digits(number, shown):
    assert show(Decimal(number)) == shown


def test_what_is_not_known_adds_nothing():
    assert known_sum([Decimal("1.5"), None, Decimal(2)]) == Decimal("3.5")
    assert known_sum([None]) == known_sum([]) == 0
