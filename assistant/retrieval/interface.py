"""What retrieval is made of: passages in, hits out. Stores and embedders stand behind these protocols."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.base import Frozen
from assistant.domain.policy import Clause

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), rows of length 1."""


class RetrievalError(RuntimeError):
    """Something retrieval needs failed; the text is one Chinese line that says what to do."""


class IndexBusy(RetrievalError):
    """Another process is writing the index."""


class EmbeddingFailed(RetrievalError):
    """The embedding gave no vectors: its service or its library failed. Keywords still work."""


class Calibration(Frozen):
    """What a cosine of one embedding means. Cosines of different models do not compare, so each has its own."""

    fits: float
    """Best cosine of a search below which nothing found bears on a question of the field."""
    certain: float
    """The same for a question without any word of the field, which must be matched more closely."""
    separation: float
    """Chance that a pair that belongs together has the higher cosine than one that does not; 0.5 is blind."""
    method: str
    """How the thresholds were found, in Chinese."""
    basis: str
    """On what they were measured, in Chinese."""

    @property
    def separates(self) -> bool:
        """Whether the embedding tells what belongs from what does not well enough to be searched with."""
        return self.separation >= LEAST_SEPARATION


LEAST_SEPARATION = 0.80
"""Below, keywords alone answer as well: of copies of the built-in model with noise added, one of 0.88 found more
clauses than keywords alone, one of 0.76 fewer. The built-in model has 0.97, constant vectors 0.5, random ones less."""


class Embedder(Protocol):
    """Turns text into vectors of length 1, so that a dot product is the cosine."""

    @property
    def name(self) -> str:
        """Model and version: vectors of different names are never compared."""
        ...

    @property
    def dimensions(self) -> int: ...

    @property
    def calibration(self) -> Calibration | None:
        """What its cosines mean; None where nobody has measured it."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...

    def embed_question(self, text: str) -> Vectors:
        """Shape (1, dimensions)."""
        ...

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Many questions in few requests."""
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

    def close(self) -> None:
        """Let go of the files; what was changed is in them from now on."""
        ...


class VectorStoreKind(Protocol):
    """A way to keep vectors: opens, or begins, a store in a folder."""

    @property
    def name(self) -> str:
        """An index is made with one kind; with another it is another index."""
        ...

    def __call__(self, folder: Path, /) -> VectorStore: ...


@dataclass(frozen=True)
class Passage:
    """A piece of text that is searched: a clause, or a question that a clause answers."""

    id: str
    clause_key: str
    policy_id: str
    text: str
    words: str = ""
    """The text for keyword search, with document, chapter and topic as context; empty where only the vector counts."""
    line: int | None = None
    """Which line of the clause it is; None for a question that the clause answers."""
    answered_in: int | None = None
    """Of a question, the line that answers it; None where it is asked of the whole clause."""


@dataclass(frozen=True)
class Scope:
    """Which documents may be found."""

    as_of: date | None = None
    region: str | None = None
    """A province or city; its documents come beside the national ones."""
    policies: tuple[str, ...] = ()
    """Only these documents, where given."""
    kinds: tuple[str, ...] = ()
    everywhere: bool = False
    """Whether the documents of every region are searched."""


@dataclass(frozen=True)
class SearchHit:
    """A clause that fits, with why."""

    clause: Clause
    score: float
    """Sum of the normalised scores of its best line; comparable within one search only."""
    dense: float | None = None
    """Best cosine of the clause's passages; None without an embedder."""
    lexical: float = 0.0
    """Share of the question's weight found in the clause, 0 to 1."""
    lines: tuple[float, ...] = ()
    """The score of each line of the clause."""
    line_meanings: tuple[float, ...] = ()
    """The meaning of each line alone, in steps from what fits to what is certain."""
    ask_meaning: float = 0.0
    """The same of the nearest question that the clause is known to answer."""
    line_asks: tuple[float | None, ...] = ()
    """Of each line the meaning of the nearest question asked of it alone; None where there is none."""
    clause_words: float = 0.0
    """Keywords of the whole clause, on the scale of fusion.py."""
    line_words: tuple[float, ...] = ()
    """Keywords of each line with the title and topic above it, on the same scale."""
    line_answers: tuple[float, ...] = ()
    """How near each line is to the question turned towards its answers (question_map.py); empty without a map."""

    def answer(self, line: int) -> float:
        """How near a line is to the turned question; 0 where nobody can tell."""
        return self.line_answers[line] if self.line_answers else 0.0

    def own_ask(self, line: int) -> float | None:
        """The meaning of the nearest question that is asked of a line alone."""
        return self.line_asks[line] if self.line_asks else None
