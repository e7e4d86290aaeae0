"""What the words of a target and of a value add to their numbers."""

import pytest

from assistant.scoring.reading import against_its_sense


@pytest.mark.parametrize(
    ("target", "actual", "against"),
    [
        ("较上年提高5%", "下降5%", True), ("较上年下降5%", "提高5%", True),
        ("较上年提高5%", "提高5%", False), ("较上年下降5%", "下降5%", False),
        ("较上年提高5%", "5%", False), ("5%", "下降5%", False), ("5%", "提高5%", False),
        ("较上年提高5%", "由上年下降转为提高5%", False), ("较上年下降5%", "由上年增长转为下降5%", False),
        ("由下降转为提高5%", "下降5%", False), ("由增长转为下降5%", "提高5%", False),
        ("提高到95%", "下降到94%", False),
    ],
)  # fmt: skip
def test_a_value_moves_against_its_target_only_where_both_say_one_way(target, actual, against):
    assert against_its_sense(target, actual) is against
