"""From a text that was read to a document of the library: its head, its clauses, and what is not sure of them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from assistant.domain.policy import Certainty, Clause, PolicyDocument
from assistant.files.interface import IntakeError
from assistant.jobs.questions.originals.differing import differences
from assistant.jobs.questions.originals.identity import Fit, Match, matches
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.jobs.questions.originals.understood import Head, Understood
from assistant.jobs.questions.originals.validity import Named, region_of
from assistant.retrieval.originals import OWN_KIND, Original
from policy_corpus.register import doc_no_key, title_key

_OWN_PARTS = 1000
"""Originals count their parts apart from digests, so that no key is used twice."""
_NOTICE = "通知正文"


class HeadUnclear(IntakeError):
    """The text does not say what document it is; the user must."""


def understand(
    read: ReadPolicy, stated: Head, file: str, shipped: Mapping[str, tuple[PolicyDocument, Sequence[Clause]]],
    kept: Mapping[str, Original],
) -> Understood:  # fmt: skip
    """What a text is. ``shipped``: documents with their digests by id; ``held``: the originals there are."""
    read = _as_stated(read, stated)
    if not read.title:
        raise HeadUnclear("读不出文件的标题，请用 --title 写明，例如 --title 《某某办法》。")
    found = () if stated.is_new else matches(read, (d for d, _ in shipped.values()))
    same = next((m for m in found if m.is_same), None)
    document = same.document if same else _own_document(read, shipped, kept)
    clauses = tuple(_clauses(document, read))
    digests = shipped[document.id][1] if same else ()
    days = [d for d in (read.date, document.date, document.effective) if d]
    return Understood(
        document, clauses, read, file, same is not None, kept.get(document.id),
        differences(digests, clauses, days), tuple(_questions(read, found, same, stated)),
    )  # fmt: skip


def _as_stated(read: ReadPolicy, stated: Head) -> ReadPolicy:
    """What was read, with what the user says in its place."""
    validity = replace(
        read.validity,
        effective=stated.effective or read.validity.effective,
        status=stated.status or read.validity.status,
    )
    title, doc_no = stated.title.strip("《》") or read.title, stated.doc_no or read.doc_no
    issuer = stated.issuer or read.issuer
    region, is_read = (stated.region, True) if stated.region else (read.region, read.region_read)
    if not is_read:
        region, is_read = region_of(issuer, doc_no, title)
    return replace(
        read, title=title, doc_no=doc_no, issuer=issuer, date=stated.date or read.date, region=region,
        region_read=is_read, validity=validity,
    )  # fmt: skip


def _own_document(
    read: ReadPolicy, shipped: Mapping[str, tuple[PolicyDocument, Sequence[Clause]]], kept: Mapping[str, Original]
) -> PolicyDocument:
    """The head of a document that only the unit has; under the id it had when it was added before."""
    own = [o.document for o in kept.values() if o.document.kind == OWN_KIND]
    before = next((m.document.id for m in matches(read, own) if m.is_same), None)
    others = [*(d for d, _ in shipped.values()), *own]
    return PolicyDocument(
        id=before or _new_id(read),
        title=read.title,
        doc_no=read.doc_no,
        issuer=read.issuer,
        date=read.date,
        effective=read.validity.effective,
        status=read.validity.status,
        supersedes=tuple(dict.fromkeys(i for n in read.validity.repeals for i in _named(n, read, others))),
        region=read.region,
        kind=OWN_KIND,
        evidence=Certainty.SOURCE,
        full_text=True,
        articles=read.articles or None,
    )


def _new_id(read: ReadPolicy) -> str:
    mark = "|".join((read.issuer, title_key(read.title), doc_no_key(read.doc_no)))
    return f"own-{sha256(mark.encode()).hexdigest()[:10]}"


def _named(named: Named, read: ReadPolicy, documents: Sequence[PolicyDocument]) -> Iterator[str]:
    """The ids of a document repealed in whole: by its number, or by title and place."""
    for document in documents:
        titled = title_key(document.title) == title_key(named.title)
        numbered = bool(named.doc_no) and doc_no_key(document.doc_no) == doc_no_key(named.doc_no)
        if not named.partly and (numbered or (titled and not named.doc_no and document.region == read.region)):
            yield document.id


def _clauses(document: PolicyDocument, read: ReadPolicy) -> Iterator[Clause]:
    seen: dict[str, int] = {}
    for place, topic, chapter, stated in _pieces(read):
        lines = tuple(line for line in stated if line)
        if not lines:
            continue
        part = seen.get(place, 0)
        seen[place] = part + 1
        yield Clause(
            policy_id=document.id, place=place, topic=topic, chapter=chapter, lines=lines, original=True,
            part=part + _OWN_PARTS,
        )  # fmt: skip


def _pieces(read: ReadPolicy) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    yield from ((p.place, p.topic, p.chapter, p.lines) for p in read.pieces)
    if read.notice:
        yield "", _NOTICE, "", read.notice


def _questions(read: ReadPolicy, found: Sequence[Match], same: Match | None, stated: Head) -> Iterator[str]:
    if same and same.fit is Fit.BY_TITLE:
        yield f"文号、机关没有读到，按标题认作{same.document.short}，请核对是不是同一份；不是的请加 --new。"
    if same:
        yield from _unlike_library(read, same.document, stated)
    if not same and not stated.is_new:
        yield from (_unlike(m) for m in found)
        if not read.doc_no:
            yield "文号没有读到，请用 --doc-no 写明；没有文号的不用管。"
        if not read.region_read:
            yield "没有读出是哪里的文件，按全国性文件收录；地方文件请用 --region 写明。"
        yield "效力按“" + read.validity.status.word + "”收录；已知现行或已废止的，请用 --status 写明。"
    if read.validity.until and read.validity.until < dt.datetime.now(tz=dt.UTC).date():
        yield f"文中写明有效期到{read.validity.until}，已经过期，请核对是否延长。"
    yield from (f"它转发的{named.shown}不是这份文件，单独成文的部分另行收录。" for named in read.forwards)


def _unlike_library(read: ReadPolicy, document: PolicyDocument, stated: Head) -> Iterator[str]:
    """Where the text, or the user, says of a document in the library what the library does not."""
    if read.date and document.date and read.date != document.date:
        yield f"日期读作{read.date}，库中是{document.date}，以库中为准，请核对是不是同一版本；不是的请加 --new。"
    if (stated.status and stated.status is not document.status) or (
        stated.effective and stated.effective != document.effective
    ):
        yield "库中已有这份文件，效力和施行日期以库中为准；要按您写的收录，请加 --new。"


def _unlike(match: Match) -> str:
    if match.fit is Fit.NUMBER_ALONE:
        return f"文号与库中{match.document.short}相同，标题不同，按另一份文件收录，两份都保留；请核对标题和文号。"
    return f"标题与库中{match.document.short}相同或相近，文号、机关、地区或年份不同，按另一份文件收录。"
