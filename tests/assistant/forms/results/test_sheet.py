"""The sheet that we hand out is read by its heads and labels, wherever they stand."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.domain.filing import ACCOUNT_REMARK
from assistant.domain.results import CauseKind
from assistant.files.interface import IntakeError
from assistant.forms.results.sheet import is_our_sheet, project_of, read_sheet
from tests.fakes.approved import approved
from tests.fakes.grids import rows

HEAD = [
    "一级指标",
    "三级指标",
    "实际完成值",
    "定性取值",
    "偏差原因类别",
    "偏差原因",
    "改进措施",
    "佐证材料",
]
TOP = [
    ["项目名称", "养老护理员培训"],
    ["金额单位", "元"],
    ["资金", "年初预算数", "全年预算数", "全年执行数"],
    ["年度资金总额", "4800000", "480万元", "约465.2万元"],
    ["其中：财政拨款", "", "", "4000000"],
    ["上年结转", "", "", ""],
    ["总体目标实际完成情况", "培训1180人次"],
    ["项目是否完成", "是"],
]


def read(*lines, top=(), tail=(), declaration=None):
    return read_sheet(Path("填报表.xlsx"), rows(*top, HEAD, *lines, *tail), declaration)


def line(name, actual="", share="", level1="", **more):
    return [level1, name, actual, share, *(more.get(field, "") for field in ("kind", "cause", "remedy", "evidence"))]


def test_our_sheet_is_known_by_its_heads():
    assert is_our_sheet(rows(["甲"], HEAD))
    assert not is_our_sheet(rows(["三级指标", "实际完成值"]))
    assert not is_our_sheet([])


def test_the_sheet_names_the_project_it_was_handed_out_for():
    assert project_of(rows(*TOP, HEAD)) == "养老护理员培训"
    assert project_of(rows(HEAD)) == ""


def test_money_is_read_in_the_unit_stated_and_what_is_only_about_so_much_is_stated():
    results = read(top=TOP)
    assert (results.unit, results.initial, results.executed) == ("元", 4_800_000, 4_652_000)
    assert [(x.source, x.executed) for x in results.lines] == [("fiscal", 4_000_000)]
    assert (results.goal_actual, results.completed) == ("培训1180人次", True)
    assert "约数" in results.notes[0]


def test_rows_with_an_entry_are_results_and_blank_ones_are_not():
    results = read(line("培训人次", "1180人次", level1="产出指标"), line("培训期数"), line("合格率", "96%"))
    assert [(i.name, i.level1, i.actual) for i in results.items] == [
        ("培训人次", "产出指标", "1180人次"),
        ("合格率", "产出指标", "96%"),
    ]
    assert results.items[0].source.document == "填报表.xlsx"


def test_cause_and_share_are_read_and_a_kind_that_there_is_not_is_stated():
    results = read(
        line("水平", "有所提升", "85", kind="人员保障", cause="人手不足", remedy="招聘"),
        line("期数", "11期", kind="天气", cause="暴雨"),
    )
    first, second = results.items
    assert (first.share, first.deviation.kind, first.deviation.remedy) == (85, CauseKind.STAFF, "招聘")
    assert (second.deviation.kind, second.deviation.cause) == (None, "暴雨")
    assert "天气" in results.notes[0]


@pytest.mark.parametrize("share", ["120", "-1", "多数"])
def test_a_share_that_is_none_is_refused_by_the_name_of_its_row(share):
    with pytest.raises(IntakeError, match="水平"):
        read(line("水平", "提升", share))


def test_evidence_that_the_declaration_had_is_no_entry_but_new_one_is():
    old = approved()
    had = old.indicators[1].model_copy(update={"evidence": "签到册"})
    old = old.model_copy(update={"indicators": (had,)})
    assert read(line(had.name, evidence="签到册"), declaration=old).items == ()
    assert [i.evidence for i in read(line(had.name, evidence="新签到册"), declaration=old).items] == ["新签到册"]


def test_words_below_the_indicators_are_the_units_and_our_remark_is_none():
    tail = [["存在的问题", ACCOUNT_REMARK, "人手不足"], ["主要经验做法", ACCOUNT_REMARK, ""]]
    results = read(line("培训人次", "1"), tail=tail)
    assert (results.problems, results.lessons) == ("人手不足", "")
    assert [i.name for i in results.items] == ["培训人次"]


def test_without_a_unit_the_declarations_is_taken():
    old = approved()
    old = old.model_copy(update={"funds": old.funds.model_copy(update={"unit": "元"})})
    assert read(declaration=old).unit == "元"
    assert read().unit == "万元"
    assert Decimal(480) == old.funds.total
