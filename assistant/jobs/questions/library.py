"""The policy library of one installation: shipped digests, added originals, and the index over both."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock

from assistant.domain.policy import Clause, Evidence, PolicyDocument, PolicyStatus
from assistant.files.interface import IntakeError
from assistant.files.names import printable
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.indexing import IndexFolder, OpenIndex, Progress, hold
from assistant.retrieval.interface import Embedder
from assistant.retrieval.originals import Original, OriginalStore
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words
from policy_corpus.mentions import by_title
from policy_corpus.register import doc_no_key

_WAIT_SECONDS = 60.0


@dataclass(frozen=True)
class Head:
    """What the user says of a document where its text does not."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    region: str = ""
    date: dt.date | None = None


@dataclass(frozen=True)
class Added:
    """What became of one file."""

    document: PolicyDocument
    clauses: int
    paired: bool
    """Whether a digest of it ships; the original is quoted in its place from now on."""
    unchanged: bool
    notes: tuple[str, ...] = ()


class HeadUnclear(IntakeError):
    """The text does not say what document it is; the user must."""


class PolicyLibrary:
    """Add, remove, verify and search. The data folder may be used by several processes at once."""

    def __init__(
        self,
        shipped: tuple[Sequence[PolicyDocument], Sequence[Clause]],
        originals: OriginalStore,
        index: IndexFolder,
        embedder: Embedder | None,
        words: Words,
        read: Callable[[Path], ReadPolicy],
    ) -> None:
        self._shipped, self._originals, self._index = shipped, originals, index
        self._embedder, self._words, self._read = embedder, words, read
        self._opened: tuple[Corpus, OpenIndex] | None = None
        self._seen: object = None
        self._opening = Lock()

    @property
    def corpus(self) -> Corpus:
        """The corpus as it is now on disk."""
        held = {i: (o.document, o.clauses) for i, o in self._originals.all().items()}
        return Corpus(*self._shipped, held)

    def retriever(self, progress: Progress | None = None) -> Retriever:
        """A retriever over the corpus as it is now; the index is made or renewed where it does not fit."""
        mark = sorted((p.name, p.stat().st_mtime_ns) for p in self._originals.folder.glob("*.json"))
        with self._opening:
            if self._opened is None or mark != self._seen:
                corpus = self.corpus
                self._close()
                self._opened = corpus, self._index.ensure(list(corpus.passages()), progress)
                self._seen = mark
            return Retriever(*self._opened, self._embedder, self._words)

    def add(self, path: Path, said: Head | None = None, progress: Progress | None = None) -> Added:
        """Take in one file and index it. Raises IntakeError, HeadUnclear, RetrievalError."""
        read = self._read(path)
        with hold(self._originals.folder.parent / "originals.lock", _WAIT_SECONDS):
            document, paired = self._document(read, said or Head())
            before = self._originals.all().get(document.id)
            same = before is not None and before.digest == read.digest and before.document == document
            clauses = tuple(_clauses(document, read))
            if not same:
                original = Original(document=document, clauses=clauses, file=printable(path.name), digest=read.digest)
                self._originals.put(original)
        self.retriever(progress)
        return Added(document, len(clauses), paired, same, read.notes)

    def remove(self, policy_id: str, progress: Progress | None = None) -> bool:
        """Forget an original; the digest, where one ships, speaks again. False where there was none."""
        with hold(self._originals.folder.parent / "originals.lock", _WAIT_SECONDS):
            there = self._originals.remove(policy_id)
        if there:
            self.retriever(progress)
        return there

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make the index anew; the number of passages."""
        corpus = self.corpus
        passages = list(corpus.passages())
        self._close()
        self._opened = corpus, self._index.rebuild(passages, progress)
        return len(passages)

    def problems(self) -> list[str]:
        """What is wrong, in Chinese; empty where all is sound."""
        corpus = self.corpus
        found = [f"原文文件 {name} 读不出来，请重新添加。" for name in self._originals.broken()]
        found += [*_bad_links(corpus), *_bad_counts(corpus)]
        return found + self._index.problems(list(corpus.passages()))

    def added(self) -> dict[str, Original]:
        """The originals held."""
        return self._originals.all()

    def _close(self) -> None:
        if self._opened is not None and self._opened[1].vectors is not None:
            self._opened[1].vectors.close()
        self._opened = None

    def _document(self, read: ReadPolicy, said: Head) -> tuple[PolicyDocument, bool]:
        """The shipped document this is, or a new head. Raises HeadUnclear."""
        title, doc_no = said.title or read.title, said.doc_no or read.doc_no
        register = Corpus(*self._shipped).register
        if doc_no:
            held = register.by_number.get(doc_no_key(doc_no), ())
            near = [d for d in held if d in by_title(title, register)] if title else []
            if len(held) == 1 or near:
                return (near or list(held))[0], True
        titled = by_title(title, register) if title else ()
        if titled:
            return titled[0], True
        if not title:
            raise HeadUnclear("读不出文件的标题，请用 --title 写明，例如 --title 《某某办法》。")
        return _new_document(read, replace(said, title=title, doc_no=doc_no)), False


def _new_document(read: ReadPolicy, said: Head) -> PolicyDocument:
    numbers = [c.place for c in read.pieces if c.place.startswith("第") and c.place.endswith("条")]
    return PolicyDocument(
        id=f"own-{sha256((said.doc_no or said.title).encode()).hexdigest()[:10]}",
        title=said.title.strip("《》"),
        doc_no=said.doc_no,
        issuer=said.issuer or read.issuer,
        date=said.date or read.date,
        status=PolicyStatus.UNKNOWN,
        region=said.region or None,
        kind="本单位添加",
        evidence=Evidence.SOURCE,
        full_text=True,
        articles=len(numbers) or None,
    )


def _clauses(document: PolicyDocument, read: ReadPolicy) -> Iterator[Clause]:
    seen: dict[str, int] = {}
    for piece in read.pieces:
        lines = tuple(line for line in piece.lines if line)
        if not lines:
            continue
        part = seen.get(piece.place, 0)
        seen[piece.place] = part + 1
        yield Clause(
            policy_id=document.id, place=piece.place, topic=piece.topic, chapter=piece.chapter, lines=lines,
            original=True, part=part + _OWN_PARTS,
        )  # fmt: skip


_OWN_PARTS = 1000
"""Originals count their parts apart from digests, so that no key is used twice."""


def _bad_links(corpus: Corpus) -> Iterator[str]:
    for document in corpus.documents.values():
        for other in (*document.supersedes, *document.repealed_by):
            if other not in corpus.documents:
                yield f"{document.short}提到的文件 {other} 不在政策库中。"


def _bad_counts(corpus: Corpus) -> Iterable[str]:
    for document in corpus.documents.values():
        articles = {c.place for c in corpus.of_document(document.id) if c.place.endswith("条")}
        if document.full_text and articles and document.articles and len(articles) != document.articles:
            yield f"{document.short}应有{document.articles}条，收录{len(articles)}条。"
