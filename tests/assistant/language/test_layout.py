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


def test_the_columns_of_a_table_may_be_named_below_the_head_of_a_form():
    text = "采购单\t单号CG-27\t单位：职业学校\n序号\t设备\t数量\t单价（万元）\n1\t车床\t8台\t12.6\n合计\t\t\t100.8"
    laid = layout(text)
    assert [laid.cell(text.index(shown)).unit for shown in ("12.6", "100.8")] == ["万元", "万元"]
    assert laid.cell(text.index("12.6")).label == "车床"


def test_another_part_of_a_table_may_state_units_of_its_own():
    table = "项\t数量\t单价（元）\t金额（万元）\n破冰\t60次\t800\t4.8"
    text = f"项目库\t详情\n主管\t港口局\n{table}\n资金\t市级300万元\t企业165万元"
    laid = layout(text)
    assert [laid.cell(text.index(shown)).unit for shown in ("800", "4.8")] == ["元", "万元"]


def test_a_row_of_words_inside_a_table_names_no_columns():
    text = "设备\t用途\t数量（台）\n车床\t教学\t8\n铣床\t教学\t暂缺\n磨床\t科研\t3"
    laid = layout(text)
    assert laid.cell(text.rindex("3")).header == "数量（台）"


def test_a_first_row_of_words_below_a_header_as_wide_does_not_take_its_place():
    text = "设备\t用途\t数量（台）\t单价（万元）\n车床\t教学\t暂缺\t待定\n铣床\t教学\t8\t3.2"
    laid = layout(text)
    assert [laid.cell(text.index(shown)).header for shown in ("车床", "8", "3.2")] == [
        "设备",
        "数量（台）",
        "单价（万元）",
    ]


def test_a_cell_of_clauses_has_no_header_and_the_first_cell_is_its_label():
    text = "工种\t期数\t人数\n电焊\t6期\t240人\n目标\t取证率88%；事故0起；11月20日前结业"
    laid = layout(text)
    at = text.index("88%")
    assert (laid.cell(at), laid.label(at)) == (None, "目标")
    assert laid.cell(text.index("240人")).header == "人数"


def test_the_cells_of_a_line_are_those_of_one_row():
    text = "项\t上年值\t本年改动\n种草\t3.2万亩\t改4万亩\n围栏\t58公里\t"
    assert [c.text for c in layout(text).cells_of_line(text.index("3.2"))] == ["种草", "3.2万亩", "改4万亩"]
