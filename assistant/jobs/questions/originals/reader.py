"""A policy document from a file: what it is, who issued it and when, and its places."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from assistant.files.document_text import read_lines
from assistant.files.interface import IntakeError
from assistant.jobs.questions.originals.articles import ArticlePiece, cut
from assistant.language.numerals import SPOKEN, UP_TO_TEN, fold

_DOC_NO = re.compile(
    r"([一-龥]{1,8}?)\s*[〔\[（(【［]\s*((?:19|20)\d{2})\s*[〕\]）)】］]\s*第?\s*(\d{1,4})\s*号|国务院令\s*第?\s*(\d+)\s*号"
)
_TITLE_END = (
    "办法",
    "意见",
    "通知",
    "条例",
    "规定",
    "指引",
    "规范",
    "法",
    "方案",
    "细则",
    "框架",
    "规程",
    "决定",
    "标准",
    "制度",
    "格式",
    "规则",
    "解读",
)
_DATE = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISSUER = re.compile(
    r"^([一-龥 ]{2,30}?(?:部|厅|局|委|委员会|政府|国务院|办公厅|办公室|人民代表大会常务委员会))\s*(?=$|\d{4}年)"
)
_HEAD_LINES = 40
_LONGEST_HEAD = 120
_ANNEX_MARK = re.compile(r"^附件\s*\d*\s*[:：]?\s*")
_BEFORE_CODE = re.compile(r"^.*(?:意见|办法|通知|指引|规定)")
_TITLE_LENGTH = (4, 60)
_BODY = re.compile(rf"^第(?:\d|{SPOKEN})+[章节条]|^{UP_TO_TEN}+、")
_QUOTED = re.compile(r"《([^《》]{4,60})》(解读|释义|问答)?")
_BASIS = re.compile(r"(?:根据|依据|按照|贯彻|落实|遵照|执行)(?:(?!印发|制定|。).)*$")
"""What stands before a title that the document rests on and that is not its own."""


@dataclass(frozen=True)
class ReadPolicy:
    """What was read of a document; empty fields were not found."""

    title: str
    doc_no: str
    issuer: str
    date: dt.date | None
    pieces: tuple[ArticlePiece, ...]
    digest: str
    """SHA-256 of the file."""
    notes: tuple[str, ...] = field(default=())


def read_policy(path: Path) -> ReadPolicy:
    """Read one file. Raises IntakeError with one Chinese line, whatever is wrong with the file."""
    try:
        return _policy(path, read_lines(path))
    except (IntakeError, OSError):
        raise
    except Exception as error:  # a damaged file fails anywhere inside the libraries that open it
        raise IntakeError(
            f"“{path.name}”读不出来，文件可能已损坏（{type(error).__name__}）。请用原来的软件打开后另存再试。"
        ) from error


def _policy(path: Path, lines: list[str]) -> ReadPolicy:
    pieces = cut(lines)
    notes: tuple[str, ...] = ()
    if not pieces:
        pieces = _unstructured(lines)
        notes = ("没有认出章、条或（一）这样的层次，已按段落收录，只能引用到文件。",)
    head = _head(lines)
    return ReadPolicy(
        _title(head), _doc_no(head), _issuer(lines), _date(head, lines), tuple(pieces),
        sha256(path.read_bytes()).hexdigest(), notes,
    )  # fmt: skip


def _head(lines: Sequence[str]) -> list[str]:
    """What stands before the first chapter or article: further down, titles and numbers are other documents'."""
    bare = [fold_brackets(line.lstrip("# ").strip()) for line in lines[:_HEAD_LINES]]
    return list(takewhile(lambda line: not _BODY.match(line), bare))


def fold_brackets(text: str) -> str:
    """Half-width digits; every bracket around a year as 〔〕."""
    return re.sub(r"[\[（(【［]\s*((?:19|20)\d{2})\s*[\]）)】］]", r"〔\1〕", fold(text))


def _title(head: Sequence[str]) -> str:
    """The first line that is a title, or the title a notice prints; a title over several lines is joined."""
    for line in head:
        bare = _ANNEX_MARK.sub("", _DOC_NO.sub("", line)).strip(" ()（）:：")
        if _is_title(bare.strip("《》")):
            return _printed(bare) or bare.strip("《》")
    return _printed("".join(head[:3]))


def _is_title(text: str) -> bool:
    low, high = _TITLE_LENGTH
    whole = text.count("《") == text.count("》") and not re.search("[，。；]", text)
    return whole and low <= len(text) <= high and text.endswith(_TITLE_END)


def _printed(text: str) -> str:
    """The document that a notice prints or an interpretation explains; none where it only rests on one."""
    quoted = next((q for q in _QUOTED.finditer(text) if not _BASIS.search(text[: q.start()])), None)
    if not quoted:
        return ""
    return f"《{quoted[1]}》{quoted[2]}" if quoted[2] else quoted[1]


def _doc_no(head: Sequence[str]) -> str:
    """The number in the head; of several orders of the State Council the last, which is that of the revision."""
    lines = [*head[:12], "".join(head[:3])]
    found = [m for m in (_DOC_NO.search(line) for line in lines if len(line) < _LONGEST_HEAD) if m]
    own = next((m for m in found if not m[4]), None)
    if own:
        return f"{_BEFORE_CODE.sub('', own[1]).strip()}〔{own[2]}〕{own[3]}号"
    orders = [int(m[4]) for m in found]
    return f"国务院令第{max(orders)}号" if orders else ""


def _issuer(lines: Sequence[str]) -> str:
    for line in lines[:_HEAD_LINES]:
        found = _ISSUER.match(line.lstrip("# ").strip())
        if found:
            return found[1].strip()
    return ""


def _date(head: Sequence[str], lines: Sequence[str]) -> dt.date | None:
    for line in (*head, *lines[-5:]):
        found = _DATE.search(fold(line))
        if found and len(line) < 60:
            try:
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
    return None


def _unstructured(lines: Sequence[str]) -> list[ArticlePiece]:
    text = [line for line in lines if len(line) > 1]
    if not text:
        raise IntakeError("文件里没有可以收录的正文。")
    return [ArticlePiece("", "", text[start][:18], list(text[start : start + 5])) for start in range(0, len(text), 5)]
