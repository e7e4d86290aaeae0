"""Any file as a ReadPaper: the format by content, one guarded opening, one way to fail."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from assistant.files.formats import FORMATS, Format, Use, format_of, how_to_save, listed
from assistant.files.interface import IntakeError
from assistant.files.isolation import WorkStopped, workers
from assistant.files.limits import LIMITS, MANY_ROWS
from assistant.files.opening import Content, Opened, open_file
from assistant.files.paper import ReadPaper

_BY_CONTENT = {
    Content.WORD: "word", Content.SHEET: "sheet", Content.OLD_SHEET: "old_sheet", Content.OPEN_SHEET: "open_sheet",
    Content.PDF: "pdf",
}  # fmt: skip
"""What these are is certain from their bytes, so their names are not asked."""
_BINARY = frozenset(_BY_CONTENT.values())
_PAGES = frozenset({"word", "pdf"})


def read_paper(path: Path, use: Use) -> ReadPaper:
    """What a file holds. Raises IntakeError with one Chinese line.

    ``use`` says what is looked for: a format that cannot hold it is refused, and answers of a survey may be longer
    than other tables.
    """
    return read_opened(opened_for(path, use), use)


def opened_for(path: Path, use: Use) -> Opened:
    """The file, opened. Raises IntakeError where its format cannot hold what is looked for."""
    opened = open_file(path, MANY_ROWS if use is Use.SURVEY else LIMITS)
    known = _format(opened)
    if known is None or use not in known.uses:
        if opened.content is Content.OLD_WORD:
            raise _not_what_it_says(opened, "word")
        more = how_to_save(path) or f"请先另存为 {listed(use)} 再试。"
        raise IntakeError(f"“{opened.name}”不是能读的格式（{use}能读 {listed(use)}）。{more}")
    return opened


def read_opened(opened: Opened, use: Use) -> ReadPaper:
    """What the reader of its format makes of a file, in a process of its own where the program has such."""
    others = workers()
    if others is None:
        return read_here(opened, use)
    try:
        paper: ReadPaper = others.run(f"{__name__}:{read_here.__name__}", opened, use)
    except WorkStopped as stopped:
        raise IntakeError(
            f"“{opened.name}”太大或太复杂，读取时超过了{stopped}限度，已停止。请删去多余的内容或拆分后再试。"
        ) from stopped
    return paper


def read_here(opened: Opened, use: Use) -> ReadPaper:
    """The same in this process. A damaged file fails anywhere inside the libraries."""
    read: Callable[[Opened], ReadPaper] = import_module(f"assistant.files.{reader_of(opened, use)}").read
    try:
        return read(opened)
    except (IntakeError, OSError, MemoryError):
        raise
    except Exception as error:
        raise opened.damaged() from error


def _format(opened: Opened) -> Format | None:
    """The format that the name says, or where it says none that we read, the content."""
    reader = _BY_CONTENT.get(opened.content)
    return format_of(opened.path) or next((f for f in FORMATS if f.reader == reader), None)


def reader_of(opened: Opened, use: Use) -> str:
    """The reader of a file. Raises IntakeError where its content is not what its name says, and is none we read."""
    known = _format(opened)
    if known is None or known.reader not in _BINARY:
        is_list = use is Use.SURVEY and known is not None and known.reader == "plain"
        return "separated" if is_list else known.reader if known else "plain"
    if opened.content in _BY_CONTENT:
        return _BY_CONTENT[opened.content]
    if opened.content is Content.WEB and known.reader not in _PAGES:
        return "web"  # programs that "export to Excel" often write a web page with the suffix of a sheet
    raise _not_what_it_says(opened, known.reader)


def _not_what_it_says(opened: Opened, reader: str) -> IntakeError:
    program, new = "Excel", ".xlsx"
    if reader == "word":
        program, new = "Word", ".docx"
    if opened.content is Content.OLD_WORD:
        return IntakeError(f"“{opened.name}”是旧版 Word 文件（.doc）。请用 Word 或 WPS 另存为 .docx 再试。")
    if opened.content in {Content.LOCKED, Content.OLD}:
        return IntakeError(
            f"“{opened.name}”是旧版 {program} 或加密文件，打不开。请用 {program} 或 WPS 另存为未加密的 {new} 再试。"
        )
    if reader == "pdf":
        return IntakeError(f"“{opened.name}”不是有效的 PDF，请检查文件是否完整。")
    what = f"“{opened.name}”不是有效的 {program} 文件（{opened.path.suffix}）。"
    return IntakeError(f"{what}请用 {program} 或 WPS 打开后另存为 {new} 再试。")
