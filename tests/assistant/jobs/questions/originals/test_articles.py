"""A document is cut into its places, whatever scans and page breaks did to its lines."""

import pytest

from assistant.jobs.questions.originals.articles import chinese, cut
from assistant.language.numerals import read_number


def places(*lines):
    return [p.place for p in cut(lines)]


def test_an_article_quoted_at_the_start_of_a_line_does_not_begin_a_new_one():
    pieces = cut(["第一条 甲。", "第五十条所说的情形除外。", "第二条 乙。", "第三条 丙。"])
    assert [p.place for p in pieces] == ["第一条", "第二条", "第三条"]


def test_an_article_that_runs_on_in_the_line_of_the_last_stands_by_itself():
    assert places("第一条 甲。第二条 乙。", "第三条 依照甲。第五十条 所说的除外。") == ["第一条", "第二条", "第三条"]


def test_numbering_that_runs_through_all_parts_needs_no_part():
    lines = ["一、总则", "（一）甲。", "（二）乙。", "二、管理", "（三）丙。", "（四）丁。", "（五）戊。", "（六）己。"]
    assert [p.place for p in cut(lines) if p.place.startswith("（")] == [f"（{c}）" for c in "一二三四五六"]


def test_numbering_that_begins_anew_is_named_with_its_part():
    places = [p.place for p in cut(["一、总则", "（一）甲。", "（二）乙。", "二、管理", "（一）丙。"])]
    assert "二（一）" in places


@pytest.mark.parametrize("number", [1, 10, 11, 20, 35, 100, 101, 110, 132])
def test_article_numbers_are_written_in_chinese_and_back(number):
    assert read_number(chinese(number)) == number


def test_a_text_without_structure_has_no_places():
    assert cut([]) == []
    assert cut(["请各单位认真做好绩效工作。"]) == []


def test_what_stands_before_the_first_article_is_left_out_and_the_chapter_goes_with_each():
    first, second = cut(["青溪县财政局", "第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。"])
    assert (first.lines, first.chapter) == (["甲。"], "第一章 总则")
    assert second.chapter == "第二章 附则"


@pytest.mark.parametrize("head", ["第 2 条 乙。", "## 第二条：乙。", "第二条乙。"])
def test_the_head_of_an_article_may_be_written_in_many_ways(head):
    pieces = cut(["第一条 甲。", head])
    assert [(p.place, p.lines) for p in pieces] == [("第一条", ["甲。"]), ("第二条", ["乙。"])]


@pytest.mark.parametrize(("number", "found"), [("五", True), ("六", False)])
def test_a_scan_may_lose_two_heads_and_no_more(number, found):
    assert (f"第{number}条" in places("第一条 甲。", "第二条 乙。", f"第{number}条 丙。")) is found


@pytest.mark.parametrize("noise", ["— 3 —", "12", "第 3 页 共 9 页", "<!-- 3 -->"])
def test_marks_of_the_page_fall_away_and_the_broken_line_is_joined(noise):
    first, _ = cut(["第一条 自评报告每年", noise, "3月10日前报送。", "第二条 乙。"])
    assert first.lines == ["自评报告每年3月10日前报送。"]


def test_a_list_item_and_a_line_behind_a_full_stop_begin_anew():
    first, _ = cut(["第一条 分为：", "（一）合格", "（二）不合格。", "另有说明。", "第二条 乙。"])
    assert first.lines == ["分为：", "（一）合格", "（二）不合格。", "另有说明。"]


def test_an_annex_ends_the_articles_and_a_list_of_annexes_is_none():
    pieces = cut(["第一条 甲。", "第二条 乙。", "附件：1.自评表", "附件1 绩效自评表", "第三条 表内说明。"])
    assert [p.place for p in pieces] == ["第一条", "第二条", "附件1"]
    assert (pieces[2].topic, pieces[2].lines) == ("绩效自评表", ["第三条 表内说明。"])
