"""What kind of work a brief is about, by meaning: the nearest chain of the indicator library, and how sure that is.

Every chain has a name and a few ways to say it. A brief's own words for its work are compared with all of them; where
an embedding is at hand by cosine, else by shared characters. What counts as near is measured on the phrases themselves:
each is looked up among all others, and the thresholds are those at which the answers are right (``CERTAIN_SHARE``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.domain.facts import Facts
from assistant.domain.ledger import NumberRole
from assistant.domain.library import LibraryEntry, WorkChain
from assistant.language.likeness import likeness
from assistant.retrieval.interface import Embedder, EmbeddingFailed

CERTAIN_SHARE, POSSIBLE_SHARE = 0.95, 0.60
"""How many of the phrases at a threshold must be found right for "sure", and for "perhaps, ask"."""
_MOST_PHRASES, _NEAREST = 4, 3
_Scores = NDArray[np.float32]


@dataclass(frozen=True)
class WorkMatch:
    """The chains nearest to a brief's work, nearest first; ``certain`` where the first one can be taken."""

    chains: tuple[WorkChain, ...] = ()
    certain: bool = False
    entries: tuple[LibraryEntry, ...] = ()
    """The entries of the chain, in its order; none where it is not certain."""

    @property
    def chain(self) -> WorkChain | None:
        """The chain of the work, where it is certain."""
        return self.chains[0] if self.certain else None

    def step(self, *names: str) -> tuple[LibraryEntry, ...]:
        """The entries of steps of the chain by field name, such as ``effects``; none where it is not certain."""
        ids = [i for name in names for i in getattr(self.chain, name)] if self.chain else []
        return tuple(sorted((e for e in self.entries if e.id in ids), key=lambda e: ids.index(e.id)))


@dataclass(frozen=True)
class Thresholds:
    """Least score, and least distance to the next chain, of an answer that is certain or possible."""

    certain: float
    apart: float
    possible: float


class WorkFinder:
    """Looks up the chain of a brief's work."""

    def __init__(
        self,
        chains: Sequence[WorkChain],
        entry_of: Callable[[str], LibraryEntry | None],
        embedder: Callable[[], Embedder | None],
    ) -> None:
        """``embedder`` is asked when the first brief is looked up; None from it: shared characters decide."""
        self._chains, self._entry_of = tuple(chains), entry_of
        self._phrases = tuple(dict.fromkeys(p for c in self._chains for p in c.phrases))
        self._embedder_of = embedder

    def find(self, facts: Facts) -> WorkMatch:
        """The work of a brief: by its name, its content, and what its outputs are about."""
        return self.find_words(work_phrases(facts))

    def find_words(self, phrases: Sequence[str]) -> WorkMatch:
        """The same for bare phrases; nothing where there is no phrase or no chain."""
        if not phrases or not self._chains:
            return WorkMatch()
        scores = self._of_chains(self._likeness(list(phrases)).max(axis=0))
        return self._match(scores)

    def _match(self, scores: _Scores) -> WorkMatch:
        order = np.argsort(-scores)[:_NEAREST]
        best, second = float(scores[order[0]]), float(scores[order[1]]) if len(order) > 1 else 0.0
        limits = self.thresholds
        near = tuple(self._chains[i] for i in order)
        certain = best >= limits.certain and best - second >= limits.apart
        if not certain:
            return WorkMatch(near if best >= limits.possible else ())
        entries = tuple(e for i in near[0].entries if (e := self._entry_of(i)))
        return WorkMatch(near, certain=True, entries=entries)

    @cached_property
    def _owner(self) -> NDArray[np.bool_]:
        """Shape (chains, phrases): whose phrase it is."""
        return np.array([[phrase in chain.phrases for phrase in self._phrases] for chain in self._chains])

    def _of_chains(self, scores: _Scores) -> _Scores:
        """The best score of each chain over its phrases."""
        best: _Scores = np.where(self._owner, scores[None, :], -1.0).max(axis=1).astype(np.float32)
        return best

    def _likeness(self, phrases: list[str]) -> _Scores:
        """Shape (phrases asked, phrases of the chains)."""
        if self._vectors is not None:
            embedder = self._embedder_of()
            assert embedder is not None  # noqa: S101 -- there are vectors of it
            asked: _Scores = embedder.embed_passages(phrases) @ self._vectors.T
            return asked
        return np.array([[likeness(a, b) for b in self._phrases] for a in phrases], dtype=np.float32)

    @cached_property
    def _vectors(self) -> _Scores | None:
        embedder = self._embedder_of()
        if embedder is None:
            return None
        try:
            return embedder.embed_passages(list(self._phrases))
        except EmbeddingFailed:
            return None

    @cached_property
    def thresholds(self) -> Thresholds:
        """Measured on the phrases: each is looked up among those of its own chain left, and of all other chains."""
        whole = self._likeness(list(self._phrases))
        np.fill_diagonal(whole, -1.0)
        seen = [(*_two_best(self._of_chains(row)), self._owner[:, i]) for i, row in enumerate(whole)]
        answers = [(best, best - second, bool(own[at])) for at, best, second, own in seen]
        certain, apart = _limits(answers, CERTAIN_SHARE)
        return Thresholds(certain, apart, _limits(answers, POSSIBLE_SHARE)[0])


def _two_best(scores: _Scores) -> tuple[int, float, float]:
    order = np.argsort(-scores)
    second = float(scores[order[1]]) if len(order) > 1 else 0.0
    return int(order[0]), float(scores[order[0]]), second


def _limits(answers: Sequence[tuple[float, float, bool]], share: float) -> tuple[float, float]:
    """The pair of least score and least distance that lets most answers through with at least ``share`` right."""
    best = (1.0, 1.0, 0)
    steps = np.linspace(0, 1, 21)[:-1]
    for low in np.quantile([a[0] for a in answers], steps):
        for gap in np.quantile([a[1] for a in answers], steps):
            passed = [a[2] for a in answers if a[0] >= low and a[1] >= gap]
            if len(passed) > best[2] and sum(passed) >= share * len(passed):
                best = (float(low), float(gap), len(passed))
    return best[:2]


def work_phrases(facts: Facts) -> tuple[str, ...]:
    """A brief's own words for its work: the project's name, its content, and its outputs, the first of them."""
    named = [f.value for f in (facts.name, facts.content) if f is not None]
    done = [e.name or e.about for e in facts.ledger.of(NumberRole.OUTPUT, NumberRole.FREQUENCY)]
    return tuple(dict.fromkeys(p.strip() for p in (*named, *done) if p.strip()))[:_MOST_PHRASES]
