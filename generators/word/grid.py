"""A form as a grid of cells with spans, turned into the XML of a Word table in one go.

python-docx merges cell by cell and slows with the square of the rows; a grid written as text is parsed once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
_OPEN, _DOUBTFUL = "【待补充", "C00000"
BODY, LABEL = "仿宋_GB2312", "黑体"


@dataclass(frozen=True)
class Cell:
    """One cell: its text, how far it spans, and whether it is a label of the form or a value."""

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    label: bool = False
    centre: bool = True
    bold: bool = False
    shows: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The values that stand in it, such as ``project.name``, ``funds.fiscal``, ``indicators.r3.target``;
    in the blank row of a class ``new.产出指标/数量指标.name``. Word does not need them; a page does."""


@dataclass(frozen=True)
class Row:
    """A row of cells; ``head`` rows are repeated on every page."""

    cells: tuple[Cell, ...]
    head: bool = False


@dataclass(frozen=True)
class Look:
    """How tight a grid is set."""

    least: int = 440
    """Twentieths of a point that a row has at the least."""
    spacing: int = 20
    """Twentieths of a point above and below a paragraph."""
    change: int = 0
    """Half points by which the letters are larger or smaller than the layout says."""
    usual: int = 21

    @property
    def size(self) -> int:
        """The letters in half points."""
        return self.usual + self.change


LOOSE = Look()


def label(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    """A cell that the official form prints."""
    return Cell(text, colspan, rowspan, label=True)


def value(
    text: str = "", colspan: int = 1, rowspan: int = 1, *, centre: bool = True, shows: tuple[str, ...] = ()
) -> Cell:
    """A cell that the filing fills."""
    return Cell(text, colspan, rowspan, centre=centre, shows=shows)


def clean(text: str) -> str:
    """Text that XML can hold."""
    return _CONTROL.sub("", text)


def table_xml(
    rows: Sequence[Row], widths: Sequence[int], size: int = 21, doubtful: Sequence[str] = (), look: Look = LOOSE
) -> str:
    """The ``w:tbl`` of a grid. ``widths`` in twentieths of a point; ``size`` in half points.

    Values show the figures in ``doubtful`` (those without a source) red and highlighted.
    """
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = "".join(_rows(rows, widths, size, open_marks(doubtful), look))
    return (
        '<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tblPr>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _rows(rows: Sequence[Row], widths: Sequence[int], size: int, marks: re.Pattern[str], look: Look) -> list[str]:
    open_spans: dict[int, tuple[int, Cell]] = {}
    done = []
    for row in rows:
        cells: list[str] = []
        pending = list(row.cells)
        column = 0
        while column < len(widths):
            if column in open_spans:
                left, cell = open_spans.pop(column)
                cells.append(_cell(cell, widths, column, size, marks, look, merge="continue"))
                if left > 1:
                    open_spans[column] = (left - 1, cell)
            else:
                cell = pending.pop(0)
                merge = "restart" if cell.rowspan > 1 else ""
                cells.append(_cell(cell, widths, column, size, marks, look, merge=merge))
                if cell.rowspan > 1:
                    open_spans[column] = (cell.rowspan - 1, cell)
            column += cell.colspan
        head = "<w:tblHeader/>" if row.head else ""
        properties = f'<w:cantSplit/><w:trHeight w:val="{look.least}" w:hRule="atLeast"/>{head}'
        done.append(f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>")
    return done


def _cell(  # noqa: PLR0913 -- one cell in its grid
    cell: Cell, widths: Sequence[int], column: int, size: int, marks: re.Pattern[str], look: Look, *, merge: str
) -> str:
    width = sum(widths[column : column + cell.colspan])
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    text = "" if merge == "continue" else cell.text
    paragraphs = "".join(_paragraph(line, cell, size, marks, look) for line in clean(text).split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{vertical}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def open_marks(doubtful: Sequence[str]) -> re.Pattern[str]:
    """A pattern that splits a text at its 【待补充】 marks and at figures without a source."""
    figures = (rf"(?<!\d){re.escape(text)}(?!\d)" for text in doubtful if text)
    return re.compile("(" + "|".join([r"【待补充[^】]*】", *figures]) + ")")


def marked_runs(text: str, font: str, size: int, marks: re.Pattern[str], *, bold: bool = False) -> str:
    """The runs of a text, what is open highlighted, a figure without a source red as well."""
    return "".join(
        run_xml(
            part,
            font,
            size,
            colour=_DOUBTFUL if at % 2 and not part.startswith(_OPEN) else "",
            open_=at % 2 == 1,
            bold=bold,
        )
        for at, part in enumerate(marks.split(text))
        if part
    )


def _paragraph(line: str, cell: Cell, size: int, marks: re.Pattern[str], look: Look) -> str:
    plain = run_xml(line, LABEL, size, bold=cell.bold) if line else ""
    runs = plain if cell.label else marked_runs(line, BODY, size, marks, bold=cell.bold)
    align = "center" if cell.centre else "left"
    space = f'w:spacing w:before="{look.spacing}" w:after="{look.spacing}"'
    return (
        f'<w:p><w:pPr><w:snapToGrid w:val="0"/><{space} w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
    )


def run_xml(text: str, font: str, size: int, *, colour: str = "", open_: bool = False, bold: bool = False) -> str:
    """A run with the font set for all four slots, highlighted where something is still open."""
    mark = '<w:highlight w:val="yellow"/>' if open_ else ""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f'{weight}{tint}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{mark}<w:lang w:eastAsia="zh-CN"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )
