"""The parts that a rule enumerates, in a line or in lines side by side."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.enumerations import asks_parts, items_of, labels_of


def clause(*lines):
    return Clause(policy_id="p", place="第一条", lines=lines)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        (
            "审核分五方面：完整性、相关性、全面性、可行性、可衡量性。",
            ("完整性", "相关性", "全面性", "可行性", "可衡量性"),
        ),
        ("一级指标为决策、过程、产出、效益4个，表中不给分值。", ("决策", "过程", "产出", "效益")),
        ("结论分3种：“建议入库”“建议完善后入库”“不予入库”。", ("建议入库", "建议完善后入库", "不予入库")),
        ("自评报告每年3月10日前报送。", ()),
    ],
)
def test_a_line_lists_its_parts(line, items):
    assert items_of(clause(line), line) == items


def test_lines_with_labels_list_them_together():
    lines = ("完整性：内容是否完整。", "适当性：值是否适当。", "可行性：方案是否可行。")
    assert labels_of(clause(*lines), lines[1]) == ("完整性", "适当性", "可行性")
    assert labels_of(clause("完整性：内容是否完整。", "另行规定。"), "完整性：内容是否完整。") == ()


def test_parts_are_asked_for_by_their_number_or_by_which():
    assert asks_parts("河南看几个性，差哪一项")
    assert not asks_parts("两边的时间一样吗")
