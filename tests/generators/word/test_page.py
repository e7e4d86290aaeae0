"""A Word document around the grids: A4, the draft mark, open places highlighted, no clock in the file."""

from io import BytesIO

import docx
import pytest

from generators.word import page


def opened(document):
    return docx.Document(BytesIO(page.to_bytes(document)))


def test_a_page_is_a4_and_the_title_is_a_property_without_an_author():
    made = opened(page.new_document("绩效\x00目标表" + "甲" * 300, draft=False))
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert made.core_properties.title.startswith("绩效目标表")
    assert len(made.core_properties.title) == 200
    assert made.core_properties.author == ""


@pytest.mark.parametrize("draft", [True, False])
def test_only_a_draft_says_so_in_its_header(draft):
    header = opened(page.new_document("表", draft=draft)).sections[0].header
    assert (page.DRAFT_LINE in "".join(p.text for p in header.paragraphs)) is draft


def test_text_stands_a_paragraph_a_line_without_empty_ones_and_open_places_are_highlighted():
    document = page.new_document("表", draft=False)
    page.add_running_text(document, " 甲【待补充：人数】\n\n \n乙<&>\x0b48次", ["48"])
    made = opened(document)
    assert [p.text for p in made.paragraphs] == ["甲【待补充：人数】", "乙<&>48次"]
    runs = [r for p in made.paragraphs for r in p.runs if r.font.highlight_color is not None]
    assert [r.text for r in runs] == ["【待补充：人数】", "48"]


def test_headings_lines_and_breaks_stand_in_the_order_they_were_added():
    document = page.new_document("表", draft=False)
    page.add_lines(document, [("标题", "黑体", 36, "center")])
    page.page_break(document)
    page.add_heading(document, "一、概况")
    made = opened(document).paragraphs
    assert [p.text.strip() for p in made] == ["标题", "", "一、概况"]
    assert made[2].paragraph_format.keep_with_next


def test_running_text_has_the_margins_of_the_standard():
    document = page.new_document("表", draft=False)
    page.text_margins(document)
    section = opened(document).sections[0]
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)


def test_the_same_document_gives_the_same_bytes():
    first, second = (page.to_bytes(page.new_document("表", draft=True)) for _ in range(2))
    assert first == second
