"""Which document of the library a text is: issuer, title and number together; none of them alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.policy import PolicyDocument, PolicyStatus
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.language.likeness import likeness
from policy_corpus.register import doc_no_key, title_key

_SAME_TITLE = 0.82
"""Titles of one document differ by a word or the issuer before it (全面落实 for 全面实施)."""


class Fit(StrEnum):
    """How a text and a document of the library agree."""

    SAME = "same"
    BY_TITLE = "by_title"
    """The title agrees and nothing contradicts; number and issuer are not in the text."""
    NUMBER_ALONE = "number_alone"
    """The number agrees and the title does not: a digest of another rule under the number, or a misprint."""
    TITLE_ALONE = "title_alone"
    """The title agrees, and number, issuer or place says that it is another document."""


@dataclass(frozen=True)
class Match:
    """A document of the library with how it agrees."""

    document: PolicyDocument
    fit: Fit

    @property
    def is_same(self) -> bool:
        return self.fit in {Fit.SAME, Fit.BY_TITLE}


def matches(read: ReadPolicy, documents: Iterable[PolicyDocument]) -> tuple[Match, ...]:
    """The documents that agree in something, those that are the same first."""
    found = [Match(d, fit) for d in documents if (fit := _fit(read, d)) is not None]
    return tuple(sorted(found, key=lambda m: _rank(m, read)))


def _rank(match: Match, read: ReadPolicy) -> tuple[int, bool, bool, bool]:
    """Closest first: versions of one document share its title, and the day tells them apart before their validity."""
    document = match.document
    return (
        list(Fit).index(match.fit),
        read.date is None or document.date != read.date,
        _bare_title(document.title) != _bare_title(read.title),
        document.status is PolicyStatus.REPEALED,
    )


def _fit(read: ReadPolicy, document: PolicyDocument) -> Fit | None:
    titled, numbered = _same_title(read.title, document.title), _same_number(read.doc_no, document.doc_no)
    if not titled:
        return Fit.NUMBER_ALONE if numbered else None
    if numbered is False or _same_issuer(read.issuer, document.issuer) is False or _elsewhere(read, document):
        return Fit.TITLE_ALONE
    if not numbered and _is_other_version(read, document):
        return Fit.TITLE_ALONE
    return Fit.SAME if numbered or _same_issuer(read.issuer, document.issuer) else Fit.BY_TITLE


def _same_title(one: str, other: str) -> bool:
    mine, theirs = _bare_title(one), _bare_title(other)
    return bool(mine) and (mine == theirs or likeness(mine, theirs) >= _SAME_TITLE)


def _bare_title(title: str) -> str:
    """The title from 关于 on: whether the issuer stands before it says nothing."""
    key = title_key(title)
    return key[key.find("关于") :] if "关于" in key else key


def _same_number(one: str, other: str) -> bool | None:
    """None where one of them has no number."""
    return doc_no_key(one) == doc_no_key(other) if one and other else None


def _same_issuer(one: str, other: str) -> bool | None:
    """Whether one organ is among the other's; None where one is not known."""
    mine, theirs = _squeezed(one), _squeezed(other)
    return (mine in theirs or theirs in mine) if mine and theirs else None


def _squeezed(issuer: str) -> str:
    return issuer.replace(" ", "").replace("、", "").removeprefix("中华人民共和国")


def _is_other_version(read: ReadPolicy, document: PolicyDocument) -> bool:
    """A law has no number: its versions share the title, and years lie between them."""
    if read.date is None or document.date is None:
        return False
    return abs(read.date.year - document.date.year) > 1


def _elsewhere(read: ReadPolicy, document: PolicyDocument) -> bool:
    return read.region_read and read.region != document.region
