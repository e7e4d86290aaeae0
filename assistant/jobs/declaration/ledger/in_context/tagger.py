"""Roles by what stands around a number in its context, beside what its features say (``ledger/tagger.py``)."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.in_context.network import ReadText
from assistant.jobs.declaration.ledger.tagger import NO_NUMBER, Tag, Tagger
from assistant.language.encoder.encoder_file import Floats

FEATURES, ALONE = 0.3, 0.6
"""How much the odds of the features count beside those of the context, in a brief and in a few words: short texts were
learnt from passages that were written for what is hard, and what is usual in them is not usual in short briefs."""
_SHORT = 200
"""Characters from which on a text is read as a brief."""
_UNLIKELY, _NO_NUMBER = -12.0, -6.0
"""The least odds of the features that count, and those of no number where they take it for one."""


class InContextTagger:
    """Adds up both; ``inner`` gives the odds of the features, with what the roles before a number say."""

    def __init__(self, read: ReadText, inner: Tagger) -> None:
        self._read, self._labels, self._inner = read, read.labels, inner
        self._features = FEATURES + (ALONE - FEATURES) * max(0.0, 1 - read.length / _SHORT)

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        """The role of each number, none of the roles barred for it."""
        tags = self._inner.tag(rows, barred)
        return [self._joint(own, tag, no) for own, tag, no in zip(self._read.roles, tags, barred, strict=True)]

    def _joint(self, context: Floats, tag: Tag, never: Collection[str]) -> Tag:
        scores = context + self._features * np.array(
            [self._odds(tag, label) for label in self._labels], dtype=np.float32
        )
        scores[[label in never for label in self._labels]] = -np.inf
        best = int(scores.argmax())
        chances = np.exp(scores - scores[best])
        label = self._labels[best]
        likely: Mapping[NumberRole, float] = {
            NumberRole(name): float(scores[at] - scores[best])
            for at, name in enumerate(self._labels)
            if name != NO_NUMBER and np.isfinite(scores[at])
        }
        role = None if label == NO_NUMBER else NumberRole(label)
        return Tag(role, round(float(1 / chances.sum()), 3), likely)

    @staticmethod
    def _odds(tag: Tag, label: str) -> float:
        if label == NO_NUMBER:
            return 0.0 if tag.role is None else _NO_NUMBER
        return max(_UNLIKELY, tag.likely.get(NumberRole(label), _UNLIKELY))
