"""Numbers are counted about, without being read."""

import pytest

from assistant.language.number_count import number_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("没有数目的句子。", 0),
        ("申请资金1,200.5万元，培训一百二十人。", 2),
        ("2027年3月1日前完成，年底验收。", 2),
        ("每人补助３００元，分半年发放。", 3),
    ],
)
def test_figures_numerals_and_named_days_count(text, count):
    assert number_count(text) == count


def test_a_run_of_numerals_is_many_numbers():
    assert number_count("一百二十" * 4000) == 4000
