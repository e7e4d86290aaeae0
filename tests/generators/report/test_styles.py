"""The styles of a report stand in place of the template's, at the measures of the standard."""

import docx
import pytest

from generators.report.styles import HEADINGS, apply_styles


@pytest.fixture(scope="module")
def document():
    made = docx.Document()
    apply_styles(made)
    return made


def style(document, style_id):
    (found,) = document.styles.element.xpath(f'w:style[@w:styleId="{style_id}"]')
    return found


def value(element, path):
    return element.xpath(f"string({path}/@w:val)")


@pytest.mark.parametrize(
    "style_id", ["ReportBody", "Heading1", "Heading2", "Heading3", "Caption", "FootnoteText", "TOC1"]
)
def test_every_style_is_there_once(document, style_id):
    style(document, style_id)


@pytest.mark.parametrize("level", HEADINGS)
def test_headings_have_their_level_and_font_and_stay_with_what_follows(document, level):
    found = style(document, f"Heading{level}")
    assert value(found, "w:pPr/w:outlineLvl") == str(level - 1)
    assert found.xpath("string(w:rPr/w:rFonts/@w:eastAsia)") == HEADINGS[level]
    assert [child.tag.rpartition("}")[2] for child in found.pPr][:3] == ["keepNext", "keepLines", "widowControl"]


def test_only_the_third_level_is_bold_as_its_font_is_that_of_the_text(document):
    assert [bool(style(document, f"Heading{n}").xpath("w:rPr/w:b")) for n in HEADINGS] == [False, False, True]


def test_the_text_is_of_size_three_with_a_fixed_line(document):
    body = style(document, "ReportBody")
    assert value(body, "w:rPr/w:sz") == "32"
    assert body.xpath("string(w:pPr/w:spacing/@w:line)") == "570"
    assert body.xpath("string(w:pPr/w:ind/@w:firstLineChars)") == "200"


def test_applying_twice_changes_nothing(document):
    before = len(document.styles.element)
    apply_styles(document)
    assert len(document.styles.element) == before


def test_no_style_links_to_one_that_was_replaced(document):
    assert document.styles.element.xpath('w:style/w:link[@w:val="Heading1"]') == []
