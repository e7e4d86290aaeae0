"""How likely an operation is what was meant: its signs weighed by a logistic regression that
scripts/train_certainty.py fits on readings of hands that the readers had not seen."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.chat.certainty.signs import Signs

FILE = Path(__file__).with_name("weights.yaml")


@dataclass(frozen=True)
class CertaintyWeights:
    """The weight of each sign, and how likely an operation must be to be done without asking."""

    weights: Mapping[str, float]
    sure: float
    surely: float = 1.0
    """How likely it must be where a doubt stands against it that other signs may outweigh."""

    def certainty(self, signs: Signs) -> float:
        """The chance that an operation with these signs is right; signs that were never seen count nothing."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in signs.items())
        return 1 / (1 + math.exp(-max(min(total, 50.0), -50.0)))


@cache
def shipped_weights() -> CertaintyWeights:
    """The weights of the repository."""
    import yaml

    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return CertaintyWeights(
        {str(k): float(v) for k, v in data["weights"].items()}, float(data["sure"]), float(data["surely"])
    )
