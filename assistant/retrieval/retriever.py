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
_NONE: Floats = np.zeros(0)
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
class _Asked:
    """A question as it is searched with, everything of it made once."""

    stated: str
    vector: Vectors | None
    """Shape (1, dimensions); None where keywords stand alone."""
    turned: Vectors | None
    """The vector turned towards its answers; None without a map."""
    rarities: Mapping[str, float]
    """Inverse document frequency of each of its tokens."""
    added: tuple[str, ...]
    """What the documents call what it says otherwise."""


@dataclass(frozen=True)
class _Near:
    """Of the passages of several clauses, one after the other, how near they are to a question."""

    spans: tuple[tuple[int, int], ...]
    """Where the passages of each clause begin and end."""
    cosines: Floats
    meanings: Floats
    """The cosines on the common scale."""
    answers: Floats | None
    """How near they are to the turned question, scaled; None without a map."""

    def best(self, values: Floats | None) -> Floats:
        """The highest value of each clause; 0 where it has no passages or there are no values."""
        found = np.zeros(len(self.spans))
        if values is None or not len(values):
            return found
        filled = [n for n, (start, end) in enumerate(self.spans) if end > start]
        found[filled] = np.maximum.reduceat(values, [self.spans[n][0] for n in filled])
        return found


@dataclass(frozen=True)
class _Candidate:
    """A clause by its keywords, and the meaning of its passages."""

    key: str
    words: float
    meanings: Floats
    dense: float | None
    answers: Floats
    """Of its passages, how near they are to the turned question; empty without a map."""


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
        asked = self._asked(question)
        allowed = self._allowed(scope or Scope())
        scores = self._keyword_scores(asked)
        keys = self._by_keyword(scores, allowed)
        vector = asked.turned if asked.turned is not None else asked.vector
        if vector is not None:
            keys = list(dict.fromkeys((*keys[:_DEEP], *self._by_vector(vector, allowed))))
        hits = [self._hit(c, asked) for c in self._candidates(keys, scores, asked)]
        best = sorted(hits, key=lambda h: -h.score)[:count]
        return SearchResult(asked.stated, tuple(self._with_coverage(h, asked) for h in best))

    def scored(self, question: str, keys: Sequence[str]) -> tuple[SearchHit, ...]:
        """Clauses that are known already, scored for a question, in their order."""
        asked = self._asked(question)
        candidates = self._candidates(keys, self._keyword_scores(asked), asked, near=len(keys))
        found = {c.key: self._hit(c, asked) for c in candidates}
        return tuple(self._with_coverage(found[k], asked) for k in keys if k in found)

    def _asked(self, question: str) -> _Asked:
        stated = self.mended(question)
        vector = self._vector(stated)
        turned = self._map.turned(vector) if self._map is not None and vector is not None else None
        rarities = {t: self._index.keyword.rarity(t) for t in dict.fromkeys(_tokens(stated))}
        return _Asked(stated, vector, turned, rarities, self._words.added(stated))

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

    def _keyword_scores(self, asked: _Asked) -> NDArray[np.float32]:
        index = self._index.keyword
        scores = index.scores(asked.stated)
        for word in asked.added:
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
        self, keys: Sequence[str], scores: NDArray[np.float32], asked: _Asked, near: int = _NEAR
    ) -> list[_Candidate]:
        """The likeliest by clause alone, best first; only these are looked at line by line."""
        keys = [k for k in keys if k in self._index.positions]
        lexical = words(np.array([scores[self._index.positions[k]] for k in keys], dtype=np.float64))
        found = self._near(keys, asked)
        meant = (WEIGHTS.line_meaning + WEIGHTS.ask_meaning) * found.best(found.meanings)
        rough = WEIGHTS.clause_words * lexical + meant + WEIGHTS.line_answer * found.best(found.answers)
        dense, is_measured = found.best(found.cosines), len(found.cosines) > 0
        chosen = np.argsort(-rough, kind="stable")[:near]
        return [
            _Candidate(
                keys[n], float(lexical[n]), found.meanings[slice(*found.spans[n])],
                float(dense[n]) if is_measured else None,
                found.answers[slice(*found.spans[n])] if found.answers is not None else _NONE,
            )
            for n in chosen
        ]  # fmt: skip

    def _near(self, keys: Sequence[str], asked: _Asked) -> _Near:
        """The exact cosines of the passages of clauses; nothing without an embedder."""
        if asked.vector is None or self._index.matrix is None or not keys:
            return _Near(tuple((0, 0) for _ in keys), _NONE, _NONE, None)
        rows = [self._index.spans[k] for k in keys]
        ends = np.cumsum([len(r) for r in rows]).tolist()
        looked_at = np.asarray(self._index.matrix[[n for r in rows for n in r]], dtype=np.float32)
        cosines = (looked_at @ asked.vector[0]).astype(np.float64)
        answers = None
        if self._map is not None and asked.turned is not None:
            answers = self._map.scaled((looked_at @ asked.turned[0]).astype(np.float64))
        spans = tuple(zip((0, *ends[:-1]), ends, strict=True))
        return _Near(spans, cosines, meaning(cosines, self.calibration), answers)

    def _hit(self, candidate: _Candidate, asked: _Asked) -> SearchHit:
        clause = self._corpus.clauses[candidate.key]
        of_asks = self._of_asks(candidate)
        base = WEIGHTS.clause_words * candidate.words + WEIGHTS.ask_meaning * of_asks
        lexical = words(np.array([self._line_words(asked.rarities, clause, line) for line in clause.lines]))
        meanings = self._of_lines(candidate.key, candidate.meanings, len(clause.lines))
        answers = self._of_lines(candidate.key, candidate.answers, len(clause.lines))
        lines = base + WEIGHTS.line_words * lexical + WEIGHTS.line_meaning * meanings + WEIGHTS.line_answer * answers
        return SearchHit(
            clause, float(lines.max()), candidate.dense, lines=tuple(lines.tolist()),
            line_meanings=tuple(meanings.tolist()), ask_meaning=of_asks,
            line_asks=self._of_own_asks(candidate, len(clause.lines)), clause_words=candidate.words,
            line_words=tuple(lexical.tolist()),
            line_answers=tuple(answers.tolist()) if len(candidate.answers) else (),
        )  # fmt: skip

    def _passages(self, key: str) -> Sequence[Passage]:
        return [self._index.in_order[n] for n in self._index.spans[key]]

    def _of_lines(self, key: str, of_passages: Floats, count: int) -> Floats:
        """What is known of each line of a clause: that of its nearest piece."""
        found: list[float | None] = [None] * count
        for passage, value in zip(self._passages(key), of_passages.tolist(), strict=False):
            if passage.line is not None:
                known = found[passage.line]
                found[passage.line] = value if known is None else max(known, value)
        return np.array([value or 0.0 for value in found])

    def _of_asks(self, candidate: _Candidate) -> float:
        """The meaning of the nearest question; where a clause has none, that of its nearest line."""
        pairs = list(zip(self._passages(candidate.key), candidate.meanings.tolist(), strict=False))
        asks = [v for p, v in pairs if p.line is None]
        return max(asks or [v for _, v in pairs], default=0.0)

    def _of_own_asks(self, candidate: _Candidate, count: int) -> tuple[float | None, ...]:
        """Of each line the meaning of the nearest question that is asked of it alone."""
        found: list[float | None] = [None] * count
        for passage, value in zip(self._passages(candidate.key), candidate.meanings.tolist(), strict=False):
            at = passage.answered_in
            if at is not None and at < count:
                known = found[at]
                found[at] = value if known is None else max(known, value)
        return tuple(found)

    def _line_words(self, rarities: Mapping[str, float], clause: Clause, line: str) -> float:
        """BM25 of a line with the title and topic above it, by the rarities of the question's tokens."""
        document = self._corpus.documents[clause.policy_id]
        known = _counted(f"{document.title} {clause.topic} {line}")
        norm = K1 * (1 - B + B * known.total() / _LINE_TOKENS)
        return sum(rarity * known[t] * (K1 + 1) / (known[t] + norm) for t, rarity in rarities.items() if t in known)

    def _with_coverage(self, hit: SearchHit, asked: _Asked) -> SearchHit:
        """With the share of the question's weight (its bigrams) that the clause and its document contain, 0 to 1."""
        clause = hit.clause
        document = self._corpus.documents[clause.policy_id]
        known = set(_tokens(" ".join((document.title, *document.aliases, clause.topic, clause.text, *clause.asks))))
        weights = {t: rarity for t, rarity in asked.rarities.items() if len(t) > 1}
        total = sum(weights.values())
        return replace(hit, lexical=sum(w for t, w in weights.items() if t in known) / total if total else 0.0)


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
