"""The trained tagger of roles: a conditional random field over the numbers of a brief (scripts/train_roles.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.domain.ledger import NumberRole

MODEL = Path(__file__).with_name("roles.crfsuite")
NO_NUMBER = "none"
"""The label of a token that no line of a ledger would hold."""


@dataclass(frozen=True)
class Tag:
    """A role with its probability; ``role`` is None where the token is no number of a ledger."""

    role: NumberRole | None
    confidence: float


class RoleTagger:
    """Reads roles off features; safe to share, since each call sets its own sequence."""

    def __init__(self, model: Path = MODEL) -> None:
        import pycrfsuite

        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._labels: Sequence[str] = self._tagger.labels()

    def tag(self, rows: Sequence[Sequence[str]], *, must: Sequence[bool]) -> list[Tag]:
        """The most likely roles together; where ``must`` holds, a token gets a role whatever the tagger says."""
        if not rows:
            return []
        labels = self._tagger.tag(rows)
        return [self._tag(label, i, must=must[i]) for i, label in enumerate(labels)]

    def _tag(self, label: str, at: int, *, must: bool) -> Tag:
        if label == NO_NUMBER and must:
            label = max((one for one in self._labels if one != NO_NUMBER), key=lambda one: self._sure(one, at))
        return Tag(None if label == NO_NUMBER else NumberRole(label), self._sure(label, at))

    def _sure(self, label: str, at: int) -> float:
        return round(float(self._tagger.marginal(label, at)), 3)


@lru_cache(maxsize=1)
def shipped_tagger() -> RoleTagger:
    """The tagger with the model of the repository, loaded once."""
    return RoleTagger()
