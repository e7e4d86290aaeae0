"""Results in YAML or JSON are read by Chinese or English keys; what is not known is named, what is wrong is refused."""

from decimal import Decimal

import pytest

from assistant.domain.filing import FundLine
from assistant.domain.results import CauseKind
from assistant.files.interface import IntakeError
from assistant.forms.results.structured import read_structured
from tests.fakes.approved import approved


def read(data, declaration=None):
    return read_structured(data, "r.yaml", declaration)


def test_chinese_and_english_keys_are_the_same():
    chinese = {"年初预算数": "480", "全年执行数": "465.2", "指标": [{"名称": "期数", "实际完成值": "12期"}]}
    english = {"initial": 480, "executed": Decimal("465.2"), "items": [{"name": "期数", "actual": "12期"}]}
    assert read(chinese) == read(english)


def test_pairs_of_name_and_value_are_items():
    items = read({"指标": {"期数": "12期", "人次": {"完成值": 1180}}}).items
    assert [(i.name, i.actual) for i in items] == [("期数", "12期"), ("人次", "1180")]


def test_a_source_has_its_amounts_or_what_it_spent():
    lines = read({"资金来源": {"财政拨款": {"全年预算数": 400}, "其他资金": 70, "彩票": 1}}).lines
    assert lines == (FundLine(source="fiscal", adjusted=Decimal(400)), FundLine(source="other", executed=Decimal(70)))


def test_keys_that_are_not_known_are_named_and_not_used():
    notes = read({"指标": {"期数": {"完成值": 1, "颜色": "红"}}, "天气": "晴", "资金来源": {"彩票": 1}}).notes
    assert [any(word in note for note in notes) for word in ("颜色", "天气", "彩票")] == [True, True, True]


def test_keys_may_hold_blanks_and_remarks_in_brackets():
    assert read({"全年执行数（万元）": 465, "指 标：": {}}).executed == 465


@pytest.mark.parametrize(
    ("data", "unit", "executed"),
    [
        ({"资金单位": "元", "全年执行数": "465.2万元"}, "元", 4_652_000),
        ({"全年执行数": "4652000元"}, "元", 4_652_000),
        ({"全年执行数": "465.2"}, "万元", Decimal("465.2")),
    ],
)
def test_the_unit_is_as_stated_or_as_the_amounts_name_it(data, unit, executed):
    results = read(data)
    assert (results.unit, results.executed) == (unit, executed)


def test_the_unit_of_the_declaration_is_before_that_of_the_amounts():
    results = read({"全年执行数": "4652000元"}, approved())
    assert (results.unit, results.executed) == ("万元", Decimal("465.2"))


def test_a_cause_is_read_whole_or_in_parts():
    whole = {"名称": "期数", "偏差": {"原因": "暴雨", "措施": "补办", "原因类别": "其他"}}
    parts = {"名称": "期数", "偏差原因": "暴雨", "改进措施": "补办", "偏差原因类别": "其他"}
    (one,), (other,) = read({"指标": [whole]}).items, read({"指标": [parts]}).items
    assert one.deviation == other.deviation
    assert (one.deviation.kind, one.deviation.cause) == (CauseKind.OTHER, "暴雨")


def test_an_item_without_a_name_is_stated_and_left_out():
    results = read({"指标": [{"完成值": "12期"}, {"名称": "期数", "完成值": "12期"}]})
    assert len(results.items) == 1
    assert "没有写指标名称" in results.notes[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ([], "没有完成情况"),
        ("12期", "没有完成情况"),
        ({}, "没有读到"),
        ({"指标": "12期"}, "逐条"),
        ({"指标": ["12期"]}, "缩进"),
        ({"全年执行数": "很多"}, "不是金额"),
        ({"指标": {"水平": {"取值": 101}}}, "水平"),
        ({"项目是否完成": "大概"}, "是否完成"),
    ],
)
def test_what_is_no_result_is_refused_in_one_line(data, word):
    with pytest.raises(IntakeError, match=word) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_remarks_and_figures_left_unread_come_through():
    results = read({"指标": {"期数": 1}, "备注": ["已核对"]})
    assert results.notes == ("已核对",)
