"""The name of the indicator that a number makes: of all candidates the likeliest, where it is likely at all.

A linear model trained by scripts/train_names.py on the briefs of the repository. A number of which no candidate passes
is asked about with its quote, and never filed under a piece of a sentence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import exp
from pathlib import Path

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.linear import LinearModel
from assistant.jobs.declaration.ledger.name_candidates import NameCandidate, NumberInText, name_candidates
from assistant.jobs.declaration.ledger.name_features import (
    beside_features,
    left_features,
    no_name_features,
    own_features,
    place_of,
    right_features,
)
from assistant.text_cache import cached_by_text

NAMES = Path(__file__).with_name("names.npz")
GATE, GATE_OF_DAYS = 0.25, 0.15
"""Least likelihood of a name with those that it holds or that hold it. Of 1153 numbers in 100 briefs of hands that the
model was not trained on, 91 % pass, 79 % of them with a name like those of experts; of the others 15 % have one. Of a
day a less likely name is taken: most of what is due is said in few words."""


@dataclass(frozen=True)
class ChosenName:
    """A name with its likelihood (0 to 1); "" where no candidate is likely."""

    name: str
    likelihood: float


class _Cuts:
    """The weights of the cuts of a text, each taken once: of many candidates several begin or end at one place."""

    def __init__(self, text: str, model: LinearModel) -> None:
        self._text, self._model = text, model
        self._left, self._right = dict[int, int](), dict[int, int]()

    def left(self, at: int) -> int:
        if (known := self._left.get(at)) is None:
            known = self._left[at] = self._model.weight_of(left_features(self._text, at))
        return known

    def right(self, end: int) -> int:
        if (known := self._right.get(end)) is None:
            known = self._right[end] = self._model.weight_of(right_features(self._text, end))
        return known


@dataclass(frozen=True)
class NameChooser:
    """Chooses names; holds no state between calls."""

    file: Path = NAMES

    @cached_property
    def _model(self) -> LinearModel:
        return LinearModel(self.file)

    @cached_property
    def _own(self) -> Callable[[str, str, str, str], int]:
        """The weights of what a candidate shows by itself; the same phrases stand beside many numbers."""

        def own(base: str, name: str, origin: str, role: str) -> int:
            return self._model.weight_of(own_features(role, NameCandidate(name, base, origin)))

        return cached_by_text(400_000, longest=40)(own)

    @cached_property
    def _cuts(self) -> Callable[[str], "_Cuts"]:
        return cached_by_text(20_000, latest=2)(lambda text: _Cuts(text, self._model))

    def _placed(self, number: NumberInText, base: str, cuts: "_Cuts") -> int:
        """The weights of ``placed_features``."""
        place = place_of(number, base)
        beside = self._model.weight_of(beside_features(number, base, place))
        return beside if place is None else beside + cuts.left(place.start) + cuts.right(place.end)

    def likelihoods(self, number: NumberInText, candidates: Sequence[NameCandidate]) -> list[float]:
        """How likely each candidate, among all of them and none, is the name that an expert would give."""
        if not candidates:
            return []
        cuts, role = self._cuts(number.layout.text), number.role.value
        sums = [self._own(c.base, c.name, c.origin, role) + self._placed(number, c.base, cuts) for c in candidates]
        none = self._model.weight_of(no_name_features(number))
        scores = [self._model.shown_weight(one) for one in (*sums, none)]
        best = max(scores)
        shares = [exp(score - best) for score in scores]
        total = sum(shares)
        return [share / total for share in shares[:-1]]

    def choose(self, number: NumberInText) -> ChosenName:
        """The likeliest name of a number, the first of equals."""
        candidates = name_candidates(number)
        found = self.likelihoods(number, candidates)
        if not found:
            return ChosenName("", 0.0)
        best = candidates[max(range(len(found)), key=lambda i: found[i])]
        gate = GATE_OF_DAYS if number.role is NumberRole.MILESTONE else GATE
        sure = sum(f for f, c in zip(found, candidates, strict=True) if c.base in best.base or best.base in c.base)
        return ChosenName(best.name if sure >= gate else "", sure)


@lru_cache(maxsize=1)
def shipped_chooser() -> NameChooser:
    """The chooser with the model of the repository, loaded once."""
    return NameChooser()


NAMED = frozenset(r for r in NumberRole if r.makes_row) - {NumberRole.MONEY_TOTAL, NumberRole.MONEY_USE}
"""Roles whose indicator is named by the chooser: the total has its name, and a use of it seldom makes a row."""
