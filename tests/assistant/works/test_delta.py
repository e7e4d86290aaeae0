"""The difference of two JSON values is laid over forwards and taken back."""

from json import dumps

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.works.delta import difference, laid_over, taken_back

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=1), inner, max_size=3),
    max_leaves=12,
)
_any_speed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""On a busy machine making the values takes longer; that says nothing about differences."""


@_any_speed
@given(_JSON, _JSON)
def test_forwards_gives_the_later_value_and_back_the_earlier_one_byte_for_byte(before, after):
    delta = difference(before, after)
    assert dumps(laid_over(before, delta)) == dumps(after)
    assert dumps(taken_back(after, delta)) == dumps(before)


@_any_speed
@given(_JSON)
def test_equal_values_do_not_differ(value):
    assert difference(value, value) == ()


def test_a_cell_is_noted_by_its_place():
    before = {"rows": [{"name": "甲", "target": "≥1"}, {"name": "乙", "target": "≥2"}]}
    after = {"rows": [{"name": "甲", "target": "≥1"}, {"name": "乙", "target": "≥3"}]}
    (one,) = difference(before, after)
    assert (one.path, one.before, one.after) == (("rows", 1, "target"), "≥2", "≥3")


def test_a_number_that_becomes_a_truth_value_is_a_change():
    assert difference({"a": 1}, {"a": True})
