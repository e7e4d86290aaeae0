"""Figures of a text: a code is no figure, however long it is."""

from decimal import Decimal

import pytest

from assistant.language.figures import FigureKind, find_figures


def test_a_count_and_an_amount_are_read_with_their_units():
    found = [(f.kind, f.value, f.unit) for f in find_figures("培训1180人次，支出465.2万元")]
    assert found == [
        (FigureKind.COUNT, Decimal(1180), "人次"),
        (FigureKind.MONEY, Decimal("4652000.0"), "元"),
    ]


@pytest.mark.parametrize(
    "code", ["41010020270000001234567890", "一二三四五六七八九一二三四五六七八九", "12345678901234567.5%"]
)
def test_a_code_too_long_for_a_number_is_passed_over(code):
    assert [f.text for f in find_figures(f"项目代码{code}，培训120人")] == ["120人"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("5.2万人次", ["5.2万人次"]),
        ("人员经费：\n1.25万元", ["1.25万元"]),
        ("1.培训12期", ["12期"]),
        ("1.2025年培训12期", ["2025年", "12期"]),
        ("（2）培训12期", ["12期"]),
        ("3、培训12期", ["12期"]),
        ("一、培训12期", ["12期"]),
    ],
)
def test_the_number_of_a_list_is_no_figure_and_a_decimal_is_no_list(text, figures):
    assert [f.text for f in find_figures(text)] == figures


@pytest.mark.parametrize("text", ["支付1978.7万元", "支出2012.5元", "新修2010.6公里", "服务201205人次", "共12012.5亩"])
def test_a_number_with_a_unit_is_no_month(text):
    assert [f.kind for f in find_figures(text) if f.kind is FigureKind.DATE] == []


@pytest.mark.parametrize("text", ["2025.6完工", "2025-06起", "于202506完工"])
def test_a_month_without_a_unit_behind_it_stays_one(text):
    assert [f.name for f in find_figures(text) if f.kind is FigureKind.DATE] == ["2025-06"]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("满意度九成五", "percent", "95", "%"),
        ("差错率3‰", "percent", "0.3", "%"),
        ("提高2个百分点", "percent", "2", "%"),
        ("投资3.5个亿", "count", "350000000", ""),
        ("报价18万6", "count", "186000", ""),
        ("伍佰贰拾万元", "money", "5200000", "元"),
        ("补助300余户", "count", "300", "户"),
        ("近3000人", "count", "3000", "人"),
        ("还有一千三百二十户", "count", "1320", "户"),
        ("工期半年", "count", "0.5", "年"),
        ("偏差-2%", "percent", "2", "%"),
    ],
)
def test_a_number_is_read_however_it_is_written_and_without_its_sign(text, kind, value, unit):
    (found,) = find_figures(text)
    assert (found.kind, found.value, found.unit) == (kind, Decimal(value), unit)


@pytest.mark.parametrize("text", ["零就业家庭", "三农工作", "其一", "每三户", "三分之一", "几十户", "第三批"])
def test_what_is_no_exact_number_is_no_figure(text):
    assert [f for f in find_figures(text) if not f.doubtful] == []


def test_a_measure_does_not_reach_into_the_next_line():
    assert [(f.value, f.unit) for f in find_figures("600\n合计200")] == [(Decimal(600), ""), (Decimal(200), "")]


@pytest.mark.parametrize("text", ["二级公路", "五方"])
def test_one_digit_before_what_may_be_no_measure_is_doubtful(text):
    assert [f.doubtful for f in find_figures(text)] == [True]


@pytest.mark.parametrize("text", ["50-60%", "50%—60%", "50至60%", "５０～６０％"])
def test_both_ends_of_a_range_of_percentages_are_percentages(text):
    found = find_figures(text)
    assert [(f.kind, f.value) for f in found] == [(FigureKind.PERCENT, 50), (FigureKind.PERCENT, 60)]


def test_a_count_before_a_percentage_is_no_range():
    assert [f.kind for f in find_figures("培训50，60%")] == [FigureKind.COUNT, FigureKind.PERCENT]
