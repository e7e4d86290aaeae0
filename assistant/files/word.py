"""The pages of a Word file: explicit page breaks, and the marks of the last layout where the file has them."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from assistant.files import guards
from assistant.files.rows import row_line

_P, _TBL, _TR, _TC, _T = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:t")
_BR, _TAB, _RENDERED, _BEFORE = qn("w:br"), qn("w:tab"), qn("w:lastRenderedPageBreak"), qn("w:pageBreakBefore")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:hyperlink")}
_SKIPPED = {qn("w:del"), qn("w:pPr"), qn("w:rPr")}
_BREAK = "\f"


def word_pages(path: Path) -> Sequence[str]:
    """The text of each page. Raises IntakeError for what is no Word file; a damaged one fails as it will."""
    import docx

    guards.require_docx(path)
    body = docx.Document(str(path)).element.body
    explicit = any(br.get(qn("w:type")) == "page" for br in body.iter(_BR)) and not _has_rendered(body)
    text = "\n".join(_lines(body, explicit=explicit))
    return [page.strip("\n") for page in text.split(_BREAK)]


def _has_rendered(body: Any) -> bool:
    return next(body.iter(_RENDERED), None) is not None


def _lines(node: Any, *, explicit: bool) -> Iterator[str]:
    """Paragraphs and table rows in order, with form feeds where a page begins."""
    for child in node:
        if child.tag == _P:
            yield _text(child, explicit=explicit)
        elif child.tag == _TBL:
            yield from _rows(child, explicit=explicit)
        elif child.tag in _WRAPPERS:
            yield from _lines(child, explicit=explicit)


def _rows(table: Any, *, explicit: bool) -> Iterator[str]:
    """Rows as lines; a form feed inside a cell stands before its row, a table inside a cell behind it."""
    for row in (tr for tr in table.iter(_TR) if next(tr.iterancestors(_TBL)) is table):
        cells = list(chain.from_iterable(_cell(tc, explicit=explicit) for tc in row.iterchildren(_TC)))
        line = row_line([c.replace(_BREAK, " ") for c in cells])
        yield f"{_BREAK}{line}" if any(_BREAK in c for c in cells) else line
        for inner in row.iter(_TBL):
            if next(inner.iterancestors(_TBL)) is table:
                yield from _rows(inner, explicit=explicit)


def _cell(tc: Any, *, explicit: bool) -> Iterator[str]:
    """The text of a cell without the tables in it, and an empty one for each further column it spans."""
    table = next(tc.iterancestors(_TBL))
    own = (p for p in tc.iter(_P) if next(p.iterancestors(_TBL)) is table)
    yield "\n".join(_text(p, explicit=explicit) for p in own)
    span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    yield from [""] * (int(span.get(qn("w:val")) or 1) - 1 if span is not None else 0)


def _text(paragraph: Any, *, explicit: bool) -> str:
    said = [_BREAK] if explicit and next(paragraph.iter(_BEFORE), None) is not None else []
    for node in paragraph.iter():
        if node.tag == _T and not any(a.tag in _SKIPPED for a in node.iterancestors(*_SKIPPED)):
            said.append(node.text or "")
        elif node.tag == _TAB and node.getparent().tag == qn("w:r"):
            said.append(" ")
        elif node.tag == _RENDERED:
            said.append(_BREAK)
        elif node.tag == _BR:
            is_page = node.get(qn("w:type")) == "page"
            said.append(_BREAK if is_page and explicit else "" if is_page else "\n")
    return "".join(said)
