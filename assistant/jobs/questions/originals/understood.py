"""What was understood of a document before it is kept: its head, what of the library it is, and what to ask."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.questions.originals.differing import Difference
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.retrieval.interface import RetrievalError
from assistant.retrieval.originals import Original

_NOT_READ = "没有读到"


class DifferencesUnconfirmed(RetrievalError):
    """The figures of a text are not those of the digest, and nobody has said that the text is right."""


@dataclass(frozen=True)
class Head:
    """What the user says of a document; it goes before what was read. Empty fields say nothing."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    region: str = ""
    date: dt.date | None = None
    effective: dt.date | None = None
    status: PolicyStatus | None = None
    is_new: bool = False
    """It is no document of the library, whatever its title and number."""


@dataclass(frozen=True)
class Understood:
    """One document of a file, not kept yet."""

    document: PolicyDocument
    """The head with which it would be kept."""
    clauses: tuple[Clause, ...]
    read: ReadPolicy
    file: str
    paired: bool = False
    """Whether a digest of it ships; the original would be quoted in its place."""
    before: Original | None = None
    """The version that is held now."""
    differences: tuple[Difference, ...] = ()
    questions: tuple[str, ...] = ()
    """What is not sure and should be looked at, a Chinese line each."""

    @property
    def unchanged(self) -> bool:
        """Whether just this is held already."""
        return self.before is not None and self.before.says_the_same(self.document, self.clauses)

    @property
    def alarm(self) -> str:
        """What is said before a text is kept whose figures are not those of the digest; "" where none differ."""
        if not self.differences or self.unchanged:
            return ""
        return f"警告：“{self.file}”与库中摘编有 {len(self.differences)} 处数字不同，可能不是真正的原文。"

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Field and value, as they are shown."""
        return tuple(self._rows())

    @property
    def warnings(self) -> tuple[str, ...]:
        """Where digest and original differ, a Chinese line each."""
        return tuple(d.line for d in self.differences)

    def _rows(self) -> Iterator[tuple[str, str]]:
        document, validity = self.document, self.read.validity
        yield "标题", document.title
        yield "文号", document.doc_no or _NOT_READ
        yield "机关", document.issuer or _NOT_READ
        yield "日期", _day(document.date)
        yield "施行", _day(document.effective)
        if validity.until:
            yield "有效期至", _day(validity.until)
        yield "效力", document.status.word
        yield "废止", "、".join(n.shown for n in validity.repeals) or "没有写明废止哪份文件"
        yield "地区", document.region or "全国"
        articles = f"{self.read.articles}条，共" if self.read.articles else ""
        yield "条数", f"{articles}{len(self.clauses)}处"
        if self.read.forwards:
            yield "转发", "、".join(n.shown for n in self.read.forwards)
        yield "对应", f"库中摘编（{document.id}）" if self.paired else "库中没有，作为新文件收录"
        if self.before is not None:
            yield "已有", "与已收录的相同" if self.unchanged else f"已收录过（{self.before.file}），原来的版本会保留"


def _day(day: dt.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else _NOT_READ
