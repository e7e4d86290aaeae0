"""What a question wants, by meaning: a fair answer, invented papers, a way round the rules, or something else.

Trained on policy_corpus/intents.yaml for the built-in embedding (scripts/train_intents.py). With another embedding, or
with keywords alone, there are no chances, and the wordings of policy_corpus/boundaries.yaml decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.data_files import load_yaml

_ROOT = Path(__file__).resolve().parents[3] / "policy_corpus"
_SURE, _LIKELY = 0.65, 0.5
"""From these chances on a question is refused for what it wants, and taken to be about something else: of the examples
left out in turn none that is fair reaches the first but one in fifty."""


@dataclass(frozen=True)
class Intents:
    """A softmax over a few classes; ``model`` is the embedding it was trained for."""

    model: str
    names: tuple[str, ...]
    mean: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    answers: Mapping[str, str]

    def chances(self, vector: NDArray[np.float32]) -> Mapping[str, float]:
        """The chance of each class for a question's vector."""
        scores = (vector - self.mean) @ self.weights + self.bias
        odds = np.exp(scores - scores.max())
        return dict(zip(self.names, (odds / odds.sum()).tolist(), strict=True))

    def refusal(self, chances: Mapping[str, float]) -> str | None:
        """Why a question is refused for what it wants; None for the rest."""
        name = max(chances, key=lambda n: chances[n])
        return self.answers[name] if self.answers[name] and chances[name] >= _SURE else None


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
        return Intents(str(data["model"]), names, data["mean"], data["weights"], data["bias"], answers)
