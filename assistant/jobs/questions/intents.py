"""What a question wants, by meaning: a fair answer, invented papers, a way round the rules, or something else.

Trained on policy_corpus/intents.yaml for the built-in embedding (scripts/train_intents.py). With another embedding, or
with keywords alone, there are no chances, and the wordings of policy_corpus/boundaries.yaml decide.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.data_files import load_yaml
from assistant.language.likeness import neighbours
from assistant.language.numerals import fold

_ROOT = Path(__file__).resolve().parents[3] / "policy_corpus"
_SURE, _LIKELY = 0.65, 0.5
"""From these chances on a question is refused for what it wants, and taken to be about something else. Chosen where of
199 plain questions three or four reach the first; what other people's files of wants make of them is said in
docs/benchmarks-answers.md."""
_MEANING, _WORDING = 7.0, 3.0
"""How much the vector and the wording weigh."""
Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Intents:
    """Logistic regression over a few classes; ``model`` is the embedding it was trained for."""

    model: str
    names: tuple[str, ...]
    mean: Floats
    grams: Mapping[str, int]
    rarity: Floats
    """Inverse document frequency of each gram."""
    weights: Floats
    bias: Floats
    answers: Mapping[str, str]

    def features(self, vector: Floats, text: str) -> Floats:
        """The vector beside the weighted grams of the text."""
        found = np.zeros(len(self.grams))
        for gram, count in Counter(grams_of(text)).items():
            at = self.grams.get(gram)
            if at is not None:
                found[at] = (1 + np.log(count)) * self.rarity[at]
        length = float(np.linalg.norm(found))
        return np.concatenate((_MEANING * (vector - self.mean), _WORDING * found / (length or 1.0)))

    def chances(self, vector: Floats, text: str) -> Mapping[str, float]:
        """The chance of each class for a question and its vector."""
        scores = self.features(vector, text) @ self.weights + self.bias
        odds = np.exp(scores - scores.max())
        return dict(zip(self.names, (odds / odds.sum()).tolist(), strict=True))

    def refusal(self, chances: Mapping[str, float]) -> str | None:
        """Why a question is refused for what it wants; None for the rest."""
        refused = [n for n in self.names if self.answers[n]]
        sure = sum(chances[n] for n in refused) >= _SURE
        return self.answers[max(refused, key=lambda n: chances[n])] if sure else None


def grams_of(text: str) -> list[str]:
    """The characters and pairs of a text as they are counted."""
    stated = fold(text).lower()
    return [*stated, *neighbours(stated)]


def is_off_topic(chances: Mapping[str, float]) -> bool:
    """Whether a question is rather about something else."""
    return chances.get("off_topic", 0.0) >= _LIKELY


@cache
def shipped() -> Intents | None:
    """The classifier that ships; None where its file is missing."""
    path = _ROOT / "vectors" / "intents.npz"
    if not path.is_file():
        return None
    answers = {name: entry["answer"] for name, entry in load_yaml(_ROOT / "intents.yaml").items()}
    with np.load(path, allow_pickle=False) as data:
        names = tuple(str(n) for n in data["names"])
        grams = {gram: n for n, gram in enumerate(str(data["grams"]).split("\n"))}
        return Intents(
            str(data["model"]), names, data["mean"], grams, data["rarity"], data["weights"], data["bias"], answers
        )
