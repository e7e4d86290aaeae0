"""The policy library of one installation: shipped digests, added originals, and the index over both."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Literal, TypeVar

from assistant.domain.citation import Citation
from assistant.domain.files import reason_of
from assistant.domain.policy import Clause, PolicyDocument, cite
from assistant.files.names import printable
from assistant.jobs.questions.originals.background import LATER, MAKING, BackgroundIndex
from assistant.jobs.questions.originals.differing import differences
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.jobs.questions.originals.recognising import HeadUnclear, understand
from assistant.jobs.questions.originals.understood import DifferencesUnconfirmed, Head, Understood
from assistant.retrieval import question_map
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder
from assistant.retrieval.embedding.choice import Chosen, EmbeddingChoice
from assistant.retrieval.indexing import IndexFolder, OpenIndex, Progress, hold
from assistant.retrieval.interface import EmbeddingFailed, Passage, RetrievalError
from assistant.retrieval.originals import Original, OriginalStore
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.words import Words

__all__ = ["Added", "DifferencesUnconfirmed", "Head", "HeadUnclear", "PolicyLibrary", "Understood"]
_WAIT_SECONDS = 60.0
_AT_ONCE = 300
"""So many new passages are embedded before an answer; with the built-in model, seconds. For more, keywords serve."""
_UNUSABLE = "政策库的索引这次用不了（{}），只按关键词查找，答案可能不全。请检查数据文件夹能否写入、磁盘是否有空间。"
_Made = TypeVar("_Made")
OriginalChange = Literal["add", "replace", "remove"]
OriginalNote = Callable[[OriginalChange, str, str], None]
"""Is told the change, the id of the document, and the SHA-256 of its file."""


def _unnoted(_change: OriginalChange, _policy_id: str, _digest: str) -> None:
    """Nobody keeps a record."""


@dataclass(frozen=True)
class Added:
    """What became of one document."""

    understood: Understood
    unchanged: bool

    @property
    def document(self) -> PolicyDocument:
        return self.understood.document

    @property
    def clauses(self) -> int:
        """How many places were kept."""
        return len(self.understood.clauses)

    @property
    def paired(self) -> bool:
        """Whether a digest of it ships; the original is quoted in its place from now on."""
        return self.understood.paired

    @property
    def notes(self) -> tuple[str, ...]:
        """What to mind, Chinese lines: of the reading, what is not sure, where digest and original differ."""
        return (*self.understood.read.notes, *self.understood.questions, *self.understood.warnings)


class PolicyLibrary:
    """Add, remove, verify and search. The data folder may be used by several processes at once."""

    def __init__(
        self,
        shipped: tuple[Sequence[PolicyDocument], Sequence[Clause]],
        originals: OriginalStore,
        index: IndexFolder,
        embedding: EmbeddingChoice,
        words: Words,
        read: Callable[[Path], Sequence[ReadPolicy]],
    ) -> None:
        self._shipped, self._originals, self._index = shipped, originals, index
        self._embedding, self._words, self._read = embedding, words, read
        self.in_background = False
        """Whether the vectors of long originals are made beside the answers, as a page needs it, or when asked for."""
        self.at_once = _AT_ONCE
        self._background = BackgroundIndex(index, self._failed)
        self._opened: tuple[Corpus, OpenIndex] | None = None
        self._seen: object = None
        self._memory: tuple[object, tuple[Corpus, OpenIndex]] | None = None
        self._opening = Lock()

    @cached_property
    def _digests(self) -> dict[str, tuple[PolicyDocument, Sequence[Clause]]]:
        documents, clauses = self._shipped
        return {d.id: (d, [c for c in clauses if c.policy_id == d.id]) for d in documents}

    @property
    def corpus(self) -> Corpus:
        """The corpus as it is now on disk."""
        kept = {i: (o.document, o.clauses) for i, o in self._originals.all().items()}
        return Corpus(*self._shipped, kept)

    def cited(self, policy_id: str, article: str) -> Citation | None:
        """An article that is held, or without one the document itself, with the first words held of it."""
        document = self.corpus.documents.get(policy_id)
        if document is None:
            return None
        clauses = self.corpus.at(policy_id, article) if article else self.corpus.of_document(policy_id)
        if not clauses:
            return None
        kept = self.corpus.original_of(clauses[0]) or clauses[0]
        made = cite(document, clauses[0], kept.lines[0] if article else "")
        return made if article else made.model_copy(update={"article": ""})

    def retriever(self, progress: Progress | None = None) -> Retriever:
        """A retriever over the corpus as it is now; the index is made or renewed where it does not fit.

        Where the embedding cannot be used keywords stand alone, and the retriever's notice says why.
        """
        with self._opening:
            try:
                opened, chosen = self._of_disk(progress)
            except (OSError, RetrievalError) as error:
                notice = _UNUSABLE.format(_why(error))
                opened, chosen = self._in_memory(), replace(self._embedding.chosen(), embedder=None, notice=notice)
            return Retriever(*opened, chosen.embedder, self._words, chosen.notice, question_map.shipped())

    def _of_disk(self, progress: Progress | None) -> tuple[tuple[Corpus, OpenIndex], Chosen]:
        chosen = self._ready(self._embedding.chosen(progress))
        try:
            return self._current(chosen, progress), chosen
        except EmbeddingFailed as error:
            self._embedding.failed(error)
            chosen = self._embedding.chosen()
            return self._current(chosen, progress), chosen

    def finish(self) -> None:
        """Wait for vectors that are made in the background."""
        self._background.finish()

    def _ready(self, chosen: Chosen) -> Chosen:
        """The embedding, or keywords alone while long originals lack their vectors."""
        if chosen.embedder is None or (self._is_current() and self._has_vectors()):
            return chosen
        passages = list(self.corpus.passages())
        if self._index.fits(passages) or not self._is_long(chosen.embedder, passages):
            return chosen
        if self.in_background:
            self._background.start(passages)
        return replace(chosen, embedder=None, notice=MAKING if self.in_background else LATER)

    def _is_long(self, embedder: CachedEmbedder, passages: Sequence[Passage]) -> bool:
        """Whether nothing but originals lacks vectors, and of these so much that an answer cannot wait for it."""
        added = self._originals.all()
        lacking = [
            embedder.missing([p.text for p in passages if (p.policy_id in added) is own]) for own in (False, True)
        ]
        return not lacking[0] and lacking[1] > self.at_once

    def embed(self, progress: Progress | None = None) -> int:
        """Make the vectors that are lacking, however many; the number of passages."""
        passages = list(self.corpus.passages())
        if self._embedding.chosen(progress).embedder is not None:
            self._index.ensure(passages, progress)
        return len(passages)

    def _failed(self, error: RetrievalError) -> None:
        if isinstance(error, EmbeddingFailed):
            self._embedding.failed(error)

    def using(self, use: Callable[[Retriever], _Made], progress: Progress | None = None) -> _Made:
        """What ``use`` makes of a retriever; made again with keywords alone where the embedding fails on the way."""
        try:
            return use(self.retriever(progress))
        except EmbeddingFailed as error:
            self._embedding.failed(error)
            return use(self.retriever(progress))

    def _current(self, chosen: Chosen, progress: Progress | None) -> tuple[Corpus, OpenIndex]:
        """The index of the files as they are; one with vectors also serves a search by keywords alone."""
        lacks = chosen.embedder is not None and not self._has_vectors()
        if self._opened is None or lacks or not self._is_current():
            mark, corpus = self._mark(), self.corpus
            self._close()
            self._opened = corpus, self._index_of(chosen).ensure(list(corpus.passages()), progress)
            self._seen = mark
        return self._opened

    def _in_memory(self) -> tuple[Corpus, OpenIndex]:
        """Keywords over the files as they are, kept nowhere: the data folder cannot be written."""
        mark = self._mark()
        if self._memory is None or self._memory[0] != mark:
            corpus = self.corpus
            self._memory = mark, (corpus, self._index.in_memory(list(corpus.passages())))
        return self._memory[1]

    def _mark(self) -> list[tuple[str, int]]:
        return sorted((p.name, p.stat().st_mtime_ns) for p in self._originals.folder.glob("*.json"))

    def _is_current(self) -> bool:
        return self._opened is not None and self._mark() == self._seen and self._index.is_in_use(self._opened[1])

    def _has_vectors(self) -> bool:
        return self._opened is not None and self._opened[1].vectors is not None

    def _index_of(self, chosen: Chosen) -> IndexFolder:
        return self._index if chosen.embedder is not None else self._index.keywords_only()

    def understand(self, path: Path, stated: Head | None = None) -> tuple[Understood, ...]:
        """What each document of a file is; nothing is kept. Raises IntakeError, HeadUnclear."""
        read, kept = self._read(path), self._originals.all()
        return tuple(understand(one, stated or Head(), printable(path.name), self._digests, kept) for one in read)

    def keep(
        self, understood: Sequence[Understood], progress: Progress | None = None, by: str = "", *,
        confirmed: bool = False, note: OriginalNote | None = None,
    ) -> tuple[Added, ...]:  # fmt: skip
        """Keep documents under the name of who adds them, and index them.

        ``confirmed``: that person was shown where figures differ from the digests, and accepts it. ``note`` is told of
        each change before it is made: what cannot be noted is not changed. Raises DifferencesUnconfirmed before
        anything is kept, and RetrievalError.
        """
        if (alarm := next((one.alarm for one in understood if one.alarm), "")) and not confirmed:
            raise DifferencesUnconfirmed(f"{alarm}没有收录，请逐处核对。")
        with hold(self._originals.folder.parent / "originals.lock", _WAIT_SECONDS):
            kept = tuple(self._keep(one, by, note or _unnoted) for one in understood)
        self.retriever(progress)
        return kept

    def _keep(self, one: Understood, by: str, note: OriginalNote) -> Added:
        before = self._originals.all().get(one.document.id)
        same = before is not None and before.says_the_same(one.document, one.clauses)
        if not same:
            note("replace" if before else "add", one.document.id, one.read.digest)
            original = Original(
                document=one.document, clauses=one.clauses, file=one.file, digest=one.read.digest,
                added=dt.datetime.now(tz=dt.UTC).date(), warnings=one.warnings, confirmed=one.warnings, by=by,
            )  # fmt: skip
            self._originals.put(original.sealed())
        return Added(one, same)

    def add(
        self, path: Path, stated: Head | None = None, progress: Progress | None = None, *, confirmed: bool = False
    ) -> tuple[Added, ...]:
        """Take in every document of a file as it was understood. Raises IntakeError, HeadUnclear, RetrievalError."""
        return self.keep(self.understand(path, stated), progress, confirmed=confirmed)

    def earlier(self, policy_id: str) -> tuple[Original, ...]:
        """The versions of an original before the one in use, the oldest first."""
        return self._originals.earlier(policy_id)

    def remove(self, policy_id: str, progress: Progress | None = None, note: OriginalNote | None = None) -> bool:
        """Forget an original; the digest, where one ships, speaks again. False where there was none.

        ``note`` is told of it before.
        """
        with hold(self._originals.folder.parent / "originals.lock", _WAIT_SECONDS):
            kept = self._originals.all().get(policy_id)
            if kept is not None:
                (note or _unnoted)("remove", policy_id, kept.digest)
            there = self._originals.remove(policy_id)
        if there:
            self.retriever(progress)
        return there

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make the index anew; the number of passages."""
        corpus = self.corpus
        passages = list(corpus.passages())
        self._close()
        self._opened = corpus, self._index_of(self._embedding.chosen(progress)).rebuild(passages, progress)
        return len(passages)

    @property
    def is_ready(self) -> bool:
        """Whether an index of the files as they are is open."""
        opened = self._opened
        return opened is not None and self._mark() == self._seen and self._index.is_in_use(opened[1])

    def has_index(self) -> bool:
        """Whether an index was made here."""
        return self._index.is_made() or self._index.keywords_only().is_made()

    def problems(self) -> list[str]:
        """What is wrong, in Chinese; empty where all is sound."""
        corpus = self.corpus
        found = [f"原文文件 {name} 读不出来，请重新添加。" for name in self._originals.broken()]
        for original in self._originals.all().values():
            found += [*_changed(original), *self._unlike(original)]
        found += [*_bad_links(corpus), *_bad_counts(corpus)]
        return found + self._index_of(self._embedding.chosen()).problems(list(corpus.passages()))

    def _unlike(self, original: Original) -> Iterator[str]:
        """Where an original and the digest differ now, but for what was accepted when it was added."""
        document, own = original.document, original.clauses
        digests = self._digests[document.id][1] if document.id in self._digests else ()
        days = [d for d in (document.date, document.effective) if d]
        lines = [d.line for d in differences(digests, own, days) if d.line not in original.confirmed]
        if lines:
            yield (
                f"{document.short}的原文（{original.provenance}）与库中摘编有 {len(lines)} 处数字不同，没有人确认过："
                f"{''.join(lines)}请核对；不是真正的原文就移除，是就重新添加并确认。"
            )

    def added(self) -> dict[str, Original]:
        """The originals held."""
        return self._originals.all()

    def _close(self) -> None:
        if self._opened is not None and self._opened[1].vectors is not None:
            self._opened[1].vectors.close()
        self._opened = None


def _why(error: OSError | RetrievalError) -> str:
    return reason_of(error) if isinstance(error, OSError) else str(error).split("。")[0].split("（")[0]


def _changed(original: Original) -> Iterator[str]:
    """What of an original is no longer as it was read from its file."""
    if changed := original.changed():
        yield (
            f"{original.document.short}的原文与收录时不一致，被改动的有：{'、'.join(changed)}。"
            f"请用原来的文件（{original.file}）重新添加。"
        )


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
