"""A page's lines as sentences: page furniture taken away, lines that were broken in a sentence joined again."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import east_asian_width

from assistant.language.numerals import COUNTING, SPOKEN, UP_TO_TEN

_FURNITURE = re.compile(
    rf"^\s*(?:第\s*{COUNTING}+\s*页\s*[,，/]?\s*(?:共\s*{COUNTING}+\s*页)?"
    r"|[-—－–]\s*[\d０-９]{1,4}\s*[-—－–]|[Pp]age\s*\d+(?:\s*of\s*\d+)?|扫描全能王.*|\d{1,3}\s*/\s*\d{1,3})\s*$"
)
_ENDS = tuple("。；！？：;:!?")
_BEGINS = re.compile(
    rf"^\s*(?:[（(]?{UP_TO_TEN}{{1,3}}[)）、．.]|第(?:\d|{SPOKEN}){{1,4}}[条章节]|[（(]?\d{{1,2}}[)）、．.](?!\d)"
    r"|[-*•·●▪]\s|[一-龥][一-龥 　（）()]{1,14}[:：]|附[件表：:]|\|)"
)
_INDENT = re.compile(r"^(?:　|\s{2,})")
_FILLED = 0.7
"""A line is full where it is this much of the longest of its page: only a full line goes on in the next."""


def flow(page: str, *, laid_out: bool) -> str:
    """The page with one paragraph a line. ``laid_out``: the file breaks lines where the paper's edge was."""
    lines = [line.rstrip() for line in page.split("\n") if not _FURNITURE.match(line)]
    if not laid_out:
        return "\n".join(line.strip() for line in lines if line)
    return "\n".join(_joined(lines))


def has_furniture(page: str) -> bool:
    """Whether a page carries its number or a scanner's stamp as text."""
    return any(_FURNITURE.match(line) for line in page.split("\n"))


def _joined(lines: Iterable[str]) -> Iterator[str]:
    kept = list(lines)
    edge = max((_width(line) for line in kept), default=0)
    at = ""
    for last, line in pairwise(["", *kept]):
        if last and line and _goes_on(last, line, edge):
            at = _glued(at, line.strip())
        else:
            if at:
                yield at
            at = line.strip()
    if at:
        yield at


def _goes_on(last: str, line: str, edge: int) -> bool:
    """Whether a line continues the one before it; across an empty line none does."""
    if last.endswith(_ENDS) or last.endswith("|") or _BEGINS.match(line) or _INDENT.match(line):
        return False
    return last.endswith(("，", ",", "、")) or _width(last) >= _FILLED * edge


def _glued(last: str, line: str) -> str:
    """Latin words keep their space."""
    gap = " " if last[-1:].isascii() and last[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha() else ""
    return f"{last}{gap}{line}"


def _width(line: str) -> int:
    return sum(2 if east_asian_width(c) in "FWA" else 1 for c in line)
