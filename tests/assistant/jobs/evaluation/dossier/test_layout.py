"""A page's lines as sentences: joined where the paper's edge broke them, parted where something new begins."""

import pytest

from assistant.jobs.evaluation.dossier.layout import flow, has_furniture


def test_a_line_broken_in_a_sentence_is_joined_and_page_furniture_goes():
    page = "批复预算500万元，其中省级补助资金200万元，县级财政资\n金300万元。\n第 1 页 共 2 页\n- 3 -"
    assert flow(page, laid_out=True) == "批复预算500万元，其中省级补助资金200万元，县级财政资金300万元。"


def test_an_empty_line_parts_paragraphs():
    assert flow("项目工作总结\n\n到位资金500万元。", laid_out=True) == "项目工作总结\n到位资金500万元。"


def test_labels_items_and_indented_lines_begin_anew():
    lines = [
        "工程名称：青溪县中小学教室照明改造项目施工",
        "监理单位：青溪县正衡工程监理有限公司",
        "　　一期工程进展顺利而且没有事故",
        "（二）其他",
    ]
    assert flow("\n".join(lines), laid_out=True).split("\n") == [line.strip() for line in lines]


def test_paragraphs_of_a_word_file_are_not_joined():
    assert flow("建设单位是装备中心而施工单位另见合同\n金额见附表", laid_out=False).count("\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        "第 3 页 共 12 页",
        "第三页",
        "- 3 -",
        "— ３ —",
        "Page 3 of 12",
        "3 / 12",
        "扫描全能王 创建",
        "　第3页，共12页　",
    ],
)
def test_page_numbers_and_scanner_stamps_are_no_text(line):
    assert has_furniture(f"一期工程\n{line}")
    assert flow(f"一期工程\n{line}", laid_out=False) == "一期工程"


@pytest.mark.parametrize("line", ["第三页所列项目已完成", "- 3 - 5 间", "1200", "12/31/2025", "3号楼"])
def test_a_line_that_says_more_than_a_page_number_stays(line):
    assert not has_furniture(line)
    assert flow(line, laid_out=True) == line


def test_a_line_goes_on_only_where_it_is_nearly_as_long_as_the_longest():
    longest = "项目单位按照批复的实施方案组织施工并完成验收。"
    full, short = longest[:17], longest[:15]
    assert flow(f"{longest}\n{full}\n其余部分", laid_out=True).split("\n") == [longest, f"{full}其余部分"]
    assert flow(f"{longest}\n{short}\n其余部分", laid_out=True).split("\n") == [longest, short, "其余部分"]


def test_a_short_line_that_ends_in_a_comma_goes_on():
    assert flow("项目单位按照批复的实施方案组织施工并完成验收。\n到位，\n支出", laid_out=True).endswith("\n到位，支出")


def test_latin_words_keep_the_space_between_them():
    assert flow("supported by the World\nBank", laid_out=True) == "supported by the World Bank"


def test_rows_of_a_table_are_never_joined():
    table = "| 项目 | 金额 |\n| 改造教室照明工程监理费 | 9.6 |"
    assert flow(table, laid_out=True) == table


@pytest.mark.parametrize("laid_out", [True, False])
def test_an_empty_page_is_empty(laid_out):
    assert flow("", laid_out=laid_out) == flow("\n \n　\n", laid_out=laid_out).strip() == ""
    assert not has_furniture("")
