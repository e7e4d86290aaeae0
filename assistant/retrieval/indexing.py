"""The index on disk: finished generations that are never changed, and a pointer to the one in use.

    index/
      current         name of the generation in use, replaced atomically
      lock            held while one process builds
      g-0007/         chroma/ or matrix/  vectors.npy  keyword/  passages.json   (passages.json is written last)

A build that is killed leaves a folder nobody points to; readers of any number of processes keep the old one. Chroma
breaks silently when two processes write one folder, so a folder is written once, by the process that holds the lock.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.domain.files import replace_whole
from assistant.retrieval.embedding.cache import CachedEmbedder, digest
from assistant.retrieval.interface import IndexBusy, Passage, VectorStore, VectorStoreKind
from assistant.retrieval.keyword import KeywordIndex
from assistant.retrieval.soundness import fingerprints, is_whole

FORMAT = 4
_WAIT_SECONDS = 120.0
_STORE_AT_ONCE = 2000
_NOWHERE = "in-memory"
Progress = Callable[[int, int], None]
"""Told how many passages are done, and of how many."""


@dataclass(frozen=True)
class OpenIndex:
    """One generation, open for reading."""

    folder: Path
    passages: dict[str, Passage]
    keys: tuple[str, ...]
    """Clause keys in the order of the keyword index."""
    keyword: KeywordIndex
    vectors: VectorStore | None
    matrix: NDArray[np.float32] | None
    """The same vectors by the number of the passage, for exact cosines of those that are candidates."""
    spans: Mapping[str, range]
    """The numbers of the passages of each clause."""

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each clause stands in the keyword index."""
        return {key: n for n, key in enumerate(self.keys)}

    @cached_property
    def in_order(self) -> tuple[Passage, ...]:
        """The passages by number."""
        return tuple(self.passages.values())


