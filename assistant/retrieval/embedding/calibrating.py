"""Find out what the cosines of an unknown embedding mean: embed known pairs, and read the thresholds from them.

A question that belongs to a clause counts with its cosine to that clause, a question off the field with the best cosine
it reaches in the whole set, as a search would find it. Both thresholds are quantiles, so a model whose cosines are
shifted, squeezed or bent gets thresholds that decide the same:

    fits      half of the off-topic questions stay below; but no more than 1 in 100 questions that belong is refused
    certain   9 of 10 questions that belong reach it; but no more than 2 in 100 off-topic questions do

The quantiles are those that give the thresholds of the built-in model back, which were measured on questions of their
own (0.87 and 0.90; on these pairs 0.868 and 0.901).
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.cache import CachedEmbedder
from assistant.retrieval.interface import Calibration
from policy_corpus import calibration, policies
from policy_corpus.calibration import Apart, CalibrationPair

_OFF_TOPIC_BELOW_FITS, _BELONGING_REFUSED = 0.50, 0.01
_BELONGING_BELOW_CERTAIN, _OFF_TOPIC_ACCEPTED = 0.10, 0.02
_METHOD = "按随附的校准题自动校准"
_FORMAT = 1
_QUESTIONS_AT_ONCE = 16
"""A server on a slow machine must answer one request before it times out."""
_Cosines = NDArray[np.float64]


@dataclass(frozen=True)
class CosineSample:
    """A question with the passages of its clause as they are indexed; ``apart`` None where the clause answers it."""

    question: str
    passages: tuple[str, ...]
    apart: Apart | None


@dataclass(frozen=True)
class CosineSamples:
    """A set to calibrate on, with the digest that a kept calibration is checked against."""

    all: tuple[CosineSample, ...]

    @classmethod
    def shipped(cls) -> "CosineSamples":
        """The shipped pairs over the shipped corpus."""
        return cls.of(calibration.pairs(), Corpus(policies.documents(), policies.clauses()))

    @classmethod
    def of(cls, pairs: Iterable[CalibrationPair], corpus: Corpus) -> "CosineSamples":
        """The pairs with the passages that the corpus indexes for their clauses."""
        texts: dict[str, list[str]] = {}
        for passage in corpus.passages():
            texts.setdefault(passage.clause_key, []).append(passage.text)
        return cls(tuple(CosineSample(p.ask, tuple(texts[p.clause.key]), p.apart) for p in pairs))

    @cached_property
    def digest(self) -> str:
        """Changes with every pair, with the digested text of their clauses, and with the criterion."""
        quantiles = (_OFF_TOPIC_BELOW_FITS, _BELONGING_REFUSED, _BELONGING_BELOW_CERTAIN, _OFF_TOPIC_ACCEPTED)
        data: list[Any] = [_FORMAT, quantiles, [(s.question, s.passages, s.apart) for s in self.all]]
        return sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()[:16]

    @property
    def basis(self) -> str:
        belonging = sum(s.apart is None for s in self.all)
        return f"{len(self.all)} 对校准题（相符 {belonging}，不相符 {len(self.all) - belonging}）"


def calibrate(
    embedder: CachedEmbedder, samples: CosineSamples, progress: Callable[[int, int], None] | None = None
) -> Calibration:
    """The thresholds of an embedder, or the finding that it does not separate. Raises EmbeddingFailed."""
    cosines, own = _cosines(embedder, samples, progress)
    apart = np.array([s.apart is not None for s in samples.all])
    strange = np.array([s.apart is Apart.OFF_TOPIC for s in samples.all])
    its_own = np.where(own, cosines, -np.inf).max(axis=1)
    belonging, off_topic, near = its_own[~apart], cosines.max(axis=1)[strange], its_own[apart & ~strange]
    return Calibration(
        fits=min(_quantile(off_topic, _OFF_TOPIC_BELOW_FITS), _quantile(belonging, _BELONGING_REFUSED)),
        certain=max(_quantile(belonging, _BELONGING_BELOW_CERTAIN), _quantile(off_topic, 1 - _OFF_TOPIC_ACCEPTED)),
        separation=separation(belonging, np.concatenate((off_topic, near))),
        method=_METHOD,
        basis=samples.basis,
    )


def _cosines(
    embedder: CachedEmbedder, samples: CosineSamples, progress: Callable[[int, int], None] | None
) -> tuple[_Cosines, NDArray[np.bool_]]:
    """Cosines of every question to every passage of the set, and which passages are those of its own clause."""
    texts = list(dict.fromkeys(t for s in samples.all for t in s.passages))
    passages = []
    for row in embedder.stream(texts):
        passages.append(row)
        if progress:
            progress(len(passages), len(texts))
    asked = [s.question for s in samples.all]
    parts = [
        embedder.embed_questions(asked[i : i + _QUESTIONS_AT_ONCE]) for i in range(0, len(asked), _QUESTIONS_AT_ONCE)
    ]
    cosines = np.concatenate(parts).astype(np.float64) @ np.stack(passages).astype(np.float64).T
    own = np.array([[t in s.passages for t in texts] for s in samples.all])
    return np.nan_to_num(cosines, posinf=0.0, neginf=0.0), own


def separation(higher: _Cosines, lower: _Cosines) -> float:
    """Chance that one of the first exceeds one of the second, equal ones counted half: the area under the ROC curve."""
    above = (higher[:, None] > lower).mean()
    equal = (higher[:, None] == lower).mean()
    return float(above + equal / 2)


def _quantile(values: Sequence[float] | _Cosines, share: float) -> float:
    return float(np.quantile(values, share))
