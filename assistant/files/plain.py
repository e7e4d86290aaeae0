"""The pages of a text file: at form feeds where it has them, else every sixty lines."""

import re
from collections.abc import Sequence
from pathlib import Path

from assistant.files import guards
from assistant.files.interface import IntakeError
from assistant.files.rows import row_line

_LINES_A_PAGE = 60
_MARKDOWN_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_RULER = re.compile(r"^[\s|:\-]+$")
_MARKS = re.compile(r"^\s*#{1,6}\s+|\*\*")


def plain_pages(path: Path) -> Sequence[str]:
    """The text of each page. Raises IntakeError for a file that is no text."""
    text = guards.decoded(guards.read_bytes(path))
    if text is None:
        raise IntakeError("的文字编码认不出来，请另存为 UTF-8 文本再试。")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix.lower() == ".md":
        text = "\n".join(_plain(line) for line in text.split("\n") if not _is_ruler(line))
    if "\f" in text:
        return [page.strip("\n") for page in text.removesuffix("\f").split("\f")]
    lines = text.split("\n")
    return ["\n".join(lines[at : at + _LINES_A_PAGE]) for at in range(0, len(lines), _LINES_A_PAGE)]


def _is_ruler(line: str) -> bool:
    return "--" in line and bool(_RULER.match(line))


def _plain(line: str) -> str:
    """A line of Markdown without its marks."""
    bare = _MARKS.sub("", line)
    row = _MARKDOWN_ROW.match(bare)
    return row_line([cell.strip() for cell in row[1].split("|")]) if row else bare
