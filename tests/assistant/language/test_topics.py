"""What a number speaks of is a short noun phrase of the text, without numbers, signs and words that only bind."""

import pytest

from assistant.language.layout import layout
from assistant.language.tokens import find_tokens
from assistant.language.topics import topic


def about(text, quote, role=""):
    tokens = find_tokens(text)
    at = next(i for i, t in enumerate(tokens) if quote in t.text)
    return topic(layout(text), tokens, at, role)


@pytest.mark.parametrize(
    ("text", "quote", "role", "words"),
    [
        ("一共装240个充电口,区财政出86万", "240", "output", "装充电口"),
        ("给辖区18个老旧小区加装充电桩", "18", "context", "辖区老旧小区加装充电桩"),
        ("病株率由4.7%降到2%以下", "2%", "result", "病株率"),
        ("受理后3个工作日内办结", "3", "limit", "受理后办结"),
        ("购置帐篷300顶、扫描档案120万页", "120", "output", "扫描档案"),
        ("10月20日前定植完容器苗", "10月", "milestone", "定植完容器苗"),
        ("1. 改造投放点46处，3.2万元/处，147.2万元；", "3.2", "price", "改造投放点"),
        ("1. 改造投放点46处，3.2万元/处，147.2万元；", "147", "money_use", "改造投放点"),
        ("总预算50万元", "50", "money_total", "项目资金"),
        ("满意度不低于90%", "90", "satisfaction", "满意度"),
    ],
)
def test_the_thing_is_found_by_grammar(text, quote, role, words):
    assert about(text, quote, role) == words


def test_in_a_table_it_is_the_label_of_the_row_with_what_the_column_adds():
    text = "| 内容 | 面积 | 单价 |\n|---|---|---|\n| 统防统治 | 32万亩 | 11元/亩 |\n"
    assert (about(text, "32"), about(text, "11", "price")) == ("统防统治面积", "统防统治单价")
