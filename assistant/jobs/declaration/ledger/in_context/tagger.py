"""Roles by what stands around a number in its context, beside what its features say (``ledger/tagger.py``)."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.in_context.network import ReadText, shipped_numbers
from assistant.jobs.declaration.ledger.tagger import NO_NUMBER, Tag, Tagger
from assistant.language.encoder.encoder_file import Floats
from assistant.language.tokens import TextToken
from assistant.text_cache import cached_by_text

FEATURES = 0.3
"""How much the odds of the features count beside those of the context."""
_UNLIKELY, _NO_NUMBER = -12.0, -6.0
"""The least odds of the features that count, and those of no number where they take it for one."""
_LONGEST = 30_000
"""Characters of a text that is read in context; a longer one, of many papers, is read by features alone."""


class InContextTagger:
    """Adds up both; ``inner`` gives the odds of the features, with what the roles before a number say."""

    def __init__(self, read: ReadText, labels: Sequence[str], inner: Tagger) -> None:
        self._read, self._labels, self._inner = read, labels, inner

    def tag(self, rows: Sequence[Sequence[str]], barred: Sequence[Collection[str]]) -> list[Tag]:
        """The role of each number, none of the roles barred for it."""
        tags = self._inner.tag(rows, barred)
        return [self._joint(own, *one) for own, *one in zip(self._read.roles, tags, barred, strict=True)]

    def _joint(self, context: Floats, tag: Tag, never: Collection[str]) -> Tag:
        scores = context + FEATURES * np.array([self._odds(tag, label) for label in self._labels], dtype=np.float32)
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


@cached_by_text(longest=1, latest=4)
def read_in_context(text: str, tokens: tuple[tuple[int, int], ...]) -> ReadText | None:
    """The numbers of a text read in their context, the latest texts kept; None where that cannot be done."""
    network = shipped_numbers()
    if network is None or not tokens or len(text) > _LONGEST:
        return None
    return ReadText(network, text, tokens)


def read_tokens(text: str, tokens: Sequence[TextToken]) -> ReadText | None:
    """``read_in_context`` of the numbers that stand in a text."""
    return read_in_context(text, tuple((t.start, t.end) for t in tokens))


def tagger_of(text: str, tokens: Sequence[TextToken], inner: Tagger) -> Tagger:
    """The tagger of a text: in context where that can be read, else ``inner``."""
    read = read_tokens(text, tokens)
    return inner if read is None else InContextTagger(read, read.labels, inner)
