"""Page numbers in the footer: 四号 宋体 between dashes, right on odd pages, left on even ones (GB/T 9704-2012)."""

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm

from generators.word.grid import run_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NO_4, _FONT = 28, "宋体"
_SPACE = 280
"""One character of 四号 in twentieths of a point: 空一字."""


def add_page_numbers(document: Document) -> None:
    """Page numbers in every section; the text area ends 7 mm above them."""
    document.settings.odd_and_even_pages_header_footer = True
    for section in document.sections:
        section.footer_distance = Mm(25)
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            old = footer.paragraphs[0]._p
            old.getparent().replace(old, _numbered(align))
        header = section.header
        if header.paragraphs and header.paragraphs[0].text:
            even = section.even_page_header
            even.is_linked_to_previous = False
            first = even.paragraphs[0]._p
            first.getparent().replace(first, deepcopy(header.paragraphs[0]._p))


def _numbered(align: str) -> Any:
    def run(inner: str) -> str:
        return run_xml("", _FONT, _NO_4).replace('<w:t xml:space="preserve"></w:t>', inner)

    field = "".join(
        (
            run('<w:fldChar w:fldCharType="begin"/>'),
            run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            run('<w:fldChar w:fldCharType="separate"/>'),
            run("<w:t>1</w:t>"),
            run('<w:fldChar w:fldCharType="end"/>'),
        )
    )
    side = "right" if align == "right" else "left"
    dash = run('<w:t xml:space="preserve">— </w:t>'), run('<w:t xml:space="preserve"> —</w:t>')
    return parse_xml(
        f'<w:p {_W}><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:{side}="{_SPACE}"/><w:jc w:val="{align}"/>'
        f"</w:pPr>{dash[0]}{field}{dash[1]}</w:p>"
    )
