"""Values as they are said, for a row: changes reckoned, signs kept, money in the unit of the row."""

import pytest

from assistant.chat.reading.value_words import essence, value_for
from assistant.domain.indicator import Indicator
from assistant.works.interface import NotApplicable


def of(target, name="指标"):
    return Indicator(level1="产出指标", level2="数量指标", name=name, target=target)


@pytest.mark.parametrize(
    ("target", "before", "words", "value"),
    [
        ("≥90%", "改成", "92", "≥92%"),
        ("≥90%", "提高", "5个点", "≥95%"),
        ("≥90%", "提高到", "95%", "≥95%"),
        ("≥45人", "", "翻一番", "≥90人"),
        ("≤8起", "", "减半", "≤4起"),
        ("≥1500条", "加", "两成", "≥1800条"),
        ("≤65元/人", "涨", "五块", "≤70元/人"),
        ("≥2座", "再加", "2座", "≥4座"),
        ("≤6万元/个", "改成", "5万5", "≤5.5万元/个"),
        ("≤580元/顶", "", "500块一顶", "≤500元/顶"),
        ("22-25天", "就写", "不少于22天", "≥22天"),
        ("≥90%", "", "等于90%", "=90%"),
        ("2027年9月30日前", "推迟", "一个月", "2027年10月31日前"),
        ("2027年9月30日前", "改到", "8月底", "2027年8月31日前"),
        ("≥10%", "", "控制在10%以内", "≤10%"),
        ("≥14.6公里", "", "米", "≥14600米"),
        ("≥3.5万人次", "", "人次", "≥35000人次"),
        ("≥300米", "", "公里", "≥0.3公里"),
        ("≥90处", "", "次", "≥90次"),
        ("≤580元/顶", "往下落", "10块", "≤570元/顶"),
        ("≥260桌", "多开", "40桌", "≥300桌"),
        ("≤16%", "往下拉", "两个百分点", "≤14%"),
        ("≤3.5万元/个", "下浮", "百分之十", "≤3.15万元/个"),
        ("≥3.5万人次", "写", "三万八", "≥3.8万人次"),
        ("≥100人", "扩到", "1.2倍", "≥120人"),
        ("≤3小时", "放宽到", "四个小时", "≤4小时"),
        ("≤30分钟", "改成", "一刻钟", "≤15分钟"),
        ("2027年6月30日前", "提早", "半个月", "2027年6月15日前"),
        ("2027年6月30日前", "宽限", "两周", "2027年7月14日前"),
    ],
)
def test_a_value_is_read_for_its_row(target, before, words, value):
    assert value_for(of(target), words, before, 2027) == value


@pytest.mark.parametrize(
    ("target", "words"),
    [("≥90%", "跟去年一样"), ("≥90%", "300人"), ("≤16%", "两个点"), ("≥80顶", "加10块"), ("2027年9月30日前", "95%")],
)
def test_what_is_no_value_of_the_row_is_refused(target, words):
    with pytest.raises((NotApplicable, ValueError)):
        value_for(of(target), words, "", 2027)


@pytest.mark.parametrize(
    ("words", "kept"),
    [("95%以上吧", "95%以上"), ("改成别超过4小时了", "不超过4小时"), ("三百", "三百"), ("15到20天", "15到20天")],
)
def test_only_figure_and_sign_of_the_words_count(words, kept):
    assert essence(words) == kept
