"""The form of transfer payments: who is in charge, money by level of government, management in words, no scores."""

import pytest

from assistant.domain.filing import MANAGEMENT_ITEMS, Filing, FundLine, Funds, Project
from tests.fakes.layout_filings import layout_heading, layout_rows
from tests.fakes.self_evaluated import paired_filing


def texts(filing):
    return [[c.text for c in row.cells] for row in layout_rows("F11", filing, None)]


def line(filing, head):
    return next(r[1:] for r in texts(filing) if r[0] == head)


@pytest.mark.parametrize(
    ("department", "central", "local"),
    [("国家卫生健康委", "国家卫生健康委", ""), ("青溪县民政局", "", "青溪县民政局"), ("", "", "")],
)
def test_a_department_stands_at_its_level(department, central, local):
    filing = Filing(project=Project(department=department, unit="甲中心"))
    assert line(filing, "中央主管部门") == [central]
    assert line(filing, "地方主管部门") == [local, "资金使用单位", "甲中心"]


def test_public_money_that_is_not_divided_leaves_both_levels_open():
    for head in ("其中：中央财政资金", "地方财政资金"):
        assert line(paired_filing(), head)[:2] == ["【待补充】", "【待补充】"]


def test_money_by_level_is_shown_with_its_rate():
    lines = (FundLine(source="central", adjusted=300, executed=270), FundLine(source="local", adjusted=100))
    filing = Filing(funds=Funds(adjusted=400, executed=300, lines=lines))
    assert line(filing, "其中：中央财政资金") == ["300", "270", "90%"]
    assert line(filing, "地方财政资金") == ["100", "【待补充】", ""]
    assert line(filing, "年度资金总额：") == ["400", "300", "75%"]


def test_every_item_of_management_has_a_row_with_what_was_stated():
    account = paired_filing().account.model_copy(update={"management": {"下达及时性": ("按时", "无")}})
    filing = paired_filing().model_copy(update={"account": account})
    assert line(filing, "下达及时性") == ["按时", "无"]
    assert {r[0] for r in texts(filing)} >= set(MANAGEMENT_ITEMS)


def test_the_form_has_no_scores():
    assert not [c for r in texts(paired_filing()) for c in r if c in {"得分", "分值", "总分"}]


def test_the_name_of_the_payment_is_in_the_title_or_left_open():
    assert layout_heading("F11", paired_filing())[0][0] == "养老护理员培训绩效自评表"
    assert layout_heading("F11", Filing())[0][0] == "×××绩效自评表"
