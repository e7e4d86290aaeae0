"""Text and Markdown: pages at form feeds where the file has them, else every sixty lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.files.opening import Opened
from assistant.files.paper import PaperBlock, PaperHeading, PaperPage, PaperTable, PaperText, ReadPaper, TableCell

_LINES_A_PAGE, _MOST_COLUMNS = 60, 500
_MARKDOWN_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_RULER = re.compile(r"^[\s|:\-]+$")
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_BOLD = re.compile(r"\*\*")


def read(opened: Opened) -> ReadPaper:
    """The pages. Raises IntakeError for a file that is no text."""
    text = opened.text().replace("\r\n", "\n").replace("\r", "\n")
    is_markdown = opened.path.suffix.lower() == ".md"
    _hold(opened, text, is_markdown=is_markdown)
    if is_markdown:
        text = "\n".join(line for line in text.split("\n") if not _is_ruler(line))
    pages: list[PaperPage] = []
    for page in _pages(text):
        blocks = tuple(_markdown(page)) if is_markdown else tuple(PaperText(line) for line in page)
        pages.append(PaperPage(_joined(pages, blocks)))
    return ReadPaper(tuple(pages), opened.name)


def _hold(opened: Opened, text: str, *, is_markdown: bool) -> None:
    """Raises IntakeError for more lines, or rows of tables, than any honest paper has."""
    limits = opened.limits
    if text.count("\n") + text.count("\f") > limits.lines:
        raise opened.too_much(f"超过 {limits.lines // 10_000} 万行")
    if is_markdown and max(text.count("\n|") / limits.rows, text.count("|") / limits.cells / 2) > 1:
        raise opened.too_much(f"的表格超过 {limits.rows // 10_000} 万行或 {limits.cells // 10_000} 万格")


def _pages(text: str) -> Iterator[Sequence[str]]:
    if "\f" in text:
        yield from (page.strip("\n").split("\n") for page in text.removesuffix("\f").split("\f"))
        return
    lines = text.split("\n")
    yield from (lines[at : at + _LINES_A_PAGE] for at in range(0, len(lines), _LINES_A_PAGE))


def _is_ruler(line: str) -> bool:
    return "--" in line and bool(_RULER.match(line))


def _markdown(lines: Sequence[str]) -> Iterator[PaperBlock]:
    """Lines without their marks; rows that follow each other are a table."""
    for is_table, group in groupby(lines, key=_is_row):
        if is_table:
            yield PaperTable(tuple(_row(number, line) for number, line in enumerate(group)))
        else:
            yield from (_line(line) for line in group)


def _is_row(line: str) -> bool:
    return line.count("|") <= _MOST_COLUMNS and bool(_MARKDOWN_ROW.match(line))


def _line(line: str) -> PaperBlock:
    heading = _HEADING.match(line)
    bare = _BOLD.sub("", line[heading.end() :] if heading else line)
    return PaperHeading(bare, len(heading[1])) if heading else PaperText(bare)


def _row(number: int, line: str) -> tuple[TableCell, ...]:
    match = _MARKDOWN_ROW.match(line)
    cells = _BOLD.sub("", match[1]).split("|") if match else []
    return tuple(TableCell(cell.strip(), number, at) for at, cell in enumerate(cells))


def _joined(before: Sequence[PaperPage], blocks: tuple[PaperBlock, ...]) -> tuple[PaperBlock, ...]:
    """A table at the head of a page goes on the one at the foot of the last."""
    if before and blocks and isinstance(blocks[0], PaperTable):
        last = before[-1].blocks[-1] if before[-1].blocks else None
        if isinstance(last, PaperTable):
            return (PaperTable(blocks[0].rows, continues=True), *blocks[1:])
    return blocks
