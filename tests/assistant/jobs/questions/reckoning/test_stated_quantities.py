"""Numbers are told apart by the words beside them, and pairs that a question lists are summed."""

from decimal import Decimal

import pytest

from assistant.jobs.questions.reckoning.stated_quantities import fit, in_pairs, stated_quantities
from assistant.language.calculation import find_parts
from assistant.language.numerals import fold


def stated(text):
    return fold(text), stated_quantities(fold(text), find_parts(text))


def test_shares_points_and_what_repeats_a_number_are_no_quantities():
    _, found = stated("预算600万，到位80%，得8分，我拿432除600，支出432万")
    assert [q.value for q in found] == [Decimal(6_000_000), Decimal(4_320_000)]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("监控提了8条认了6条，评价提10条认了9条", [18, 15]),
        ("监控提了8条全采纳了，评价提10条认了9条", [18, 17]),
        ("提了8条认了6条", []),
        ("提8条，认6条，提10条认9条", []),
    ],
)
def test_pairs_are_summed_where_every_clause_states_one(text, sums):
    assert [q.value for q in in_pairs(*stated(text))] == sums


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (("实际支出数", "预算数"), "今年花了38万，预算42万"),
        (("上年度总额", "本年度总额"), "去年42万，今年36万"),
        (("质量达标产出数", "实际产出数"), "过关45间，盖成48间"),
        (("已细化的资金数", "分配资金总数"), "已经细化7200万，一共9000万"),
        (("计划完成时间", "计划成本"), "计划60天，计划50万"),
    ],
)
def test_a_number_fits_the_quantity_that_its_words_speak_of(names, text):
    _, numbers = stated(text)
    for n, name in enumerate(names):
        assert fit(name, names, numbers[n], numbers) > fit(name, names, numbers[1 - n], numbers)
