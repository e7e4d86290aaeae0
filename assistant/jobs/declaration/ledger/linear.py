"""A linear model over named features, read from one small file: weights in whole numbers of one byte with one scale.

Written by the training scripts; reading needs numpy alone.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

SEPARATOR = "\x1f"
"""Between words in the model file; features hold ends of lines themselves."""


class LinearModel:
    """Scores labels by the features of an example; holds no state between calls."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError for a damaged file."""
        import numpy as np

        self._np = np
        with np.load(path) as data:
            self.labels: Sequence[str] = bytes(data["labels"]).decode().split(SEPARATOR)
            words = bytes(data["features"]).decode().split(SEPARATOR)
            weights: Any = data["weights"]
            self._scale = float(data["scale"])
            self._bias: Any = data["bias"]
        if len(words) != len(weights):
            raise ValueError(f"模型文件 {path.name} 已损坏，请重新安装，或按 CONTRIBUTING.md 重新训练。")
        self._nothing = len(words)
        self._weights = np.vstack([weights, np.zeros_like(weights[:1])])
        self._index = {word: i for i, word in enumerate(words)}

    def scores(self, rows: Sequence[Sequence[str]]) -> Any:
        """What the features of each example say for each label: an array of examples × labels."""
        return self.shown(self.sums(rows))

    def shown(self, sums: Any) -> Any:
        """The scores of sums of weights."""
        return sums * self._scale + self._bias

    def sums(self, rows: Sequence[Sequence[str]]) -> Any:
        """The weights of the features of each example, added up in whole numbers: what is summed apart adds up too."""
        known = [[i for f in row if (i := self._index.get(f)) is not None] or [self._nothing] for row in rows]
        starts = [0, *accumulate(map(len, known))][:-1]
        flat = [i for one in known for i in one]
        return self._np.add.reduceat(self._weights[flat], starts, axis=0, dtype="int32")

    @cached_property
    def _column(self) -> list[int]:
        return [int(weight) for weight in self._weights[:, 0]]

    def weight_of(self, features: Iterable[str]) -> int:
        """The weights of the features of one example, added up, for a model of one label; as one row of ``sums``."""
        column, index = self._column, self._index
        return sum([column[i] for f in features if (i := index.get(f)) is not None])

    def shown_weight(self, weight: int) -> float:
        """The score of such a sum."""
        return weight * self._scale + float(self._bias[0])

    def score_of(self, features: Sequence[str]) -> Any:
        """What a few further features add to the scores of an example."""
        known = [i for f in features if (i := self._index.get(f)) is not None]
        return self._weights[known].sum(axis=0, dtype="int32") * self._scale

    def best(self, scores: Any, never: Collection[str] = ()) -> tuple[str, float]:
        """The likeliest label that is not ruled out, with its probability."""
        likely = self._np.exp(scores - scores.max())
        order = scores.argsort()[::-1]
        at = next((i for i in order if self.labels[i] not in never), order[0])
        return self.labels[at], round(float(likely[at] / likely.sum()), 3)

    def best_of(self, scores: Any, labels: Collection[str]) -> tuple[str, float]:
        """The likeliest of some labels, with its probability among all."""
        likely = self._np.exp(scores - scores.max())
        at = max((i for i, label in enumerate(self.labels) if label in labels), key=lambda i: likely[i])
        return self.labels[at], round(float(likely[at] / likely.sum()), 3)
