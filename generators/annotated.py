"""A form as it came in, with remarks beside its cells: comments in Word and Excel. Nothing else of it is changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generators.interface import GeneratorError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_AUTHOR, _INITIALS = "绩效目标审核", "审"
_CANNOT = "这种格式的原件不能加批注。请下载退回意见或批量汇总，其中逐条写明了位置。"
FORMATS = (".docx", ".xlsx")
"""Formats that take comments."""
_WIDE, _LINE = 320, 90
"""The box of an Excel comment, in pixels: its width, and its height for about four lines."""


@dataclass(frozen=True)
class CellRemark:
    """A remark and the texts of the cells it may stand at, the best first; with none of them it stands at the top."""

    text: str
    places: tuple[str, ...]


def annotate(name: str, content: bytes, remarks: Sequence[CellRemark]) -> bytes:
    """The file with its remarks. Raises GeneratorError for a format that takes none or a file that cannot be opened."""
    suffix = name.lower().rpartition(".")[2]
    how = {"docx": _word, "xlsx": _excel}.get(suffix)
    if how is None:
        raise GeneratorError(_CANNOT)
    try:
        return how(content, remarks)
    except Exception as error:  # whatever a damaged file does to the libraries
        raise GeneratorError(f"原件打不开，没有加上批注。{_CANNOT}") from error


def _word(content: bytes, remarks: Sequence[CellRemark]) -> bytes:
    import docx

    document = docx.Document(BytesIO(content))
    cells = [(_bare(c.text), c) for t in document.tables for c in _cells(t)]
    for remark in remarks:
        found = _first(cells, remark.places)
        paragraph = found.paragraphs[0] if found is not None else _top(document)
        runs = paragraph.runs or [paragraph.add_run("")]
        document.add_comment(runs=[runs[0], runs[-1]], text=remark.text, author=_AUTHOR, initials=_INITIALS)
    return _saved(document)


def _cells(table: "Table") -> Iterable[Any]:
    """Every cell once, merged ones too."""
    seen: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                yield cell


def _top(document: "Document") -> Any:
    return document.paragraphs[0] if document.paragraphs else document.add_paragraph()


def _excel(content: bytes, remarks: Sequence[CellRemark]) -> bytes:
    from openpyxl import load_workbook
    from openpyxl.comments import Comment

    book = load_workbook(BytesIO(content))
    cells = [(_bare(str(c.value)), c) for s in book.worksheets for row in s.iter_rows() for c in row if c.value]
    together: dict[int, tuple[Any, list[str]]] = {}
    for remark in remarks:
        cell = _first(cells, remark.places) or book.worksheets[0].cell(1, 1)
        together.setdefault(id(cell), (cell, []))[1].append(remark.text)
    for cell, texts in together.values():
        before = [cell.comment.text] if cell.comment else []
        cell.comment = Comment("\n".join([*before, *texts]), _AUTHOR, height=_LINE * len(texts), width=_WIDE)
    return _saved(book)


def _saved(document: Any) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _first(cells: Sequence[tuple[str, Any]], places: Sequence[str]) -> Any | None:
    """The first cell that is one of the texts, else the first that holds one."""
    wanted = [_bare(p) for p in places if _bare(p)]
    whole = (cell for place in wanted for text, cell in cells if text == place)
    part = (cell for place in wanted for text, cell in cells if place in text)
    return next(whole, None) or next(part, None)


def _bare(text: str) -> str:
    return "".join(text.split())
