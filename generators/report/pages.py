"""Pages of a report: A4 upright and across, header with the project, page numbers — 1 — outside, none on the cover."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Mm

from generators.word.grid import BODY, LABEL, clean, run_xml
from generators.word.page import DRAFT_LINE, DRAFT_RED
from generators.word.page_numbers import fill, page_number
from generators.word.standard import BOTTOM, LEFT, NO_5, RIGHT, SMALL_5, TOP, W


def measure(section: Section, *, wide: bool = False) -> None:
    """Margins of GB/T 9704-2012: 天头37, 订口28, 版心156×225; turned by a right angle where the page lies across."""
    top, left, bottom, right = (LEFT, BOTTOM, RIGHT, TOP) if wide else (TOP, LEFT, BOTTOM, RIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.top_margin, section.left_margin, section.bottom_margin, section.right_margin = top, left, bottom, right
    section.header_distance, section.footer_distance = Mm(15 if wide else 22), Mm(14 if wide else 25)


def new_section(document: Document, *, wide: bool = False) -> Section:
    """Begin a section on a new page; the paragraph that ends the last one takes no room."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    measure(section, wide=wide)
    last = document.element.body.xpath("w:p[w:pPr/w:sectPr]")[-1]
    spacing = f'<w:spacing {W} w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    last.pPr.insert(0, parse_xml(spacing))
    return section


def head_and_foot(document: Document, project: str, *, draft: bool) -> None:
    """Fill headers and footers; the cover has the draft mark alone."""
    document.settings.odd_and_even_pages_header_footer = True
    cover, *rest = document.sections
    fill(cover.header, _draft() if draft else _empty())
    fill(cover.even_page_header, _draft() if draft else _empty())
    fill(cover.footer, _empty())
    fill(cover.even_page_footer, _empty())
    first = rest[0]
    lines = (_draft() if draft else "") + _name(f"{project}绩效评价报告")
    fill(first.header, lines)
    fill(first.even_page_header, lines)
    fill(first.footer, page_number("right"))
    fill(first.even_page_footer, page_number("left"))


def _empty() -> str:
    return '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'


def _draft() -> str:
    layout = '<w:spacing w:before="0" w:after="40"/><w:jc w:val="right"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{run_xml(DRAFT_LINE, LABEL, NO_5, colour=DRAFT_RED)}</w:p>"


def _name(text: str) -> str:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="7F7F7F"/></w:pBdr>'
    layout = f'{border}<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{run_xml(clean(text), BODY, SMALL_5)}</w:p>"
