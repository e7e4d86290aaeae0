"""Vectors in an embedded Chroma collection. One process writes a folder; see indexing.py for how that is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from assistant.retrieval.interface import RetrievalError, Vectors

_NAME = "passages"
_BATCH = 4000
"""Chroma takes at most 5,461 records at once."""


class ChromaStore:
    """A persistent collection with cosine distance. Only ids and vectors are kept there: the texts are ours."""

    name: ClassVar[str] = "chroma"

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        folder.mkdir(parents=True, exist_ok=True)
        self._count: int | None = None
        try:
            self._client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
            # without embedding_function=None a model that must be downloaded is attached
            self._collection = self._client.get_or_create_collection(
                _NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as error:
            raise RetrievalError(
                f"检索索引打不开（{type(error).__name__}）。请执行 jixiao corpus rebuild 重建。"
            ) from error

    def upsert(self, ids: Sequence[str], vectors: Vectors, policies: Sequence[str]) -> None:
        self._count = None
        for start in range(0, len(ids), _BATCH):
            part = slice(start, start + _BATCH)
            self._collection.upsert(
                ids=list(ids[part]), embeddings=vectors[part], metadatas=[{"policy": p} for p in policies[part]]
            )

    def delete(self, ids: Sequence[str]) -> None:
        self._count = None
        for start in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def nearest(self, vector: Vectors, count: int, policies: Sequence[str] | None = None) -> list[tuple[str, float]]:
        where: Any = {"policy": {"$in": list(policies)}} if policies else None
        known = self._known()
        if not known:
            return []
        found = self._collection.query(
            query_embeddings=vector, n_results=min(count, known), where=where, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        return [(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], distances, strict=True)]

    def _known(self) -> int:
        """How many vectors there are, counted once: the count costs as much as a search."""
        if self._count is None:
            self._count = self._collection.count()
        return self._count

    def ids(self) -> frozenset[str]:
        return frozenset(self._collection.get(include=[])["ids"])

    def close(self) -> None:
        # the client has it, the interface it is declared as does not
        self._client.close()  # type: ignore[attr-defined]
