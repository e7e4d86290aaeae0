"""The body of a report while it is written: headings, text with notes, tables and figures, each numbered in order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Inches

from assistant.domain.evaluation import Evaluation
from assistant.domain.report import EVIDENCE_MARK
from generators.report import charts, paging
from generators.report.footnotes import Footnotes
from generators.report.grids import CAPTION_STYLE, titled_grid
from generators.report.parts import ReportFigure, Table
from generators.report.styles import HEADINGS, INDENT, TITLE_LINE
from generators.word.grid import BODY, LABEL, clean, marked_runs, open_marks, run_xml
from generators.word.standard import LINE, NO_2, NO_3, NO_5, TEXT_WIDTH, TITLE, W

_MARKS = re.compile(rf"((?:{EVIDENCE_MARK.pattern.replace('(', '(?:')})+)")
"""One or more evidence marks in a row."""
_LAYOUTS = {"ReportTitle": '<w:jc w:val="center"/>'}
"""Said again at the paragraph, for readers that do not follow styles; all others are set in two characters."""


class Writing:
    """Writes into a document, and keeps what the contents and the notes need."""

    def __init__(self, document: Document, evaluation: Evaluation, doubtful: Sequence[str]) -> None:
        self.document, self.doubtful = document, tuple(doubtful)
        self.notes = Footnotes(evaluation)
        self.headings: list[tuple[int, str, str]] = []
        """Level, text and bookmark of every heading of the contents."""
        self.pieces: list[paging.PageBlock] = []
        self.page_height = paging.PAGE
        self._marks = open_marks(doubtful)
        self._tables = self._figures = 0
        self._fresh = False

    def add(self, element: Any) -> None:
        """An element at the end of the body."""
        body = self.document.element.body
        body.insert(len(body) - 1, element)  # before sectPr

    def page_break(self) -> None:
        """What follows begins a page."""
        self._fresh = True

    def title(self, text: str) -> None:
        """A title in the middle, 二号小标宋."""
        self.add(parse_xml(self._paragraph("ReportTitle", run_xml(clean(text), TITLE, NO_2))))
        self._took([paging.PageBlock(TITLE_LINE / 20, keep=True)])

    def heading(self, level: int, text: str, *, listed: bool = True) -> None:
        """A numbered heading; the first two levels stand in the contents."""
        level, text = min(max(level, 1), len(HEADINGS)), EVIDENCE_MARK.sub("", clean(text)).strip()
        runs = marked_runs(text, HEADINGS[level], NO_3, self._marks)
        mark = f"_Toc{len(self.headings) + 1:06d}" if listed and level < len(HEADINGS) else ""
        if mark:
            self.headings.append((level, text, mark))
            number = len(self.headings)
            runs = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
        self.add(parse_xml(self._paragraph(f"Heading{level}", runs)))
        height = paging.lines_of(text, paging.CHARACTERS, 2) * LINE / 20
        self._took([paging.PageBlock(height, mark=mark, keep=True)])

    def text(self, text: str, *, keep: bool = False) -> None:
        """Running text, a paragraph a line; evidence marks become notes, what is open is highlighted.

        ``keep`` holds it on one page with what follows.
        """
        for line in (part.strip() for part in clean(text).split("\n")):
            if not line:
                continue
            before = len(self.notes.texts)
            runs = "".join(self._runs(line))
            self.add(parse_xml(self._paragraph("ReportBody", runs, keep=keep)))
            pieces = paging.text_pieces(EVIDENCE_MARK.sub("", line), self.notes.texts[before:])
            self._took([replace(p, keep=keep) for p in pieces])

    def table(self, table: Table, *, numbered: bool = True) -> None:
        """A table under its title; numbered through the document unless it belongs to an annex."""
        self._tables += numbered
        title = f"表{self._tables}　{table.title}" if numbered else table.title
        xml, heights = titled_grid(table, title, self.doubtful)
        self.add(parse_xml(xml))
        self._gap()
        self._took([paging.PageBlock(h, keep=at == 0) for at, h in enumerate(heights)])

    def fits(self, figure: ReportFigure) -> bool:
        """Whether a chart has room on the page as far as it can be told."""
        begin = max((at for at, piece in enumerate(self.pieces) if piece.fresh), default=0)
        return paging.room(self.pieces[begin:]) >= _figure_height(figure) + LINE / 20

    def figure(self, figure: ReportFigure) -> None:
        """A chart over its title, held together, its figures in words for those who cannot see it."""
        self._figures += 1
        title = f"图{self._figures}　{figure.title}"
        inline = self.document.part.new_pic_inline(BytesIO(charts.draw(figure)), Inches(charts.WIDTH))
        inline.docPr.set("name", f"图{self._figures}")
        inline.docPr.set("descr", clean(figure.words))
        self.add(_framed(inline, run_xml(clean(title), LABEL, NO_5)))
        self._gap()
        self._took([paging.PageBlock(_figure_height(figure))])

    def _gap(self) -> None:
        """A low empty line: Word joins tables that touch."""
        spacing = '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>'
        self.add(parse_xml(f"<w:p {W}><w:pPr>{spacing}</w:pPr></w:p>"))

    def _runs(self, line: str) -> list[str]:
        done = []
        for at, part in enumerate(_MARKS.split(line)):
            if at % 2:
                done.append(self.notes.references(EVIDENCE_MARK.findall(part)))
            elif part:
                done.append(marked_runs(part, BODY, NO_3, self._marks))
        return done

    def _paragraph(self, style: str, runs: str, *, keep: bool = False) -> str:
        follow = "<w:keepNext/>" if keep else ""
        fresh = "<w:pageBreakBefore/>" if self._fresh else ""
        layout = _LAYOUTS.get(style, f'{INDENT}<w:jc w:val="both"/>')
        return f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/>{follow}{fresh}{layout}</w:pPr>{runs}</w:p>'

    def _took(self, pieces: Sequence[paging.PageBlock]) -> None:
        for at, piece in enumerate(pieces):
            fresh = self._fresh and at == 0
            self.pieces.append(replace(piece, fresh=fresh, page=self.page_height))
        self._fresh = False


def _figure_height(figure: ReportFigure) -> float:
    """Points of a chart with its title."""
    return charts.height(figure) * 72 + 28


def _framed(inline: Any, caption: str) -> Any:
    """A borderless table of one column, picture above caption, that does not split."""
    row = '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc></w:tr>'
    picture = '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r/></w:p>'
    frame = parse_xml(
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>{row % (TEXT_WIDTH, picture)}'
        f"{row % (TEXT_WIDTH, f'<w:p><w:pPr>{CAPTION_STYLE}</w:pPr>{caption}</w:p>')}</w:tbl>"
    )
    frame.xpath(".//w:r")[0].add_drawing(inline)
    return frame
