"""PDF: the text of each page as it is laid out, and the tables that its lines draw; a scan gives empty pages."""

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any

from assistant.files.interface import IntakeError
from assistant.files.opening import Opened
from assistant.files.paper import PaperBlock, PaperPage, PaperTable, PaperText, ReadPaper
from assistant.files.pdf_forms import has_loop
from assistant.files.pdf_glyphs import Glyph, glyphs_of, rulings_of
from assistant.files.pdf_streams import has_bomb
from assistant.files.pdf_tables import RuledTable, aligned_tables, ruled_tables

_PAGE_NUMBER = re.compile(r"[\s\d\-—–第页共/]*")
_SAME = 4.0
"""Points by which the columns of a table may move from page to page."""


def read(opened: Opened) -> ReadPaper:
    """The pages. Raises IntakeError for one that is locked, broken, far too long, or expands."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    if has_bomb(opened.data, opened.limits):
        raise IntakeError(
            f"“{opened.name}”解压后异常巨大，或一页里画的东西过多，为安全起见没有打开。请重新保存后再试。"
        )
    if has_loop(opened.data, opened.limits):
        raise opened.too_much("里的图形互相包含，没有尽头")
    try:
        document = pdfium.PdfDocument(BytesIO(opened.data))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise IntakeError(f"“{opened.name}”有密码保护，请先解除密码再试。") from error
        raise IntakeError(f"“{opened.name}”不是有效的 PDF，请检查文件是否完整。") from error
    with document:
        if len(document) > opened.limits.pages:
            raise IntakeError(f"“{opened.name}”超过 {opened.limits.pages} 页，请拆分后再试。")
        return ReadPaper(tuple(_pages(opened, document)), opened.name)


def _pages(opened: Opened, document: Any) -> Iterator[PaperPage]:
    characters = 0
    last: RuledTable | None = None
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            printed = "\n".join(text.get_text_bounded().splitlines())
            characters += len(printed)
            if characters > opened.limits.characters:
                raise opened.too_much(f"超过 {opened.limits.characters // 10_000} 万字")
            rulings = rulings_of(page)
            glyphs = glyphs_of(text) if rulings or _may_align(printed) else []
        tables = ruled_tables(glyphs, rulings) if rulings else aligned_tables(glyphs)
        blocks, last = _blocks(printed, glyphs, tables, last)
        yield PaperPage(blocks, printed=printed)


def _may_align(printed: str) -> bool:
    """Whether three lines in a row have gaps."""
    run = 0
    for line in printed.split("\n"):
        run = run + 1 if " " in line.strip() else 0
        if run == 3:
            return True
    return False


def _blocks(
    printed: str, glyphs: list[Glyph], tables: list[RuledTable], last: RuledTable | None
) -> tuple[tuple[PaperBlock, ...], RuledTable | None]:
    """The blocks of a page in the order of its text, and the table at its foot."""
    if not tables:
        return tuple(PaperText(line) for line in printed.split("\n") if line.strip()), None
    inside = {at: table for table in tables for at in table.glyphs}
    blocks: list[PaperBlock] = []
    placed: list[RuledTable] = []
    line: list[str] = []
    for at, glyph in enumerate(glyphs):
        table = inside.get(at)
        if table is None:
            line.append(glyph.text)
        if (table is not None or glyph.text == "\n") and line:
            _put_line(blocks, line)
        if table is not None and table not in placed:
            continues = bool(last) and not placed and not _has_text(blocks) and _same_columns(last, table)
            blocks.append(PaperTable(table.table.rows, continues=continues))
            placed.append(table)
    _put_line(blocks, line)
    foot = placed[-1] if placed and not _has_text(blocks[_last_table(blocks) + 1 :]) else None
    return tuple(blocks), foot


def _put_line(blocks: list[PaperBlock], line: list[str]) -> None:
    text = "".join(line).strip()
    line.clear()
    if text:
        blocks.append(PaperText(text))


def _has_text(blocks: list[PaperBlock]) -> bool:
    """Whether something other than page numbers stands there."""
    return any(not isinstance(b, PaperText) or not _PAGE_NUMBER.fullmatch(b.text) for b in blocks)


def _last_table(blocks: list[PaperBlock]) -> int:
    return max(i for i, block in enumerate(blocks) if isinstance(block, PaperTable))


def _same_columns(one: RuledTable | None, other: RuledTable) -> bool:
    return one is not None and len(one.edges) == len(other.edges) and all(
        abs(a - b) <= _SAME for a, b in zip(one.edges, other.edges, strict=True)
    )  # fmt: skip
