"""Vectors by text: those that ship with the corpus, then those already computed here, and only then the model."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.interface import Calibration, Embedder, Vectors

_ASKED = 256
"""Vectors of questions that are kept in memory."""
_BATCH = 32
_SECONDS = 30.0


def digest(text: str) -> bytes:
    """What a vector is kept under, 16 bytes of SHA-256 of the text."""
    return sha256(text.encode("utf-8", "replace")).digest()[:16]


class VectorFile:
    """Vectors that ship with the product, as float16 beside their digests; empty where the model is another."""

    def __init__(self, found: Mapping[bytes, int], vectors: NDArray[np.float16]) -> None:
        self._found, self._vectors = found, vectors

    @classmethod
    def load(cls, path: Path, name: str) -> "VectorFile":
        """The vectors of a model, none where the file is missing or made by another model."""
        if path.is_file():
            with np.load(path, allow_pickle=False) as data:
                if str(data["name"]) == name:
                    return cls({bytes(k): i for i, k in enumerate(data["digests"])}, data["vectors"])
        return cls({}, np.empty((0, 0), np.float16))

    @staticmethod
    def save(path: Path, name: str, digests: Sequence[bytes], vectors: Vectors) -> None:
        """Write vectors; the same vectors give the same file up to the archive's clock."""
        with path.open("wb") as handle:
            keys = np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(-1, 16)
            np.savez(handle, name=np.array(name), digests=keys, vectors=vectors.astype(np.float16))

    def __len__(self) -> int:
        return len(self._found)

    def get(self, key: bytes) -> NDArray[np.float32] | None:
        at = self._found.get(key)
        return None if at is None else self._vectors[at].astype(np.float32)


class CachedEmbedder:
    """An embedder that asks its model only for texts never seen. Several processes may share the cache file."""

    def __init__(
        self, inner: Embedder, shipped: VectorFile, cache: Path | None, calibration: Calibration | None = None
    ) -> None:
        self._inner, self._shipped, self._cache = inner, shipped, cache
        self.calibration = calibration or inner.calibration
        self._asked: dict[str, Vectors] = {}

    def calibrated(self, calibration: Calibration) -> "CachedEmbedder":
        """The same embedder with thresholds measured for it."""
        return CachedEmbedder(self._inner, self._shipped, self._cache, calibration)

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def dimensions(self) -> int:
        return self._inner.dimensions

    def embed_question(self, text: str) -> Vectors:
        """The vector of a question; the last ones are kept, since one question is searched for several times."""
        found = self._asked.get(text)
        if found is None:
            found = self._inner.embed_question(text)
            if len(self._asked) >= _ASKED:
                self._asked.clear()
            self._asked[text] = found
        return found

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._inner.embed_questions(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack(list(self.stream(texts))) if texts else np.empty((0, self.dimensions), np.float32)

    def stream(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """Vectors one by one; new ones are kept batch by batch, so that an interrupted run loses little."""
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            keys = [digest(t) for t in batch]
            known = self._known(keys)
            wanted = [i for i, k in enumerate(keys) if k not in known]
            if wanted:
                made = self._inner.embed_passages([batch[i] for i in wanted])
                fresh = {keys[i]: made[n] for n, i in enumerate(wanted)}
                self._keep(fresh)
                known |= fresh
            yield from (known[k] for k in keys)

    def missing(self, texts: Sequence[str]) -> int:
        """How many texts the model would have to be asked for."""
        keys = [digest(t) for t in texts]
        return len(set(keys) - self._known(keys).keys())

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        found = {k: v for k in keys if (v := self._shipped.get(k)) is not None}
        rest = [k for k in dict.fromkeys(keys) if k not in found]
        if rest and self._cache is not None and self._cache.is_file():
            with self._open() as base:
                for start in range(0, len(rest), 500):
                    part = rest[start : start + 500]
                    marks = ",".join("?" * len(part))
                    rows = base.execute(
                        f"SELECT digest, vector FROM vectors WHERE model = ? AND digest IN ({marks})",  # noqa: S608
                        (self.name, *part),
                    )
                    found |= {bytes(k): np.frombuffer(v, dtype=np.float32) for k, v in rows}
        return found

    def _keep(self, fresh: Mapping[bytes, NDArray[np.float32]]) -> None:
        if self._cache is None:
            return
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as base, base:
            base.executemany(
                "INSERT OR REPLACE INTO vectors (model, digest, vector) VALUES (?, ?, ?)",
                [(self.name, k, v.astype(np.float32).tobytes()) for k, v in fresh.items()],
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        assert self._cache is not None  # noqa: S101 -- callers looked
        with closing(sqlite3.connect(self._cache, timeout=_SECONDS)) as base:
            base.execute(
                "CREATE TABLE IF NOT EXISTS vectors (model TEXT, digest BLOB, vector BLOB, PRIMARY KEY (model, digest))"
            )
            yield base
