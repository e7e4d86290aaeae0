"""The lines of a policy document, from Word, PDF, a saved web page or plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.paper import PaperPage, PaperTable, ReadPaper
from assistant.files.reader import read_paper
from assistant.language.invisible import visible

_FEWEST_CHARACTERS = 20
_SCANNED = ".pdf"


@dataclass(frozen=True)
class DocumentText:
    """Lines without outer spaces, empty ones left out, and what the user should know of the reading."""

    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_document(path: Path) -> DocumentText:
    """The lines of a file. Raises IntakeError with one Chinese line; a scan without text is named as one."""
    paper = read_paper(path, Use.POLICY)
    by_page = [tuple(_kept(page)) for page in paper.pages]
    kept = tuple(line for page in by_page for line in page)
    if sum(map(len, kept)) < _FEWEST_CHARACTERS:
        raise IntakeError(_without_text(path, paper))
    blank = [number for number, lines in enumerate(by_page, 1) if not lines]
    return DocumentText(kept, (*paper.notes, *_blank_pages(blank, path)))


def _without_text(path: Path, paper: ReadPaper) -> str:
    if path.suffix.lower() == _SCANNED:
        return (
            f"“{path.name}”是没有文字的扫描件（共{len(paper.pages)}页，只有图像），没有收录。"
            "请先做文字识别（OCR），存成带文字的 PDF 或 Word 再添加。"
        )
    return f"“{path.name}”里没有读到文字。如果是扫描件，请先做文字识别（OCR）再添加。"


def _blank_pages(blank: Sequence[int], path: Path) -> Iterator[str]:
    if blank and path.suffix.lower() == _SCANNED:
        pages = "、".join(str(n) for n in blank)
        yield f"第{pages}页没有文字（可能是扫描页），这些页的内容没有收录，请做文字识别（OCR）后重新添加。"


def _kept(page: PaperPage) -> Iterator[str]:
    for line in _lines(page):
        if squeezed := " ".join(visible(line).split()):
            yield squeezed


def _lines(page: PaperPage) -> Iterator[str]:
    """The lines of a page; a table row is one line of its cells."""
    if page.printed:
        yield from page.printed.split("\n")
        return
    for block in page.blocks:
        if isinstance(block, PaperTable):
            yield from _row_lines(block)
        else:
            yield from block.lines


def _row_lines(table: PaperTable) -> Iterator[str]:
    for row in table.rows:
        yield " ".join(c.text for c in row if c.text and not c.continued)
        for cell in row:
            for inner in cell.inner:
                yield from _row_lines(inner)
