"""A brief from a file of any format, as text that the reader understands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.files.formats import SAVE_AS, Use, format_of
from assistant.files.interface import BriefError
from assistant.files.names import shown
from assistant.files.opening import open_file
from assistant.files.paper import PaperBlock, PaperPage, PaperTable, ReadPaper
from assistant.files.reader import read_paper
from assistant.language.invisible import visible

_STRUCTURED = {"structured", "plain"}


def read_brief_file(path: Path) -> str:
    """The text of a brief. Raises IntakeError or BriefError with one Chinese line.

    A file with an unknown suffix is read as text, where it is one.
    """
    known = format_of(path)
    if known is None and path.suffix.lower() not in SAVE_AS:
        return open_file(path).text()
    paper = read_paper(path, Use.BRIEF)
    text = paper.text if known is not None and known.reader in _STRUCTURED else "\n".join(_lines(paper))
    if not text.strip():
        raise BriefError(f"“{shown(path)}”里没有读到文字，请确认文件内容后再试。")
    return text


def page_text(page: PaperPage) -> str:
    """The text of one page or sheet."""
    return "\n".join([*_of_blocks(page.blocks), *page.margins])


def _lines(paper: ReadPaper) -> Iterator[str]:
    """Paragraphs, and table rows as ``label：value``; headers and notes behind."""
    yield from _of_blocks(paper.blocks)
    yield from (line for page in paper.pages for line in page.margins)


def _of_blocks(blocks: Iterable[PaperBlock]) -> Iterator[str]:
    for block in blocks:
        lines = _row_lines(block) if isinstance(block, PaperTable) else block.lines
        yield from (visible(line) for line in lines if line.strip())


def _row_lines(table: PaperTable) -> Iterator[str]:
    for row, texts in zip(table.rows, table.filled(), strict=True):
        yield "：".join(dict.fromkeys(t.strip() for t in texts))
        for cell in row:
            for inner in cell.inner:
                yield from _row_lines(inner)
