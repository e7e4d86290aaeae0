"""Pages of a report: measures of the standard, turned where a page lies across; a cover with the draft mark alone."""

import docx
import pytest

from generators.report.pages import head_and_foot, measure, new_section


def millimetres(section):
    lengths = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    return [round(x.mm) for x in lengths]


def report(*, draft, wide=False):
    document = docx.Document()
    measure(document.sections[0])
    new_section(document, wide=wide)
    head_and_foot(document, "照明<改造>", draft=draft)
    return document


def words(part):
    return "".join(p.text for p in part.paragraphs)


def test_a_page_across_has_the_margins_of_an_upright_one_turned():
    upright, across = report(draft=False, wide=True).sections
    top, left, bottom, right = millimetres(upright)
    assert (top, left) == (37, 28)
    assert millimetres(across) == [left, bottom, right, top]
    assert (round(across.page_width.mm), round(across.page_height.mm)) == (297, 210)


@pytest.mark.parametrize("draft", [True, False])
def test_the_cover_has_the_draft_mark_alone_and_no_number(draft):
    cover = report(draft=draft).sections[0]
    for header in (cover.header, cover.even_page_header):
        assert words(header).startswith("草稿") is draft
        assert "绩效评价报告" not in words(header)
    assert "PAGE" not in cover.footer._element.xml


def test_every_other_page_names_the_project_and_its_number_stands_outside():
    first = report(draft=True).sections[1]
    assert words(first.header).endswith("照明<改造>绩效评价报告")
    assert words(first.header).startswith("草稿")
    for footer, side in ((first.footer, "right"), (first.even_page_footer, "left")):
        assert "PAGE" in footer._element.xml
        assert f'w:jc w:val="{side}"' in footer._element.xml


def test_the_paragraph_that_ends_a_section_takes_no_room():
    (last,) = report(draft=False).element.body.xpath("w:p[w:pPr/w:sectPr]")
    assert last.xpath("string(w:pPr/w:spacing/@w:line)") == "20"
