"""A Word document around the grids: A4, margins, title, header with the 草稿 mark, fixed properties."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm

from generators.frozen_zip import with_one_stamp
from generators.word.blank import blank_document
from generators.word.grid import BODY, LABEL, clean, marked_runs, open_marks, run_xml
from generators.word.standard import BOTTOM, LEFT, LINE, NO_3, NO_5, RIGHT, TOP, W

DRAFT_LINE = "草稿（尚有必改或待补充内容，不得作为正式文本报送）"
DRAFT_RED = "C00000"
_FIXED = datetime(2020, 1, 1)  # noqa: DTZ001 -- the same filing gives the same file


def new_document(title: str, *, draft: bool, landscape: bool = False) -> Document:
    """An empty A4 document."""
    document = blank_document()
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = clean(title)[:200], "", ""
    properties.created = properties.modified = _FIXED
    properties.comments = ""
    _four_slots(document.styles["Normal"].element)
    if draft:
        header = section.header.paragraphs[0]._p
        header.getparent().replace(header, _paragraph(DRAFT_LINE, LABEL, NO_5, "right", DRAFT_RED))
    return document


def _four_slots(style: Any) -> None:
    fonts = style.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{slot}", "仿宋_GB2312")


def add_lines(document: Document, lines: Sequence[tuple[str, str, int, str]]) -> None:
    """Paragraphs of (text, font, half points, alignment)."""
    for text, font, size, align in lines:
        _append(document, _paragraph(text, font, size, align))


def add_xml(document: Document, xml: str) -> None:
    """A paragraph or table as markup, at the end of the body."""
    _append(document, parse_xml(xml))


def text_margins(document: Document) -> None:
    """Margins of running text: GB/T 9704-2012, 天头37毫米、订口28毫米、版心156×225毫米."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT


def add_heading(document: Document, text: str) -> None:
    """A first-level heading of running text, 三号黑体."""
    _append(document, _running(run_xml(clean(text), LABEL, NO_3), keep=True))


def add_running_text(document: Document, text: str, doubtful: Sequence[str] = ()) -> None:
    """Running text, 三号仿宋, a paragraph a line; what is open is highlighted."""
    marks = open_marks(doubtful)
    for line in clean(text).split("\n"):
        if line.strip():
            _append(document, _running(marked_runs(line.strip(), BODY, NO_3, marks)))


def page_break(document: Document) -> None:
    """Begin a new page."""
    _append(document, parse_xml(f'<w:p {W}><w:r><w:br w:type="page"/></w:r></w:p>'))


def to_bytes(document: Document) -> bytes:
    """The finished file. The clock is kept out of the archive, so that the same data give the same bytes."""
    written = BytesIO()
    document.save(written)
    return with_one_stamp(written)


def _append(document: Document, element: Any) -> None:
    body = document.element.body
    body.insert(len(body) - 1, element)  # before sectPr


def _running(runs: str, *, keep: bool = False) -> Any:
    follow = "<w:keepNext/>" if keep else ""
    return parse_xml(
        f'<w:p {W}><w:pPr>{follow}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
        f'<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr>{runs}</w:p>'
    )


def _paragraph(text: str, font: str, size: int, align: str, colour: str = "") -> Any:
    return parse_xml(
        f'<w:p {W}><w:pPr><w:spacing w:before="0" w:after="60"/><w:jc w:val="{align}"/></w:pPr>'
        f"{run_xml(clean(text), font, size, colour=colour)}</w:p>"
    )
