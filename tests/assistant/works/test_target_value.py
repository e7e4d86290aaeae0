"""A value as somebody says it, read for one row."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.works.interface import NotApplicable
from assistant.works.target_value import read_value
from tests.fakes.works import row


@pytest.mark.parametrize(
    ("target", "stated", "shown"),
    [
        ("≥90%", "92%", "≥92%"),
        ("≥90%", "92", "≥92%"),
        ("≥90%", "九成二", "≥92%"),
        ("≥90%", "92个点", "≥92%"),
        ("≥90%", "等于95%", "=95%"),
        ("≥90%", "=95%", "=95%"),
        ("≥90%", "不超过95%", "≤95%"),
        ("≥90%", "95%以上", "≥95%"),
        ("=100%", "98%", "=98%"),
        ("≥120人", "一百五十人", "≥150人"),
        ("≥120人", "150人次", "≥150人次"),
        ("≤4200元/具", "4000元", "≤4000元/具"),
        ("≥5个街道", "6个", "≥6个街道"),
        ("22-25天", "20-22天", "20-22天"),
        ("22-25天", "20天", "20天"),
        ("≤2小时", "4个钟以内", "≤4小时"),
        ("≤5天", "二十二天", "≤22天"),
        ("=1万元/人·年", "12000元", "=12000元/人·年"),
        ("≥1次/月", "2次", "≥2次/月"),
        ("每月1次", "2次", "2次/月"),
        ("≥1次/月", "每季度1次", "≥1次/季度"),
        ("≥1.4万", "2万", "≥2万"),
        ("≥1.2万人", "15000人", "≥15000人"),
        ("≤197.18万元", "200", "≤200万元"),
        ("≤197.18万元", "200万", "≤200万元"),
        ("≥99.9%", "99.95", "≥99.95%"),
        ("≥0.5万元", "3000元", "≥3000元"),
    ],
)
def test_sign_and_unit_of_the_row_stay_unless_the_words_name_others(target, stated, shown):
    assert read_value(row("数量指标", "某指标", target), stated, 2027).target == shown


@pytest.mark.parametrize(
    ("level2", "name", "stated", "shown"),
    [
        ("数量指标", "培训人数", "150人", "≥150人"),
        ("经济成本指标", "人均费用", "800元/人", "≤800元/人"),
        ("时效指标", "响应时限", "30分钟", "≤30分钟"),
        ("质量指标", "安全事故起数", "0起", "=0起"),
        ("质量指标", "安全事故起数", "2起", "≤2起"),
    ],
)
def test_a_row_without_value_has_the_usual_sign_of_its_kind(level2, name, stated, shown):
    assert read_value(row(level2, name, "【待补充：目标值】"), stated, 2027).target == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [("2027年10月31日", "2027年10月31日前"), ("10月31号之前", "2027年10月31日前"), ("10月底前", "2027年10月31日前")],
)
def test_a_day_is_written_out_with_the_year_of_the_form(stated, shown):
    assert read_value(row("时效指标", "培训完成时间", "2027年11月30日前"), stated, 2027).target == shown


@pytest.mark.parametrize("stated", ["随便", "把满意度改成92%", "92%吧行吗", "你好", "", "我不知道", "90改成不对是95"])
def test_what_is_not_wholly_a_value_is_refused(stated):
    with pytest.raises(NotApplicable, match="没有改"):
        read_value(row("服务对象满意度指标", "学员满意度", "≥90%"), stated, 2027)


@pytest.mark.parametrize(
    ("target", "stated", "reason"),
    [
        ("≥90%", "提高5个百分点", "变化量"),
        ("≥90%", "90%左右", "确定的数"),
        ("≥90%", "120%", "最高是100%"),
        ("≥90%", "5人", "单位不同"),
        ("≥90%", "2027年6月30日", "是日期"),
        ("≥90%", "显著提升", "没法考核"),
        ("2027年11月30日前", "92%", "不是日期"),
    ],
)
def test_a_value_that_the_row_cannot_have_is_refused_with_the_reason(target, stated, reason):
    with pytest.raises(NotApplicable, match=reason):
        read_value(row("服务对象满意度指标", "学员满意度", target), stated, 2027)


def test_a_change_may_stand_where_the_row_is_a_change():
    change = row("社会效益指标", "就诊率提高幅度", "较上年提高2个百分点")
    assert "3" in read_value(change, "3个百分点", 2027).target


def test_a_degree_may_stand_where_the_row_is_not_a_number():
    assert read_value(row("社会效益指标", "护理水平", "有所提升"), "显著提升", 2027).target == "显著提升"
    with pytest.raises(NotApplicable):
        read_value(row("社会效益指标", "护理水平", "有所提升"), "随便写", 2027)


def test_a_unit_in_its_own_column_stays_there():
    apart = Indicator(level1="产出指标", name="培训人数", target="120", unit="人", unit_in_target=False)
    value = read_value(apart, "150人", 2027)
    assert (value.target, value.unit) == ("150", "人")


def test_a_date_without_year_is_refused_where_the_form_has_none():
    with pytest.raises(NotApplicable, match="年份"):
        read_value(row("时效指标", "培训完成时间", "2027年11月30日前"), "10月31日", None)


@pytest.mark.parametrize(("target", "stated"), [("≥1.4万", "15000"), ("≥90%", "0.95"), ("≤120万元", "1300000")])
def test_a_bare_number_far_from_the_old_one_is_asked_about_where_the_unit_has_a_scale(target, stated):
    with pytest.raises(NotApplicable, match="请连单位一起说"):
        read_value(row("数量指标", "某指标", target), stated, 2027)
