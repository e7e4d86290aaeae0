"""A row reads its target and its actual value with the unit that stands beside them."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.language.target import Operator


def row(**values):
    return Indicator(level1="产出指标", name="甲", **values)


def test_a_unit_in_a_column_of_its_own_is_joined_to_a_bare_number():
    item = row(target="≥120", actual="118", unit="人", unit_in_target=False)
    assert (item.parsed.operator, item.parsed.low, item.parsed.unit) == (Operator.AT_LEAST, 120, "人")
    assert (item.parsed_actual.low, item.parsed_actual.unit) == (118, "人")


@pytest.mark.parametrize(
    ("text", "unit", "inside", "shown"),
    [("95", "%", False, "95%"), ("95", "%", True, "95"), ("提升", "%", False, "提升"), (" 95 ", "", False, "95")],
)
def test_a_unit_is_added_once_and_only_to_a_number(text, unit, inside, shown):
    assert row(unit=unit, unit_in_target=inside).with_unit(text) == shown


def test_a_row_without_values_reads_as_empty_and_not_as_an_error():
    assert row().parsed.operator is Operator.EMPTY
    assert row().parsed_actual.operator is Operator.EMPTY
