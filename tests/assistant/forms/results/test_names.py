"""Names of indicators as people write them again: the same thing, clearly same_name, or something else."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.forms.results.names import same_class, same_name, units_agree


def row(target="≥1200人次", level1="产出指标", level2="数量指标"):
    return Indicator(level1=level1, level2=level2, name="培训", target=target)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("培训人次", "培训人次"),
        ("培训考核合格率", "考核合格率"),
        ("服务对象满意度", "服务对象的满意度"),
        ("参训学员满意度", "学员满意度"),
        ("培训人数", "培训人次数"),
    ],
)
def test_words_added_that_change_nothing_leave_a_name_near(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("合格率", "不合格率"),
        ("床位数", "新增床位数"),
        ("脱贫户数", "户数"),
        ("培训人次", "走访户数"),
        ("数", "数"),
        ("", ""),
        ("路", "农村公路建设里程"),
        ("培训", "全县乡村教师继续培训场所"),
    ],
)
def test_another_measure_is_never_near(one, other):
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("level1", "level2", "same"),
    [
        ("", "", True),
        ("产出指标", "数量指标", True),
        ("产出", "", True),
        ("效益指标", "", False),
        ("产出指标", "质量指标", False),
        ("成本指标", "", True),
        ("别的", "别的", True),
    ],
)
def test_a_class_that_was_stated_is_the_rows_and_what_was_not_agrees(level1, level2, same):
    assert same_class(row(), level1, level2) is same


def test_cost_is_one_class_wherever_a_form_puts_it():
    assert same_class(row(level1="产出指标", level2="成本指标"), "成本指标", "经济成本指标")


@pytest.mark.parametrize(
    ("target", "actual", "agree"),
    [
        ("≥1200人次", "1180人次", True),
        ("≥1200人次", "1180", True),
        ("≥1200人次", "0.12万人次", True),
        ("≥1200人次", "12期", False),
        ("≥95%", "3个百分点", True),
        ("≥5个街道", "5个", True),
        ("≥5个街道", "5个乡镇", False),
        ("≤4000元/人次", "3900元/人次", True),
        ("≤4000元/人次", "3900元", False),
        ("2025年11月30日前", "2025年11月5日", True),
        ("2025年11月30日前", "12期", False),
        ("明显提升", "12期", True),
    ],
)
def test_a_value_is_of_a_row_only_where_their_units_agree(target, actual, agree):
    assert units_agree(row(target), actual) is agree
