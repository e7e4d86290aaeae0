"""The pages of one paper as text. A table row is a line whose cells stand between `` | ``."""

from collections.abc import Sequence
from pathlib import Path

from assistant.files.formats import Use, format_of
from assistant.files.interface import IntakeError
from assistant.files.paper import PaperPage
from assistant.files.reader import read_paper
from assistant.language.invisible import visible

_FEWEST_CHARACTERS = 10
_LONGEST_PAGE = 200_000


def read_pages(path: Path) -> Sequence[str]:
    """The text of each page, lines as they were laid out. Raises IntakeError with one Chinese line."""
    pages = [visible(_text(page)) for page in read_paper(path, Use.PAPER).pages]
    if sum(len("".join(p.split())) for p in pages) < _FEWEST_CHARACTERS:
        known = format_of(path)
        if known is not None and known.reader == "pdf":
            raise IntakeError("是没有文字的扫描件，请先做文字识别（OCR）再放进来。")
        raise IntakeError("里没有读到文字，请确认文件内容后再试。")
    if any(len(page) > _LONGEST_PAGE for page in pages):
        raise IntakeError(f"有一页超过 {_LONGEST_PAGE // 10_000} 万字，请拆分后再试。")
    return pages


def _text(page: PaperPage) -> str:
    """The page, its blank table rows left out, and below it what headers, footers and notes say."""
    text = page.text.strip("\n") if not page.name else "\n".join(page.lines)
    return "\n".join([text, *page.margins])