class IndexFolder:
    """Builds and opens generations in a folder."""

    def __init__(
        self, folder: Path, embedder: CachedEmbedder | None, store: VectorStoreKind, *,
        wait_seconds: float = _WAIT_SECONDS,
    ) -> None:  # fmt: skip
        self._folder, self._embedder, self._store, self._wait = folder, embedder, store, wait_seconds

    def keywords_only(self) -> "IndexFolder":
        """An index without vectors in a folder of its own, so that neither drives out the other."""
        folder = self._folder.with_name(f"{self._folder.name}-keywords")
        return IndexFolder(folder, None, self._store, wait_seconds=self._wait)

    def ensure(self, passages: Sequence[Passage], progress: Progress | None = None) -> OpenIndex:
        """The index of just these passages: opened if it is there, else built. Raises IndexBusy, RetrievalError."""
        mark = self._mark(passages)
        name = self._sound(mark)
        if name is None:
            with self._lock():
                name = self._sound(mark) or self._build(passages, mark, progress, reuse=self._is_whole())
        return self._open(name, passages)

    def in_memory(self, passages: Sequence[Passage]) -> OpenIndex:
        """Keywords alone, where nothing can be written."""
        return _opened(self._folder / _NOWHERE, passages, KeywordIndex.build([p.words for p in passages if p.words]))

    def is_made(self) -> bool:
        """Whether there is an index, sound or not."""
        return self._current() is not None

    def is_in_use(self, opened: OpenIndex) -> bool:
        """Whether no other program has put another index in the place of this one."""
        folder = opened.folder
        return _current(folder.parent) == folder.name and self._known(folder) is not None

    def fits(self, passages: Sequence[Passage]) -> bool:
        """Whether the index in use is of just these passages."""
        return self._fitting(self._mark(passages)) is not None

    def rebuild(self, passages: Sequence[Passage], progress: Progress | None = None) -> OpenIndex:
        """A new generation from nothing, whatever is there."""
        with self._lock():
            name = self._build(passages, self._mark(passages), progress, reuse=False)
        return self._open(name, passages)

    def problems(self, passages: Sequence[Passage]) -> list[str]:
        """What is wrong with the index in use, in Chinese; empty where it is sound. Builds nothing."""
        name = self._current()
        if name is None:
            return ["还没有索引，第一次提问时会自动建立。"]
        known = self._known(self._folder / name)
        if known is None or not is_whole(self._folder / name, known["files"], closely=True):
            return [f"索引 {name} 不完整，下一次提问时会自动重建。"]
        if known["mark"] != self._mark(passages):
            return ["索引与文件内容不一致，下一次提问时会自动更新。"]
        found = []
        opened = self._open(name, passages)
        if opened.vectors is not None:
            if opened.vectors.ids() != frozenset(opened.passages):
                found.append("向量与条文数目不一致，请执行 jixiao corpus rebuild。")
            opened.vectors.close()
        if opened.keyword.size != len(opened.keys):
            found.append("关键词索引与条文数目不一致，请执行 jixiao corpus rebuild。")
        return found

    def _mark(self, passages: Sequence[Passage]) -> str:
        vectors = f"{self._embedder.name}|{self._store.name}" if self._embedder else "none"
        total = sha256(f"{FORMAT}|{vectors}".encode())
        for item in passages:
            total.update(json.dumps(asdict(item), ensure_ascii=False).encode("utf-8", "replace"))
        return total.hexdigest()

    def _current(self) -> str | None:
        return _current(self._folder)

    def _known(self, folder: Path) -> dict[str, Any] | None:
        """What was written of a generation whose files have the size that they had; None for one that is damaged."""
        try:
            read: dict[str, Any] = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
            return read if is_whole(folder, read["files"]) else None
        except (OSError, ValueError, KeyError):
            return None

    def _is_whole(self) -> bool:
        name = self._current()
        known = self._known(self._folder / name) if name else None
        return known is not None and is_whole(self._folder / str(name), known["files"], closely=True)

    def _fitting(self, mark: str) -> str | None:
        name = self._current()
        known = self._known(self._folder / name) if name else None
        return name if known and known["mark"] == mark else None

    def _sound(self, mark: str) -> str | None:
        """The generation in use, where it fits and every byte of it is as it was written."""
        name = self._fitting(mark)
        return name if name and self._is_whole() else None

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with hold(self._folder / "lock", self._wait):
            yield

    def _build(self, passages: Sequence[Passage], mark: str, progress: Progress | None, *, reuse: bool = True) -> str:
        before = self._current()
        name = f"g-{_number(before) + 1:04d}"
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)  # what a killed build left
        folder.mkdir(parents=True)
        if self._embedder is not None:
            self._build_vectors(folder, before if reuse else None, passages, progress)
        worded = [p for p in passages if p.words]
        KeywordIndex.build([p.words for p in worded]).save(folder / "keyword")
        known = {"mark": mark, "count": len(passages), "files": fingerprints(folder)}
        (folder / "passages.json").write_text(json.dumps(known), encoding="utf-8")
        replace_whole(self._folder / "current", name.encode())
        self._sweep({name, before})
        return name

    def _build_vectors(
        self, folder: Path, before: str | None, passages: Sequence[Passage], progress: Progress | None
    ) -> None:
        """Take over the vectors of the generation before, and change only what changed."""
        assert self._embedder is not None  # noqa: S101 -- the caller looked
        if before is not None and self._made_alike(before):
            shutil.copytree(self._kept_in(self._folder / before), self._kept_in(folder))
        store = self._store(self._kept_in(folder))
        wanted = {vector_id(p): p for p in passages}
        known = store.ids()
        if gone := known - wanted.keys():
            store.delete(sorted(gone))
        new = [i for i in wanted if i not in known]
        for start in range(0, len(new), _STORE_AT_ONCE):
            part = new[start : start + _STORE_AT_ONCE]
            rows = []
            for row in self._embedder.stream([wanted[i].text for i in part]):
                rows.append(row)
                if progress:
                    progress(start + len(rows), len(new))
            store.upsert(part, np.stack(rows), [wanted[i].policy_id for i in part])
        store.close()
        self._keep_matrix(folder, [p.text for p in wanted.values()])
        (folder / "model").write_text(self._embedder.name, encoding="utf-8")

    def _keep_matrix(self, folder: Path, texts: Sequence[str]) -> None:
        """All vectors by number; the embedder has just seen the texts and gives them from its cache."""
        assert self._embedder is not None  # noqa: S101
        shape = len(texts), self._embedder.dimensions
        rows = np.fromiter(
            (x for row in self._embedder.stream(texts) for x in row), np.float32, shape[0] * shape[1]
        ).reshape(shape)
        np.save(folder / "vectors.npy", rows)

    def _kept_in(self, generation: Path) -> Path:
        """Where a generation has its vector store."""
        return generation / self._store.name

    def _made_alike(self, name: str) -> bool:
        """Whether a generation is of the same model and the same kind of store."""
        assert self._embedder is not None  # noqa: S101
        folder = self._folder / name
        with suppress(OSError):
            model = (folder / "model").read_text(encoding="utf-8")
            return model == self._embedder.name and self._kept_in(folder).is_dir()
        return False

    def _open(self, name: str, passages: Sequence[Passage]) -> OpenIndex:
        folder, whole = self._folder / name, self._embedder is not None
        opened = _opened(folder, passages, KeywordIndex.load(folder / "keyword"))
        if not whole:
            return opened
        matrix = np.load(folder / "vectors.npy", mmap_mode="r")
        return replace(opened, vectors=self._store(self._kept_in(folder)), matrix=matrix)

    def _sweep(self, keep: set[str | None]) -> None:
        """Remove generations no longer in use; one that another process still has open may stay for the next time."""
        for old in self._folder.glob("g-*"):
            if old.name not in keep:
                shutil.rmtree(old, ignore_errors=True)


def _current(folder: Path) -> str | None:
    try:
        name = (folder / "current").read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return name if (folder / name).is_dir() else None


def _opened(folder: Path, passages: Sequence[Passage], keyword: KeywordIndex) -> OpenIndex:
    by_id = {vector_id(p): p for p in passages}
    keys = tuple(p.clause_key for p in passages if p.words)
    return OpenIndex(folder, by_id, keys, keyword, None, None, _spans(by_id.values()))


@contextmanager
def hold(path: Path, seconds: float) -> Iterator[None]:
    """Hold a lock file against other processes. Raises IndexBusy."""
    from filelock import FileLock, Timeout

    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=seconds)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexBusy("另一个程序正在更新政策库，请稍后再试。") from error
    try:
        yield
    finally:
        lock.release()


def vector_id(passage: Passage) -> str:
    """A passage's id with the digest of its text: a changed text is a new vector."""
    return f"{passage.id}|{digest(passage.text).hex()[:12]}"


def _spans(passages: Iterable[Passage]) -> Mapping[str, range]:
    found: dict[str, range] = {}
    for number, passage in enumerate(passages):
        before = found.get(passage.clause_key)
        found[passage.clause_key] = range(before.start if before else number, number + 1)
    return found


def _number(name: str | None) -> int:
    return int(name.split("-")[1]) if name else 0
