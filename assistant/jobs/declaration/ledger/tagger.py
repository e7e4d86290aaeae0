"""The trained tagger of roles: a logistic regression over the numbers of a brief, read from left to right.

Trained by scripts/train_roles.py. Reading needs numpy alone: the weights are whole numbers of one byte with one scale.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

from assistant.domain.ledger import NumberRole

MODEL = Path(__file__).with_name("roles.npz")
NO_NUMBER = "none"
"""The label of a token that no line of a ledger would hold."""
START = "^"
SEPARATOR = "\x1f"
"""Between words in the model file; features hold ends of lines themselves."""


def history(previous: str, before_that: str) -> tuple[str, str]:
    """The features that the two roles before a number give."""
    return f"previous={previous}", f"previous2={before_that}|{previous}"


@dataclass(frozen=True)
class Tag:
    """A role with its probability; ``role`` is None where the token is no number of a ledger."""

    role: NumberRole | None
    confidence: float


class Tagger(Protocol):
    """Gives each number of a brief its role."""

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        """The role of each number, none of the roles barred for it."""
        ...


class RoleTagger:
    """Reads roles off features; holds no state between calls."""

    def __init__(self, model: Path = MODEL) -> None:
        import numpy as np

        self._np = np
        with np.load(model) as data:
            self._labels = bytes(data["labels"]).decode().split(SEPARATOR)
            words = bytes(data["features"]).decode().split(SEPARATOR)
            self._weights: Any = data["weights"]
            self._scale = float(data["scale"])
            self._bias: Any = data["bias"]
        if len(words) != len(self._weights):
            raise ValueError("角色模型文件已损坏，请重新安装或运行 python -m scripts.train_roles。")
        self._nothing = len(words)
        self._weights = np.vstack([self._weights, np.zeros_like(self._weights[:1])])
        self._index = {word: i for i, word in enumerate(words)}

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        if not rows:
            return []
        tags, previous, before_that = list[Tag](), START, START
        for scores, never in zip(self._scores(rows), barred, strict=True):
            label, sure = self._best(scores + self._of(history(previous, before_that)), never)
            tags.append(Tag(None if label == NO_NUMBER else NumberRole(label), sure))
            previous, before_that = label, previous
        return tags

    def _scores(self, rows: Sequence[Sequence[str]]) -> Any:
        """What the features of each number say for each label, all numbers at once."""
        known = [[i for f in row if (i := self._index.get(f)) is not None] or [self._nothing] for row in rows]
        starts = [0, *accumulate(map(len, known))][:-1]
        flat = [i for one in known for i in one]
        sums = self._np.add.reduceat(self._weights[flat], starts, axis=0, dtype="int32")
        return sums * self._scale + self._bias

    def _of(self, features: Sequence[str]) -> Any:
        known = [i for f in features if (i := self._index.get(f)) is not None]
        return self._weights[known].sum(axis=0, dtype="int32") * self._scale

    def _best(self, scores: Any, never: Collection[str]) -> tuple[str, float]:
        likely = self._np.exp(scores - scores.max())
        order = scores.argsort()[::-1]
        at = next((i for i in order if self._labels[i] not in never), order[0])
        return self._labels[at], round(float(likely[at] / likely.sum()), 3)


@lru_cache(maxsize=1)
def shipped_tagger() -> RoleTagger:
    """The tagger with the model of the repository, loaded once."""
    return RoleTagger()
