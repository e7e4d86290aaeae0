"""What a line is worth as the answer to a question: a small trained model over a few features.

Trained by scripts/train_choice.py for the built-in embedding, as a conditional logit over the lines of each question;
its sums are spread as widely as those of retrieval. The features are read in choosing.py.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "policy_corpus" / "line_choice.json"


@dataclass(frozen=True)
class LineChoice:
    """A weight for each feature; ``model`` is the embedding it was trained for."""

    model: str
    weights: Mapping[str, float]

    def worth(self, features: Mapping[str, float]) -> float:
        """The higher of two lines of one question is the likelier answer. Raises KeyError for a missing feature."""
        return sum(weight * features[name] for name, weight in self.weights.items())


@cache
def shipped() -> LineChoice | None:
    """The model that ships; None where its file is missing."""
    if not FILE.is_file():
        return None
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return LineChoice(data["model"], data["weights"])
