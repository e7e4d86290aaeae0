"""Policy documents from a file: what each is, who issued it and when, what it says of its validity, its places."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from assistant.files.document_text import read_document
from assistant.files.interface import IntakeError
from assistant.files.names import shown
from assistant.jobs.questions.originals.articles import ArticlePiece, cut
from assistant.jobs.questions.originals.head_lines import (
    BODY,
    NoticeAct,
    act_of,
    bare,
    mended,
    number_of,
    own_title,
    title_at,
    without_annex,
)
from assistant.jobs.questions.originals.splitting import Part, split
from assistant.jobs.questions.originals.validity import (
    Named,
    Validity,
    forwarded_in,
    region_of,
    validity_of,
)
from assistant.language.dates import find_dates

_ISSUERS = r"[一-龥]{2,24}?(?:部|厅|局|署|委|委员会|政府|国务院|中共中央|办公厅|办公室|人民代表大会(?:常务委员会)?)"
_ISSUER = re.compile(rf"^({_ISSUERS}(?:[ 、]+{_ISSUERS}){{0,8}})(?:文件)?\s*(?=$|\d{{4}}年)")
_TITLE_ISSUER = re.compile(rf"^({_ISSUERS}(?:[ 、]+{_ISSUERS}){{0,8}})\s*关于")
_HOLDS = re.compile(r"\s*起|[^\d]{0,2}(?:施行|实施|生效)")
_HEAD_LINES, _LAST_LINES = 40, 6
_FIRST_LINES = 12
_DAY_LINE = 60
_PARAGRAPHS = 5


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
    validity: Validity = field(default_factory=Validity)
    region: str | None = None
    region_read: bool = False
    """Whether the text shows of which place it is, the whole country included."""
    forwards: tuple[Named, ...] = ()
    """What it only passes on; none of these is this document."""
    notice: tuple[str, ...] = ()
    """The lines of the notice above the first article."""
    number: int = 1
    """Which document of the file it is, from 1."""

    @property
    def articles(self) -> int:
        """How many articles were found."""
        return len({p.place for p in self.pieces if p.place.startswith("第") and p.place.endswith("条")})


def read_policies(path: Path) -> tuple[ReadPolicy, ...]:
    """Every document of a file. Raises IntakeError with one Chinese line, whatever is wrong with the file."""
    try:
        return tuple(_policies(path))
    except (IntakeError, OSError):
        raise
    except Exception as error:  # a damaged file fails anywhere inside the libraries that open it
        raise IntakeError(
            f"“{shown(path)}”读不出来，文件可能已损坏（{type(error).__name__}）。请用原来的软件打开后另存再试。"
        ) from error


def _policies(path: Path) -> Iterator[ReadPolicy]:
    text = read_document(path)
    mark = sha256(path.read_bytes()).hexdigest()
    found: list[ReadPolicy] = []
    for number, part in enumerate(split(text.lines), 1):
        read = _under_notice(_policy(part, mark, number), part, found)
        found.append(replace(read, notes=(*text.notes, *read.notes)) if number == 1 else read)
    yield from found


def _policy(part: Part, mark: str, number: int) -> ReadPolicy:
    lines = part.lines
    pieces = cut(lines)
    notes: tuple[str, ...] = ()
    if not pieces:
        pieces = _unstructured(lines)
        notes = ("没有认出章、条或（一）这样的层次，已按段落收录，只能引用到文件。",)
    head = _head(lines)
    whole_title = _title(head)
    title, doc_no = own_title(whole_title), _doc_no(head)
    issuer, date = _issuer(whole_title, head, lines), _date(head, lines)
    region, is_read = region_of(issuer, doc_no, whole_title)
    forwards = forwarded_in(whole_title, lines) if act_of(whole_title) is NoticeAct.FORWARDS else ()
    return ReadPolicy(
        title, doc_no, issuer, date, tuple(pieces), mark, notes, validity_of(title, _text(pieces), date),
        region, is_read, forwards, tuple(_notice(lines, pieces)), number,
    )  # fmt: skip


def _under_notice(read: ReadPolicy, part: Part, before: Sequence[ReadPolicy]) -> ReadPolicy:
    """A rule that a notice prints has its number, issuer and date; one that is passed on the number it names."""
    if part.notice is None:
        return read
    notice = before[part.notice]
    if part.is_forwarded:
        named = next((n.doc_no for n in notice.forwards if read.title in (n.title, own_title(n.title))), "")
        return replace(read, doc_no=read.doc_no or named)
    if read.doc_no and read.doc_no != notice.doc_no:
        return read
    date = read.date or notice.date
    effective = read.validity.effective or validity_of(read.title, _text(read.pieces), date).effective
    return replace(
        read, doc_no=notice.doc_no, issuer=read.issuer or notice.issuer, date=date,
        region=read.region if read.region_read else notice.region, region_read=read.region_read or notice.region_read,
        validity=replace(read.validity, effective=effective),
    )  # fmt: skip


def _text(pieces: Sequence[ArticlePiece]) -> list[str]:
    """The lines of all places, those that the page broke joined again."""
    return [line for piece in pieces for line in piece.lines]


def _head(lines: Sequence[str]) -> list[str]:
    """What stands before the first chapter or article: further down, titles and numbers are other documents'."""
    return list(takewhile(lambda line: not BODY.match(line), (bare(line) for line in lines[:_HEAD_LINES])))


