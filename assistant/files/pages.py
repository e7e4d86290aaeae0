"""The pages of one paper as text, by format. A table row is a line whose cells stand between `` | ``."""

from collections.abc import Sequence
from pathlib import Path

from assistant.files.interface import IntakeError
from assistant.language.invisible import visible

_FEWEST_CHARACTERS = 10
_LONGEST_PAGE = 200_000


def read_pages(path: Path) -> Sequence[str]:
    """The text of each page, lines as they were laid out. Raises IntakeError with one Chinese line."""
    pages = [visible(page) for page in _opened(path)]
    if sum(len("".join(p.split())) for p in pages) < _FEWEST_CHARACTERS:
        if path.suffix.lower() == ".pdf":
            raise IntakeError("是没有文字的扫描件，请先做文字识别（OCR）再放进来。")
        raise IntakeError("里没有读到文字，请确认文件内容后再试。")
    if any(len(page) > _LONGEST_PAGE for page in pages):
        raise IntakeError(f"有一页超过 {_LONGEST_PAGE // 10_000} 万字，请拆分后再试。")
    return pages


def _opened(path: Path) -> Sequence[str]:
    try:
        return _READERS[path.suffix.lower()](path)
    except (IntakeError, OSError):
        raise
    except Exception as error:  # a damaged file fails anywhere inside the libraries that open it
        raise IntakeError("打不开，文件可能已损坏，请用原来的软件重新保存后再试。") from error


def _word(path: Path) -> Sequence[str]:
    from assistant.files.word import word_pages

    return word_pages(path)


def _pdf(path: Path) -> Sequence[str]:
    from assistant.files.pdf import pdf_pages

    return pdf_pages(path)


def _workbook(path: Path) -> Sequence[str]:
    from assistant.files.workbook import workbook_pages

    return workbook_pages(path)


def _plain(path: Path) -> Sequence[str]:
    from assistant.files.plain import plain_pages

    return plain_pages(path)


_READERS = {".docx": _word, ".pdf": _pdf, ".xlsx": _workbook, ".md": _plain, ".txt": _plain}
