"""Page numbers in the footer: 四号 宋体 between dashes, right on odd pages, left on even ones (GB/T 9704-2012)."""

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm

from generators.word.grid import run_xml
from generators.word.standard import NO_4, SONG, W

_SPACE = 280
"""One character of 四号 in twentieths of a point: 空一字."""


def add_page_numbers(document: Document) -> None:
    """Page numbers in every section; the text area ends 7 mm above them."""
    document.settings.odd_and_even_pages_header_footer = True
    for section in document.sections:
        section.footer_distance = Mm(25)
        fill(section.footer, page_number("right"))
        fill(section.even_page_footer, page_number("left"))
        header = section.header
        if header.paragraphs and header.paragraphs[0].text:
            even = section.even_page_header
            even.is_linked_to_previous = False
            first = even.paragraphs[0]._p
            first.getparent().replace(first, deepcopy(header.paragraphs[0]._p))


def fill(place: Any, paragraphs: str) -> None:
    """Put paragraphs, as markup, in place of all that a header or footer holds."""
    place.is_linked_to_previous = False
    element = place._element
    for old in list(element):
        element.remove(old)
    for new in parse_xml(f"<w:body {W}>{paragraphs}</w:body>"):
        element.append(new)


def page_number(side: str) -> str:
    """The paragraph — 1 —, ``side`` ``right`` or ``left``, one character in from that edge."""
    parts = (
        '<w:t xml:space="preserve">— </w:t>', '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>', '<w:t xml:space="preserve"> —</w:t>',
    )  # fmt: skip
    empty = run_xml("", SONG, NO_4)
    runs = "".join(empty.replace('<w:t xml:space="preserve"></w:t>', part) for part in parts)
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{_SPACE}"/>'
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>{indent}<w:jc w:val="{side}"/></w:pPr>{runs}</w:p>'
