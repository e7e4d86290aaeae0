"""The official forms, blank and filled in cell by cell, are read by their labels."""

import pytest

from assistant.forms.label_reader import read_filing
from tests.fakes.grids import grid_of, printed_forms


@pytest.fixture
def official(shared):
    by_id = printed_forms(shared)
    return lambda form_id, **fill: read_filing(
        grid_of(by_id[form_id], {tuple(int(n) for n in k[1:].split("_")): v for k, v in fill.items()}), "2025年度"
    )


@pytest.mark.parametrize("form_id", ["F01", "F04", "F09", "F11", "F12"])
def test_a_blank_form_holds_nothing(official, form_id):
    filing = official(form_id)
    assert filing.indicators == filing.overall_indicators == ()
    assert filing.project.name == filing.project.department == filing.project.unit == ""
    assert filing.goals == type(filing.goals)()
    assert filing.account == type(filing.account)()
    assert filing.funds.lines == ()
    assert (filing.funds.total, filing.funds.executed, filing.total_score) == (None, None, None)


def test_f04_filled_in(official):
    filing = official(
        "F04", c0_2="护理员培训", c1_2="青溪县民政局", c1_8="青溪县养老服务中心", c3_3="12", c3_4="12", c3_5="9.6",
        c3_7="80%", c3_8="8", c4_3="10", c4_4="10", c4_5="9", c6_4="2", c6_5="0.6", c8_1="培训120人", c8_5="培训118人",
        c10_3="指标1：培训人数", c10_4="≥120人", c10_5="118人", c10_6="20", c10_7="19.67", c10_8="2人请假", c37_7="90",
    )  # fmt: skip
    (row,) = filing.indicators
    assert (row.level1, row.level2, row.name, row.target, row.actual) == (
        "产出指标", "数量指标", "培训人数", "≥120人", "118人",
    )  # fmt: skip
    assert [str(x) for x in (row.weight, row.score)] == ["20", "19.67"]
    assert row.deviation == "2人请假"
    assert (filing.project.name, filing.project.unit) == ("护理员培训", "青溪县养老服务中心")
    assert (filing.goals.annual, filing.goals.actual) == ("培训120人", "培训118人")
    assert [(x.source, str(x.executed)) for x in filing.funds.lines] == [("fiscal", "9"), ("other", "0.6")]
    assert [str(filing.funds.execution_rate), str(filing.funds.execution_score), str(filing.total_score)] == [
        "80", "8", "90",
    ]  # fmt: skip


def test_f11_filled_in(official):
    filing = official(
        "F11", c0_3="护理员培训", c2_3="青溪县民政局", c2_6="青溪县养老服务中心", c4_5="12", c4_6="9.6", c4_7="80%",
        c5_5="8", c5_6="8", c6_5="4", c6_6="1.6", c9_3="按因素法", c9_6="无", c17_1="培训120人", c17_5="培训118人",
    )  # fmt: skip
    assert filing.project.name == "护理员培训"
    assert (filing.project.department, filing.project.unit) == ("青溪县民政局", "青溪县养老服务中心")
    assert [(x.source, str(x.adjusted)) for x in filing.funds.lines] == [("central", "8"), ("local", "4")]
    assert filing.account.management == {"分配科学性": ("按因素法", "无")}
    assert (filing.goals.annual, filing.goals.actual) == ("培训120人", "培训118人")


def test_f12_filled_in(official):
    filing = official(
        "F12", c0_2="护理员培训", c1_8="青溪县养老服务中心", c3_2="培训120人", c3_7="培训118人", c4_2="分三期。",
        c6_2="12", c6_3="12", c6_4="9.6", c6_6="80%", c6_9="8", c6_10="跨年结算", c7_4="9", c12_1="产出指标",
        c12_2="数量指标", c12_3="培训人数", c12_4="≥", c12_5="120", c12_6="人", c12_7="118", c12_8="90", c12_9="88",
        c12_10="2人请假", c13_9="96", c14_1="较好。", c15_1="报名少。", c16_1="早排课。",
    )  # fmt: skip
    (row,) = filing.indicators
    assert (row.target, row.actual, row.deviation) == ("≥120人", "118人", "2人请假")
    account = filing.account
    assert (account.process, account.execution_reason) == ("分三期。", "跨年结算")
    assert (account.conclusion, account.problems, account.measures) == ("较好。", "报名少。", "早排课。")
    assert (filing.goals.annual, filing.goals.actual) == ("培训120人", "培训118人")
    assert str(filing.total_score) == "96"
