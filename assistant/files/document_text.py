"""The lines of a policy document, from Word, PDF, a saved web page or plain text."""

from collections.abc import Iterator
from pathlib import Path

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.paper import PaperTable, ReadPaper
from assistant.files.reader import read_paper
from assistant.language.invisible import visible

_FEWEST_CHARACTERS = 20


def read_lines(path: Path) -> list[str]:
    """Lines without outer spaces, empty ones left out. Raises IntakeError with one Chinese line."""
    paper = read_paper(path, Use.POLICY)
    kept = [s for line in _lines(paper) if (s := " ".join(visible(line).split()))]
    if sum(map(len, kept)) < _FEWEST_CHARACTERS:
        raise IntakeError(f"“{path.name}”里没有读到文字。如果是扫描件，请先做文字识别（OCR）再添加。")
    return kept


def _lines(paper: ReadPaper) -> Iterator[str]:
    """The lines of every page; a table row is one line of its cells."""
    for page in paper.pages:
        if page.printed:
            yield from page.printed.split("\n")
            continue
        for block in page.blocks:
            if isinstance(block, PaperTable):
                yield from _row_lines(block)
            else:
                yield from block.lines


def _row_lines(table: PaperTable) -> Iterator[str]:
    for row in table.rows:
        yield " ".join(dict.fromkeys(c.text for c in row if c.text and not c.continued))
        for cell in row:
            for inner in cell.inner:
                yield from _row_lines(inner)
