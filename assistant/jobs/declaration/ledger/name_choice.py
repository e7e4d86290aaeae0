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
from assistant.jobs.declaration.ledger.name_features import no_name_features, own_features, placed_features
from assistant.text_cache import cached_by_text

NAMES = Path(__file__).with_name("names.npz")
GATE = 0.15
"""Least likelihood of a name with those that it holds or that hold it. Of 40 briefs that the model was not trained on,
97 % of the names pass; of those that do not 6 in 100 are like those of experts."""


@dataclass(frozen=True)
class ChosenName:
    """A name with its likelihood (0 to 1); "" where no candidate is likely."""

    name: str
    likelihood: float


@dataclass(frozen=True)
class NameChooser:
    """Chooses names; holds no state between calls."""

    file: Path = NAMES

    @cached_property
    def _model(self) -> LinearModel:
        return LinearModel(self.file)

    @cached_property
    def _own_sum(self) -> Callable[[str, str, str, str], int]:
        """The weights of what a candidate shows by itself; the same phrases stand beside many numbers."""

        def own_sum(base: str, name: str, origin: str, role: str) -> int:
            return int(self._model.sums([own_features(role, NameCandidate(name, base, origin))])[0, 0])

        return cached_by_text(400_000, longest=40)(own_sum)

    def likelihoods(self, number: NumberInText, candidates: Sequence[NameCandidate]) -> list[float]:
        """How likely each candidate, among all of them and none, is the name that an expert would give."""
        if not candidates:
            return []
        sums = self._model.sums([*(placed_features(number, c.base) for c in candidates), no_name_features(number)])
        sums[:-1, 0] += [self._own_sum(c.base, c.name, c.origin, number.role.value) for c in candidates]
        scores = self._model.shown(sums)[:, 0].tolist()
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
        sure = sum(f for f, c in zip(found, candidates, strict=True) if c.base in best.base or best.base in c.base)
        return ChosenName(best.name if sure >= GATE else "", sure)


@lru_cache(maxsize=1)
def shipped_chooser() -> NameChooser:
    """The chooser with the model of the repository, loaded once."""
    return NameChooser()


NAMED = frozenset(r for r in NumberRole if r.makes_row) - {NumberRole.MONEY_TOTAL, NumberRole.MONEY_USE}
"""Roles whose indicator is named by the chooser: the total has its name, and a use of it seldom makes a row."""
