"""Find the clauses that answer a question, and their lines: keywords and meaning, summed, within a scope."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.domain.policy import Clause, PolicyDocument
from assistant.language.likeness import neighbours
from assistant.language.numerals import fold
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.fusion import WEIGHTS, Floats, meaning, words
from assistant.retrieval.indexing import OpenIndex
from assistant.retrieval.interface import Calibration, Embedder, Passage, Scope, SearchHit, Vectors
from assistant.retrieval.keyword import K1, B, tokens
from assistant.retrieval.originals import OWN_KIND
from assistant.retrieval.question_map import QuestionMap
from assistant.retrieval.words import Words
from assistant.text_cache import cached_by_text
from policy_corpus.regions import regions

_DEEP = 120
"""Passages taken from each ranking before they are put together by clause."""
_NEAR = 32
"""Clauses whose lines are scored one by one."""
_LINE_TOKENS = 100.0
"""Tokens of a line of the corpus with its title and topic, on the average."""
_SYNONYM_WEIGHT = 0.4
_FEW, _WIDER, _ENOUGH = 10, 3, 20
"""A filter inside the store costs more than the search itself (tenfold at 100,000 passages): the store filters only for
a few documents, or where too little of a wider search is left."""


@dataclass(frozen=True)
class SearchResult:
    """Hits best first, with the question as it was understood."""

    question: str
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True)
class _Candidate:
    """A clause by its keywords, and the meaning of its passages."""

    key: str
    words: float
    meanings: Floats
    best: float
    dense: float | None
    answers: Floats
    """Of its passages, how near they are to the turned question; empty without a map."""

    @property
    def rough(self) -> float:
        """About what its best line will score."""
        answer = float(self.answers.max()) if len(self.answers) else 0.0
        meaning = (WEIGHTS.line_meaning + WEIGHTS.ask_meaning) * self.best
        return WEIGHTS.clause_words * self.words + meaning + WEIGHTS.line_answer * answer


class Retriever:
    """Searches one open index. Without an embedder keywords stand alone; ``notice`` tells users why, in Chinese."""

    def __init__(
        self, corpus: Corpus, index: OpenIndex, embedder: Embedder | None, words: Words, notice: str = "",
        question_map: QuestionMap | None = None,
    ) -> None:  # fmt: skip
        self._corpus, self._index, self._embedder, self._words = corpus, index, embedder, words
        is_of_this = embedder is not None and question_map is not None and question_map.model == embedder.name
        self._map = question_map if is_of_this else None
        self.notice = notice

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    @property
    def calibration(self) -> Calibration | None:
        """What the cosines of hits mean; None where they mean nothing and keywords decide."""
        return self._embedder.calibration if self._embedder is not None else None

    def mended(self, question: str) -> str:
        """The question with slips of the keyboard in known terms set right."""
        return self._words.mended(question, self._index.keyword.knows)

    def vector_by(self, model: str, question: str) -> Vectors | None:
        """The vector of a question by the model of a name; None where another one, or none, is searched with."""
        if self._embedder is None or self._embedder.name != model:
            return None
        vector: Vectors = self._embedder.embed_question(question)[0]
        return vector

    @property
    def embedding(self) -> str:
        """The name of the embedding that is searched with; "" for keywords alone."""
        return self._embedder.name if self._embedder is not None else ""

    def rarity(self, word: str) -> float:
        """Inverse document frequency of the rarest pair of characters of a word."""
        return max((self._index.keyword.rarity(pair) for pair in _pairs(word)), default=0.0)

    def share_of(self, word: str, text: str) -> float:
        """Share of the pairs of a word that a text contains, 0 to 1."""
        wanted = _pairs(word)
        return sum(pair in text for pair in wanted) / len(wanted) if wanted else 0.0

    def with_synonyms(self, text: str) -> str:
        """A text, lower-case, with everything that its words are also called."""
        known = fold(text).lower()
        return known + " ".join(w for g in self._words.groups if any(w in known for w in g) for w in g)

    def search(self, question: str, scope: Scope | None = None, count: int = 8) -> SearchResult:
        """The clauses that fit best. An empty scope searches the national documents."""
        stated = self.mended(question)
        allowed = self._allowed(scope or Scope())
        scores = self._keyword_scores(stated)
        keys = self._by_keyword(scores, allowed)
        vector = self._vector(stated)
        if vector is not None:
            asked = self._map.turned(vector) if self._map is not None else vector
            keys = list(dict.fromkeys((*keys[:_DEEP], *self._by_vector(asked, allowed))))
        candidates = self._candidates(keys, scores, vector)
        wanted = {t: self._index.keyword.rarity(t) for t in set(_tokens(stated))}
        hits = sorted((self._hit(c, wanted) for c in candidates), key=lambda h: -h.score)[:count]
        return SearchResult(stated, tuple(replace(h, lexical=self.coverage(stated, h.clause.key)) for h in hits))

    def scored(self, question: str, keys: Sequence[str]) -> tuple[SearchHit, ...]:
        """Clauses that are known already, scored for a question, in their order."""
        stated = self.mended(question)
        candidates = self._candidates(keys, self._keyword_scores(stated), self._vector(stated), near=len(keys))
        wanted = {t: self._index.keyword.rarity(t) for t in set(_tokens(stated))}
        found = {c.key: self._hit(c, wanted) for c in candidates}
        return tuple(replace(found[k], lexical=self.coverage(stated, k)) for k in keys if k in found)

    def _vector(self, stated: str) -> Vectors | None:
        """The vector of a question; None where keywords stand alone."""
        if self._embedder is None or self._index.vectors is None:
            return None
        return self._embedder.embed_question(stated)

    def _allowed(self, scope: Scope) -> frozenset[str]:
        documents = self._corpus.documents.values()
        if scope.policies:
            return frozenset(scope.policies)
        return frozenset(d.id for d in documents if _within(d, scope))

    def _keyword_scores(self, stated: str) -> NDArray[np.float32]:
        index = self._index.keyword
        scores = index.scores(stated)
        for word in self._words.added(stated):
            scores = scores + _SYNONYM_WEIGHT * index.scores(word)
        return scores

    def _by_keyword(self, scores: NDArray[np.float32], allowed: frozenset[str]) -> list[str]:
        """The clauses of allowed documents with the best keywords."""
        deep = min(len(scores), _DEEP * _WIDER)
        for count in (deep, len(scores)):
            top = np.argpartition(scores, -count)[-count:] if count < len(scores) else np.arange(len(scores))
            order = top[np.argsort(-scores[top], kind="stable")]
            found = [k for at in order if scores[at] > 0 and self._is_allowed(k := self._index.keys[at], allowed)]
            if len(found) >= _ENOUGH or count == len(scores):
                break
        return found[:_DEEP]

    def _is_allowed(self, key: str, allowed: frozenset[str]) -> bool:
        return self._corpus.clauses[key].policy_id in allowed

    def _by_vector(self, vector: Vectors, allowed: frozenset[str]) -> list[str]:
        """The clauses of allowed documents whose passages are nearest, best first."""
        assert self._index.vectors is not None  # noqa: S101 -- the caller looked
        store, found = self._index.vectors, list[str]()
        if len(allowed) > _FEW:
            found = self._clauses(store.nearest(vector, _DEEP * _WIDER), allowed)
        if len(found) < _ENOUGH and allowed:
            found = self._clauses(store.nearest(vector, _DEEP, sorted(allowed)), allowed)
        return found

    def _clauses(self, found: Sequence[tuple[str, float]], allowed: frozenset[str]) -> list[str]:
        passages = (self._index.passages.get(passage_id) for passage_id, _ in found)
        return list(dict.fromkeys(p.clause_key for p in passages if p is not None and p.policy_id in allowed))

    def _candidates(
        self, keys: Sequence[str], scores: NDArray[np.float32], vector: Vectors | None, near: int = _NEAR
    ) -> list["_Candidate"]:
        """The likeliest by clause alone; only these are looked at line by line."""
        keys = [k for k in keys if k in self._index.positions]
        lexical = words(np.array([scores[self._index.positions[k]] for k in keys], dtype=np.float64))
        meanings, best, dense = self._meanings(self._cosines(keys, vector))
        answers = self._answers(keys, vector)
        found = [
            _Candidate(k, float(lexical[n]), meanings[n], best[n], dense[n], answers[n]) for n, k in enumerate(keys)
        ]
        return sorted(found, key=lambda c: -c.rough)[:near]

    def _cosines(self, keys: Sequence[str], vector: Vectors | None) -> list[NDArray[np.float64]]:
        """The exact cosines of the passages of each clause; empty without an embedder."""
        if vector is None or self._index.matrix is None:
            return [np.empty(0) for _ in keys]
        spans = [self._index.spans[k] for k in keys]
        rows = [n for span in spans for n in span]
        cosines = np.asarray(self._index.matrix[rows], dtype=np.float32) @ vector[0] if rows else np.empty(0)
        ends = np.cumsum([len(s) for s in spans])
        return [part.astype(np.float64) for part in np.split(cosines, ends[:-1])] if rows else []

    def _answers(self, keys: Sequence[str], vector: Vectors | None) -> list[Floats]:
        """Of the passages of each clause, how near they are to the turned question; empty without a map."""
        if self._map is None or vector is None:
            return [np.empty(0) for _ in keys]
        return [self._map.scaled(found) for found in self._cosines(keys, self._map.turned(vector))]

    def _meanings(self, near: Sequence[NDArray[np.float64]]) -> tuple[list[Floats], list[float], list[float | None]]:
        """Of each clause its passages on the common scale, the best of them, and its best cosine."""
        if not near or not any(len(n) for n in near):
            return [np.zeros(0) for _ in near], [0.0 for _ in near], [None for _ in near]
        scaled = meaning(np.concatenate(near), self.calibration)
        parts = np.split(scaled, np.cumsum([len(n) for n in near])[:-1])
        return list(parts), [float(p.max()) if len(p) else 0.0 for p in parts], [float(n.max()) for n in near]

    def _hit(self, candidate: "_Candidate", wanted: Mapping[str, float]) -> SearchHit:
        clause = self._corpus.clauses[candidate.key]
        base = WEIGHTS.clause_words * candidate.words + WEIGHTS.ask_meaning * self._of_asks(candidate)
        lexical = words(np.array([self._line_words(wanted, clause, line) for line in clause.lines]))
        meanings = self._of_lines(candidate.key, candidate.meanings, len(clause.lines))
        answers = self._of_lines(candidate.key, candidate.answers, len(clause.lines))
        lines = base + WEIGHTS.line_words * lexical + WEIGHTS.line_meaning * meanings + WEIGHTS.line_answer * answers
        return SearchHit(
            clause, float(lines.max()), candidate.dense, lines=tuple(lines.tolist()),
            line_meanings=tuple(meanings.tolist()), ask_meaning=self._of_asks(candidate),
            line_asks=self._of_own_asks(candidate, len(clause.lines)), clause_words=candidate.words,
            line_words=tuple(lexical.tolist()),
            line_answers=tuple(answers.tolist()) if len(candidate.answers) else (),
        )  # fmt: skip

    def _passages(self, key: str) -> Sequence[Passage]:
        return [self._index.in_order[n] for n in self._index.spans[key]]

    def _of_lines(self, key: str, of_passages: Floats, count: int) -> Floats:
        """What is known of each line of a clause: that of its nearest piece."""
        found = np.full(count, -np.inf)
        for passage, value in zip(self._passages(key), of_passages, strict=False):
            if passage.line is not None:
                found[passage.line] = max(found[passage.line], value)
        return np.where(np.isfinite(found), found, 0.0)

    def _of_asks(self, candidate: "_Candidate") -> float:
        """The meaning of the nearest question; where a clause has none, that of its nearest line."""
        pairs = list(zip(self._passages(candidate.key), candidate.meanings, strict=False))
        asks = [v for p, v in pairs if p.line is None]
        return float(max(asks or [v for _, v in pairs], default=0.0))

    def _of_own_asks(self, candidate: "_Candidate", count: int) -> tuple[float | None, ...]:
        """Of each line the meaning of the nearest question that is asked of it alone."""
        found: list[float | None] = [None] * count
        for passage, value in zip(self._passages(candidate.key), candidate.meanings, strict=False):
            at = passage.answered_in
            if at is not None and at < count:
                found[at] = max(float(value), found[at] if found[at] is not None else float(value))  # type: ignore[type-var]
        return tuple(found)

    def _line_words(self, wanted: Mapping[str, float], clause: Clause, line: str) -> float:
        """BM25 of a line with the title and topic above it; ``wanted`` has the rarity of the question's tokens."""
        document = self._corpus.documents[clause.policy_id]
        known = _counted(f"{document.title} {clause.topic} {line}")
        norm = K1 * (1 - B + B * known.total() / _LINE_TOKENS)
        return sum(rarity * known[t] * (K1 + 1) / (known[t] + norm) for t, rarity in wanted.items() if t in known)

    def coverage(self, stated: str, key: str) -> float:
        """Share of the question's weight (rarity of its bigrams) that the clause and its document contain, 0 to 1."""
        clause = self._corpus.clauses[key]
        document = self._corpus.documents[clause.policy_id]
        known = set(_tokens(" ".join((document.title, *document.aliases, clause.topic, clause.text, *clause.asks))))
        known |= {t for w in self._words.added(stated) for t in tokens(w) if t in known}
        wanted = {t for t in _tokens(stated) if len(t) > 1}
        total = sum(self._index.keyword.rarity(t) for t in wanted)
        return sum(self._index.keyword.rarity(t) for t in wanted & known) / total if total else 0.0


def _pairs(word: str) -> list[str]:
    return neighbours(fold(word).lower()) or [word]


@cached_by_text(16_000_000, longest=1_000)
def _counted(text: str) -> Counter[str]:
    return Counter(tokens(text))


@cached_by_text(16_000_000, longest=1_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


def _within(document: PolicyDocument, scope: Scope) -> bool:
    is_own = document.kind == OWN_KIND and not scope.region
    if not (document.region is None or is_own or scope.everywhere or document.region in regions(scope.region)):
        return False
    if scope.kinds and document.kind not in scope.kinds:
        return False
    return scope.as_of is None or document.status != "repealed" or document.in_force_on(scope.as_of)