def _title(head: Sequence[str]) -> str:
    return next((t for at in range(len(head)) if (t := title_at(head, at)[0])), "")


def _doc_no(head: Sequence[str]) -> str:
    """The number in the head; of several orders of the State Council the last, which is that of the revision."""
    lines = [without_annex(line) for line in head[:_FIRST_LINES]]
    pairs = ["".join(lines[at : at + 2]) for at in range(min(3, len(lines) - 1))]
    found = [n for n in (number_of(line) for line in (*lines, *pairs)) if n]
    own = next((n for n in found if not n.is_order), None)
    if own:
        return own.doc_no
    orders = [n.doc_no for n in found]
    return max(orders, key=lambda o: int(re.sub(r"\D", "", o)), default="")


def _issuer(title: str, head: Sequence[str], lines: Sequence[str]) -> str:
    """The organ in the letterhead, in the title, or under the text."""
    if by_title := _TITLE_ISSUER.match(title):
        return by_title[1]
    last = [bare(line) for line in lines[-_LAST_LINES:]]
    found = (_ISSUER.match(line) for line in (*head, *last))
    return next((m[1].strip() for m in found if m), "")


def _date(head: Sequence[str], lines: Sequence[str]) -> dt.date | None:
    """The last day in the head, which is that of the revision, else one under the text; no day within a sentence."""
    days = [day for line in head for day in _days(line)]
    last = [day for line in lines[-_LAST_LINES:] if len(line) < _DAY_LINE for day in _days(bare(line))]
    return max(days) if days else next(iter(last), None)


def _days(line: str) -> Iterator[dt.date]:
    stated = mended(line)
    if "。" not in stated and not BODY.match(stated):
        for day in find_dates(stated):
            if day.year and day.last_day and not _HOLDS.match(stated, day.end):
                yield dt.date.fromisoformat(day.first())


def _notice(lines: Sequence[str], pieces: Sequence[ArticlePiece]) -> Iterator[str]:
    """The sentences above the first place, where there are places."""
    if any(p.place for p in pieces):
        above = takewhile(lambda line: not BODY.match(bare(line)), lines)
        yield from (line for line in above if line.endswith(("。", "；")))


def _unstructured(lines: Sequence[str]) -> list[ArticlePiece]:
    text = [line for line in lines if len(line) > 1]
    if not text:
        raise IntakeError("文件里没有可以收录的正文。")
    starts = range(0, len(text), _PARAGRAPHS)
    return [ArticlePiece("", "", text[at][:18], list(text[at : at + _PARAGRAPHS])) for at in starts]
