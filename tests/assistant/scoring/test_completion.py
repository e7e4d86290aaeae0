"""Completion of one target by one actual value: never an error, never out of bounds, never both scored and missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.indicator import Indicator
from assistant.language.target_parser import parse_target
from assistant.scoring.completion import completion
from assistant.scoring.self_evaluation import Options, score_row
from policy_corpus.catalog import list_profiles

SIGNS = st.sampled_from(["", "≥", "≤", ">", "<", "=", "不少于", "不超过", "较上年提高", "下降", "约"])
NUMBERS = st.decimals(min_value=-1000, max_value=10**20, places=2).map(str)
UNITS = st.sampled_from(["", "%", "人", "万人", "元", "万元", "次", "天", "个百分点", "起"])
DAYS = st.sampled_from(["2026年11月30日前", "11月底前", "2026年2月30日", "2027年1月3日", "2026年12月", "年底"])
WORDS = st.sampled_from(
    ["是", "否", "有", "无", "是/否", "显著提升", "【待补充：人数】", "", "已完成", "10-15%", "0-0次", "9" * 40]
)
CELLS = st.builds("{}{}{}".format, SIGNS, NUMBERS, UNITS) | DAYS | WORDS | st.text(max_size=12)
CURVES = [p.curves for p in list_profiles() if p.curves]


@given(CELLS, CELLS, st.sampled_from(CURVES), st.sampled_from(["产出指标", "成本指标", "满意度指标"]), st.booleans())
def test_whatever_stands_in_the_cells_the_score_is_within_its_weight_or_missing(target, actual, curves, level1, reduce):
    row = Indicator(level1=level1, name="投诉次数", target=target, actual=actual, weight=Decimal("7.3"))
    made = score_row(row, curves, None, Options(reduce_far_over=reduce))
    assert (made.points is None) is bool(made.missing)
    assert made.points is None or (0 <= made.points <= Decimal("7.3") and made.formula)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_done_is_never_a_lower_rate(bound, less, more):
    low, high = sorted((less, more))
    target = parse_target(f"≥{bound}人")
    assert completion(target, parse_target(f"{low}人")).rate <= completion(target, parse_target(f"{high}人")).rate


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_spent_is_never_a_higher_rate(bound, less, more):
    low, high = sorted((less, more))
    target = parse_target(f"≤{bound}元")
    assert completion(target, parse_target(f"{low}元")).rate >= completion(target, parse_target(f"{high}元")).rate


@pytest.mark.parametrize(
    ("target", "actual", "days"),
    [
        ("2026年11月30日前", "2026年12月5日", 5), ("11月30日前", "12月2日", 2),
        ("2026年11月30日前", "2026年11月30日", 0), ("2027年2月底前", "2027年3月1日", 1),
    ],
)  # fmt: skip
def test_days_late_are_counted(target, actual, days):
    assert completion(parse_target(target), parse_target(actual)).days_late == days


def test_a_rate_that_was_not_reached_is_not_rounded_up_to_a_hundred():
    made = completion(parse_target("≥100000人"), parse_target("99999.9人"))
    assert (made.rate, made.met) == (Decimal("99.99"), False)
