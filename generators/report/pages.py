"""Pages of a report: A4 upright and across, header with the project, page numbers — 1 — outside, none on the cover."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Mm

from generators.report.styles import NO_4, SMALL_5, SONG, W
from generators.word.grid import BODY, LABEL, clean, run_xml

_DRAFT = "草稿（尚有必改或待补充内容，不得作为正式文本报送）"
_RED = "C00000"


def measure(section: Section, *, wide: bool = False) -> None:
    """Margins of GB/T 9704-2012: 天头37, 订口28, 版心156×225; turned by a right angle where the page lies across."""
    top, left, bottom, right = (Mm(28), Mm(35), Mm(26), Mm(37)) if wide else (Mm(37), Mm(28), Mm(35), Mm(26))
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
    _fill(cover.header, _draft() if draft else _empty())
    _fill(cover.even_page_header, _draft() if draft else _empty())
    _fill(cover.footer, _empty())
    _fill(cover.even_page_footer, _empty())
    first = rest[0]
    lines = (_draft() if draft else "") + _name(f"{project}绩效评价报告")
    _fill(first.header, lines)
    _fill(first.even_page_header, lines)
    _fill(first.footer, _page("right"))
    _fill(first.even_page_footer, _page("left"))


def _fill(place: object, paragraphs: str) -> None:
    place.is_linked_to_previous = False  # type: ignore[attr-defined]
    element = place._element  # type: ignore[attr-defined]
    for old in list(element):
        element.remove(old)
    for new in parse_xml(f"<w:body {W}>{paragraphs}</w:body>"):
        element.append(new)


def _empty() -> str:
    return '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'


def _draft() -> str:
    layout = '<w:spacing w:before="0" w:after="40"/><w:jc w:val="right"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{run_xml(_DRAFT, LABEL, 21, colour=_RED)}</w:p>"


def _name(text: str) -> str:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="7F7F7F"/></w:pBdr>'
    layout = f'{border}<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{run_xml(clean(text), BODY, SMALL_5)}</w:p>"


def _page(side: str) -> str:
    """— 1 — in 四号宋体, one character in from the outer edge."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}" w:cs="{SONG}"/>'
    look = f'{fonts}<w:sz w:val="{NO_4}"/><w:szCs w:val="{NO_4}"/></w:rPr>'
    parts = (
        "<w:t>— </w:t>".replace("<w:t>", '<w:t xml:space="preserve">'), '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>', '<w:t xml:space="preserve"> —</w:t>',
    )  # fmt: skip
    runs = "".join(f"<w:r>{look}{part}</w:r>" for part in parts)
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    layout = f'<w:spacing w:before="0" w:after="0"/>{indent}<w:jc w:val="{side}"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{runs}</w:p>"
