"""What tells an answer from a clause that only speaks of the same subject: a small trained model over a few features.

Trained by scripts/train_answerability.py for the built-in embedding; with another one, or with keywords alone, it says
nothing, and the kind of thing asked for decides alone. The features are read in judging.py.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "policy_corpus" / "answerability.json"


@dataclass(frozen=True)
class Answerability:
    """Logistic regression over standardised features; ``model`` is the embedding it was trained for."""

    model: str
    absent: float
    """Below this chance a question for a figure, a day or the like is not answered, and the nearest clause shown."""
    absent_loose: float
    """The same of any other question: what none of the documents states is nearly always a figure."""
    doubtful: float
    """Below this chance the answer is partial and asks to be checked."""
    bias: float
    weights: Mapping[str, tuple[float, float, float]]
    """Mean, scale and weight of each feature."""

    def is_absent(self, chance: float, *, strict: bool) -> bool:
        """Whether a question of this chance has no answer."""
        return chance < (self.absent if strict else self.absent_loose)

    def is_doubtful(self, chance: float, *, strict: bool) -> bool:
        """Whether an answer of this chance asks to be checked: of any other question as near to its own bound."""
        return chance < (self.doubtful if strict else self.doubtful * self.absent_loose / self.absent)

    def chance(self, features: Mapping[str, float]) -> float:
        """The chance that the statement answers."""
        parts = (w * (features[name] - mean) / scale for name, (mean, scale, w) in self.weights.items())
        return 1.0 / (1.0 + exp(-(self.bias + sum(parts))))


@cache
def shipped() -> Answerability | None:
    """The model that ships; None where its file is missing."""
    if not FILE.is_file():
        return None
    data = json.loads(FILE.read_text(encoding="utf-8"))
    weights = {name: (mean, scale, weight) for name, (mean, scale, weight) in data["weights"].items()}
    return Answerability(data["model"], data["absent"], data["absent_loose"], data["doubtful"], data["bias"], weights)
