"""The pages of a PDF that has text; a scan without text gives empty pages."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

from assistant.files import guards
from assistant.files.interface import IntakeError

_MOST_PAGES = 2000


def pdf_pages(path: Path) -> Sequence[str]:
    """The text of each page. Raises IntakeError for one that is locked, broken or far too long."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(BytesIO(guards.read_bytes(path)))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise IntakeError("有密码保护，请先解除密码再放进来。") from error
        raise IntakeError("不是有效的 PDF，请检查文件是否完整。") from error
    with document:
        if len(document) > _MOST_PAGES:
            raise IntakeError(f"超过 {_MOST_PAGES} 页，请拆分后再放进来。")
        return list(_texts(document))


def _texts(document: Any) -> Iterator[str]:
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            yield "\n".join(text.get_text_bounded().splitlines())
