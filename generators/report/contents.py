"""目录: a real contents field, filled in already, so that every program shows it and none asks a question.

Entries link to their headings; page numbers are PAGEREF fields with the page that was reckoned as their result.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from docx.oxml import parse_xml

from generators.report.styles import HEADINGS
from generators.word.grid import BODY, LABEL, run_xml
from generators.word.standard import NO_2, NO_4, TITLE, W

_FIELD = ' TOC \\o "1-2" \\h \\z \\u '
_FIRST_PAGE, _LATER_PAGES = 22, 24
"""Entries on a page of contents."""


def contents(headings: Sequence[tuple[int, str, str]], pages: Mapping[str, int]) -> Any:
    """The block of the contents: (level, text, bookmark) of every heading, and the page of every bookmark."""
    title = (
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:pageBreakBefore/></w:pPr>{run_xml("目　录", TITLE, NO_2)}</w:p>'
    )
    begin = _char("begin") + f'<w:r><w:instrText xml:space="preserve">{_FIELD}</w:instrText></w:r>' + _char("separate")
    entries = [_entry(level, text, mark, pages.get(mark, 1)) for level, text, mark in headings]
    lines = [f"{style}{begin if at == 0 else ''}{rest}" for at, (style, rest) in enumerate(entries)]
    end = f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>{_char("end")}</w:p>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return parse_xml(
        f"<w:sdt {W}><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{''.join(lines)}{end}</w:sdtContent></w:sdt>"
    )


def pages_taken(count: int) -> int:
    """How many pages a contents of so many entries takes."""
    return 1 + max(0, ceil((count - _FIRST_PAGE) / _LATER_PAGES))


def _entry(level: int, text: str, mark: str, page: int) -> tuple[str, str]:
    font = LABEL if level == min(HEADINGS) else BODY
    look = f'<w:r><w:rPr><w:sz w:val="{NO_4}"/></w:rPr>'
    number = (
        f'{_char("begin")}<w:r><w:instrText xml:space="preserve"> PAGEREF {mark} \\h </w:instrText></w:r>'
        f"{_char('separate')}{look}<w:t>{page}</w:t></w:r>{_char('end')}"
    )
    style = f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>'
    shown = f"{run_xml(text, font, NO_4)}<w:r><w:tab/></w:r>{number}"
    return style, f'<w:hyperlink w:anchor="{mark}" w:history="1">{shown}</w:hyperlink></w:p>'


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
