"""The words of a self-evaluation stand beside their labels; what a form does not show stays empty."""

import pytest

from assistant.forms.account_parts import is_account_label, read_account
from assistant.forms.grid import GridCell
from tests.fakes.grids import rows


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("项目实施内容及过程概述", "process"),
        ("1.项目实施内容及过程概述", "process"),
        ("自评结论：", "conclusion"),
        ("存在的主要问题", "problems"),
        ("偏差大或目标未完成原因分析", "problems"),
        ("下一步改进措施", "measures"),
        ("说 明", "note"),
    ],
)
def test_words_beside_a_label_are_read(label, field):
    account = read_account(rows([label, " 按时完成 "]))
    assert getattr(account, field) == "按时完成"
    assert is_account_label(label)


@pytest.mark.parametrize("text", ["说明书", "指标解释", "", "产出指标"])
def test_other_labels_are_none(text):
    assert not is_account_label(text)
    assert read_account(rows([text, "甲"])) == read_account([])


def test_the_hint_of_a_blank_form_is_no_answer():
    assert is_account_label("（200字以内）")
    assert read_account(rows(["自评结论", "（200字以内）"])).conclusion == ""


def test_the_first_of_two_answers_stays():
    assert read_account(rows(["自评结论", "优"], ["自评结论", "良"])).conclusion == "优"


def test_a_row_of_a_table_is_no_answer():
    assert read_account(rows(["一级指标", "二级指标", "存在问题", "改进措施", "得分"])).problems == ""


def test_the_reason_of_the_execution_is_passed_on():
    assert read_account([], "招标节约").execution_reason == "招标节约"


def test_the_management_of_a_transfer_is_read_by_item():
    grid = [
        [GridCell("资金管理情况", 0), GridCell("", 1), GridCell("情况说明", 2), GridCell("存在问题和改进措施", 3)],
        [GridCell("", 0, continued=True), GridCell("分配科学性", 1), GridCell("按因素法", 2), GridCell("无", 3)],
        [GridCell("", 0, continued=True), GridCell("下达及时性", 1), GridCell("", 2), GridCell("", 3)],
        [GridCell("自评结论", 0), GridCell("优", 1)],
    ]
    account = read_account(grid)
    assert account.management == {"分配科学性": ("按因素法", "无")}
    assert account.conclusion == "优"
