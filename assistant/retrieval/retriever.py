"""Find the clauses that answer a question: keywords and vectors, fused by rank, within a scope."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.domain.policy import PolicyDocument
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.fusion import fuse
from assistant.retrieval.indexing import OpenIndex
from assistant.retrieval.interface import Calibration, Embedder, Scope, SearchHit
from assistant.retrieval.keyword import tokens
from assistant.retrieval.words import Words
from policy_corpus.regions import regions

_DEEP = 120
"""Passages taken from each ranking before they are put together by clause."""
_SYNONYM_WEIGHT = 0.4
_FEW, _WIDER, _ENOUGH = 10, 3, 20
"""A filter inside the store costs more than the search itself (tenfold at 100,000 passages): the store filters only for
a few documents, or where too little of a wider search is left."""


@dataclass(frozen=True)
class SearchResult:
    """Hits best first, with the question as it was understood."""

    question: str
    hits: tuple[SearchHit, ...]


class Retriever:
    """Searches one open index. Without an embedder keywords stand alone; ``notice`` tells users why, in Chinese."""

    def __init__(
        self, corpus: Corpus, index: OpenIndex, embedder: Embedder | None, words: Words, notice: str = ""
    ) -> None:
        self._corpus, self._index, self._embedder, self._words = corpus, index, embedder, words
        self.notice = notice

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    @property
    def calibration(self) -> Calibration | None:
        """What the cosines of hits mean; None where they mean nothing and keywords decide."""
        return self._embedder.calibration if self._embedder is not None else None

    def search(self, question: str, scope: Scope | None = None, count: int = 8) -> SearchResult:
        """The clauses that fit best. An empty scope searches the national documents."""
        said = self._words.mended(question, self._index.keyword.knows)
        allowed = self._allowed(scope or Scope())
        rankings = {"keyword": self._by_keyword(said, allowed)}
        dense: dict[str, float] = {}
        if self._embedder is not None and self._index.vectors is not None:
            dense = self._by_vector(said, allowed)
            rankings["vector"] = sorted(dense, key=lambda k: -dense[k])
        scores = fuse(rankings)
        best = sorted(scores, key=lambda k: -scores[k])[:count]
        return SearchResult(said, tuple(self._hit(k, scores[k], dense.get(k), said, rankings) for k in best))

    def _allowed(self, scope: Scope) -> frozenset[str]:
        documents = self._corpus.documents.values()
        if scope.policies:
            return frozenset(scope.policies)
        return frozenset(d.id for d in documents if _within(d, scope))

    def _by_keyword(self, said: str, allowed: frozenset[str]) -> list[str]:
        index = self._index.keyword
        scores = index.scores(said)
        for word in self._words.added(said):
            scores = scores + _SYNONYM_WEIGHT * index.scores(word)
        likely = np.flatnonzero(scores > 0)
        order = likely[scores[likely].argsort()[::-1]]
        found: list[str] = []
        for at in order:
            if len(found) >= _DEEP:
                break
            key = self._index.keys[at]
            if self._corpus.clauses[key].policy_id in allowed:
                found.append(key)
        return found

    def _by_vector(self, said: str, allowed: frozenset[str]) -> dict[str, float]:
        assert self._embedder is not None and self._index.vectors is not None  # noqa: S101, PT018 -- the caller looked
        vector, store = self._embedder.embed_question(said), self._index.vectors
        best: dict[str, float] = {}
        if len(allowed) > _FEW:
            best = self._by_clause(store.nearest(vector, _DEEP * _WIDER), allowed)
        if len(best) < _ENOUGH and allowed:
            best = self._by_clause(store.nearest(vector, _DEEP, sorted(allowed)), allowed)
        return best

    def _by_clause(self, found: Sequence[tuple[str, float]], allowed: frozenset[str]) -> dict[str, float]:
        """The best cosine of each clause among passages of allowed documents."""
        best: dict[str, float] = {}
        for passage_id, cosine in found:
            passage = self._index.passages.get(passage_id)
            if passage is not None and passage.policy_id in allowed:
                best[passage.clause_key] = max(best.get(passage.clause_key, cosine), cosine)
        return best

    def _hit(self, key: str, score: float, dense: float | None, said: str, rankings: dict[str, list[str]]) -> SearchHit:
        ranks = {name: order.index(key) + 1 for name, order in rankings.items() if key in order[:_DEEP]}
        return SearchHit(self._corpus.clauses[key], score, dense, self.coverage(said, key), ranks)

    def coverage(self, said: str, key: str) -> float:
        """Share of the question's weight (rarity of its bigrams) that the clause and its document contain, 0 to 1."""
        clause = self._corpus.clauses[key]
        document = self._corpus.documents[clause.policy_id]
        held = set(tokens(" ".join((document.title, *document.aliases, clause.topic, clause.text, *clause.asks))))
        held |= {t for w in self._words.added(said) for t in tokens(w) if t in held}
        wanted = {t for t in tokens(said) if len(t) > 1}
        total = sum(self._index.keyword.rarity(t) for t in wanted)
        return sum(self._index.keyword.rarity(t) for t in wanted & held) / total if total else 0.0


def _within(document: PolicyDocument, scope: Scope) -> bool:
    if document.region is not None and document.region not in regions(scope.region):
        return False
    if scope.kinds and document.kind not in scope.kinds:
        return False
    return scope.as_of is None or document.status != "repealed" or document.in_force_on(scope.as_of)
