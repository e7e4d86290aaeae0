"""A plain text knows its lines, sentences, clauses, labels, headings, and the cells of its tables."""

import pytest

from assistant.language.layout import header_unit, item_text, layout

MARKDOWN = (
    "二、经费测算\n| 序号 | 内容 | 数量 | 金额（万元） |\n|---|---|---|---|\n| 1 | 砍除病树 | 4.2万株 | 63 |\n"
    "| 2 | 果农培训 | 24期 | 6 |\n| 合计 | | | 69 |\n"
)
TABS = "类别\t户数\t标准（元）\n煤改电\t1460户\t8200\n生物质炉\t820户\t3500\n"


def cell(text, quote):
    return layout(text).cell(text.index(quote))


@pytest.mark.parametrize(
    ("text", "quote", "header", "label"),
    [
        (MARKDOWN, "4.2万株", "数量", "砍除病树"),
        (MARKDOWN, "63", "金额（万元）", "砍除病树"),
        (MARKDOWN, "24期", "数量", "果农培训"),
        (TABS, "820户", "户数", "生物质炉"),
        (TABS, "8200", "标准（元）", "煤改电"),
    ],
)
def test_a_cell_stands_under_its_header_and_beside_its_label(text, quote, header, label):
    found = cell(text, quote)
    assert (found.header, found.label) == (header, label)


def test_the_row_of_sums_is_known():
    assert cell(MARKDOWN, "69").is_total
    assert not cell(MARKDOWN, "63").is_total


def test_a_class_that_stands_in_several_rows_labels_none_of_them():
    text = "类别 | 内容 | 数量\n基础设施 | 产业路 | 21公里\n基础设施 | 排水渠 | 7公里\n"
    assert cell(text, "7公里").label == "排水渠"


@pytest.mark.parametrize(
    ("header", "unit"), [("金额（万元）", "万元"), ("数量/套", "套"), ("单价(元/株)", "元/株"), ("内容", "")]
)
def test_a_header_may_state_the_unit(header, unit):
    assert header_unit(header) == unit


def test_clauses_are_not_cut_inside_a_number_of_thousands():
    text = "投入1,200元，培训30人。"
    assert layout(text).clause(text.index("200")).text == "投入1,200元，"


def test_a_place_knows_its_label_and_its_heading():
    text = "三、资金来源\n资金安排：省级50万元。\n"
    laid = layout(text)
    assert (laid.label(text.index("50")), laid.heading(text.index("50"))) == ("资金安排", "三、资金来源")


def test_a_text_without_a_table_has_no_cells():
    assert layout("培训120人，合格率95%。\n满意度90%。").cells == ()


def test_the_mark_of_an_item_is_no_part_of_its_words():
    assert item_text("2. 采购帐篷") == "采购帐篷"
