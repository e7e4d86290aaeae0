"""What a name is about, without what is said of the doing and of the measure."""

import pytest

from assistant.language.names import core, normal, thing, without_measure


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("项目完成及时率", "及时率"),
        ("实际完成培训人次", "培训"),
        ("参训学员满意率", "参训学员满意度"),
        ("道路面积", "道路面积"),
        ("补贴人数（低保）", "补贴人数低保"),
        ("指标系数", "指标系数"),
        ("数量", "数量"),
    ],
)
def test_the_core_leaves_out_the_doing_and_the_counting(name, of):
    assert core(name) == of


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("实际完成改造教室（实际完成）", "改造教室"),
        ("道路改造面积", "道路改造"),
        ("项目竣工日期", "完工"),
        ("监理费用", "监理费"),
        ("改 造 教 室 数量", "改造教室"),
    ],
)
def test_the_thing_also_leaves_out_the_dimension_and_notes(name, of):
    assert thing(name) == of


def test_a_name_that_is_nothing_but_a_measure_stays():
    assert without_measure("面积") == "面积"
    assert without_measure("培训人次") == "培训"


def test_a_normal_name_has_no_number_and_no_marks():
    assert normal("（3）培训 人次／年") == "培训人次年"
