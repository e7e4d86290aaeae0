"""What retrieval is made of: passages in, hits out. Stores and embedders stand behind these protocols."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.domain.policy import Clause

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), rows of length 1."""


class RetrievalError(RuntimeError):
    """Something retrieval needs failed; the text is one Chinese line that says what to do."""


class IndexBusy(RetrievalError):
    """Another process is writing the index."""


class Embedder(Protocol):
    """Turns text into vectors of length 1, so that a dot product is the cosine."""

    @property
    def name(self) -> str:
        """Model and version: vectors of different names are never compared."""
        ...

    @property
    def dimensions(self) -> int: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...

    def embed_question(self, text: str) -> Vectors:
        """Shape (1, dimensions)."""
        ...


class VectorStore(Protocol):
    """Vectors by id, with the nearest found by cosine."""

    def upsert(self, ids: Sequence[str], vectors: Vectors, policies: Sequence[str]) -> None:
        """Add or replace; ``policies`` is the document id of each, for restricted searches."""
        ...

    def delete(self, ids: Sequence[str]) -> None: ...

    def nearest(self, vector: Vectors, count: int, policies: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Ids with cosine, best first; restricted to documents where ``policies`` is given."""
        ...

    def ids(self) -> frozenset[str]: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Passage:
    """A piece of text that is searched: a clause, or a question that a clause answers."""

    id: str
    clause_key: str
    policy_id: str
    text: str
    words: str = ""
    """The text for keyword search, with document, chapter and topic as context; empty where only the vector counts."""


@dataclass(frozen=True)
class Scope:
    """Which documents may be found."""

    as_of: date | None = None
    region: str | None = None
    """A province or city; its documents come beside the national ones."""
    policies: tuple[str, ...] = ()
    """Only these documents, where given."""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchHit:
    """A clause that fits, with why."""

    clause: Clause
    score: float
    """Fused rank score; comparable within one search only."""
    dense: float = 0.0
    """Best cosine of the clause's passages, 0 without an embedder."""
    lexical: float = 0.0
    """Share of the question's weight found in the clause, 0 to 1."""
    ranks: dict[str, int] = field(default_factory=dict)
