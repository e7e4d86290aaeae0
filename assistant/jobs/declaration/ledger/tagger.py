"""The trained tagger of roles: a logistic regression over the numbers of a brief, read from left to right.

Trained by scripts/train_roles.py.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.linear import LinearModel

MODEL = Path(__file__).with_name("roles.npz")
NO_NUMBER = "none"
"""The label of a token that no line of a ledger would hold."""
START = "^"
CERTAIN = 1.0
"""Confidence of a role that no tagger guessed: it is known, or was said by who read the text as a whole."""


def history(previous: str, before_that: str) -> tuple[str, str]:
    """The features that the two roles before a number give."""
    return f"previous={previous}", f"previous2={before_that}|{previous}"


@dataclass(frozen=True)
class Tag:
    """A role with its probability; ``role`` is None where the token is no number of a ledger."""

    role: NumberRole | None
    confidence: float
    likely: Mapping[NumberRole, float] = field(default_factory=dict)
    """Logarithms of the odds of all roles against the likeliest one; empty where the tagger does not weigh them."""


class Tagger(Protocol):
    """Gives each number of a brief its role."""

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        """The role of each number, none of the roles barred for it."""
        ...


class RoleTagger:
    """Reads roles off features; holds no state between calls."""

    def __init__(self, model: Path = MODEL) -> None:
        self._model = LinearModel(model)

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        if not rows:
            return []
        tags, previous, before_that = list[Tag](), START, START
        for scores, never in zip(self._model.scores(rows), barred, strict=True):
            seen = scores + self._model.score_of(history(previous, before_that))
            label, sure = self._model.best(seen, never)
            tags.append(Tag(self._role(label), sure, self._likely(seen, label)))
            previous, before_that = label, previous
        return tags

    def _role(self, label: str) -> NumberRole | None:
        return None if label == NO_NUMBER else NumberRole(label)

    def _likely(self, scores: Any, best: str) -> Mapping[NumberRole, float]:
        """The odds of the roles; those that are barred and likelier than the best one have no say."""
        most = scores[self._model.labels.index(best)]
        pairs = zip(self._model.labels, (scores - most).tolist(), strict=True)
        return {NumberRole(label): min(odds, 0.0) for label, odds in pairs if label != NO_NUMBER}


@lru_cache(maxsize=1)
def shipped_tagger() -> RoleTagger:
    """The tagger with the model of the repository, loaded once."""
    return RoleTagger()
