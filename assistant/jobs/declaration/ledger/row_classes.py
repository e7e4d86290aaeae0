"""The second-level class and the sign of a number that makes an indicator, by two small trained models.

Trained by scripts/train_rows.py on the briefs of the repository, the class on the indicator library besides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.domain.ledger import NumberRole
from assistant.domain.vocabulary import (
    ECOLOGICAL,
    ECONOMIC,
    ECONOMIC_COST,
    QUALITY,
    QUANTITY,
    SERVED_SATISFACTION,
    SOCIAL,
    SUSTAINABLE,
    TIMELINESS,
)
from assistant.jobs.declaration.ledger.linear import LinearModel
from assistant.jobs.declaration.ledger.row_features import row_features
from assistant.language.layout import Layout
from assistant.language.target import Operator
from assistant.language.tokens import TextToken

CLASSES, SIGNS = (Path(__file__).with_name(f"{name}.npz") for name in ("classes", "signs"))
_R = NumberRole
CLASSIFIED = frozenset({_R.OUTPUT, _R.RESULT, _R.LIMIT, _R.FREQUENCY, _R.PART})
"""Roles whose class depends on what is measured."""
BENEFITS = frozenset({ECONOMIC, SOCIAL, ECOLOGICAL, SUSTAINABLE})
SIGNED = CLASSIFIED | {_R.PRICE}
_FIXED = {
    _R.SATISFACTION: SERVED_SATISFACTION,
    _R.MILESTONE: TIMELINESS,
    _R.PRICE: ECONOMIC_COST,
    _R.MONEY_TOTAL: ECONOMIC_COST,
    _R.MONEY_USE: ECONOMIC_COST,
    _R.MONEY_EFFECT: ECONOMIC,
}


_LASTS = re.compile("(?:年限|寿命)$")


def lasting_class(level2: str, name: str, unit: str) -> str:
    """The class of a row; how many years something is to last is an effect of later years, whatever it was taken for.

    Of six such numbers of other hands, experts filed five so.
    """
    return SUSTAINABLE if unit == "年" and _LASTS.search(name) else level2


_HAPPENS = {
    SOCIAL: re.compile("(?:扑灭|知晓|就业|应(.)尽\\1)率$"),
    ECOLOGICAL: re.compile("(?:受害|成灾)率$"),
}
_BEFALLS = re.compile("(?:发病|患病|感染|阳性|病死|再犯|重新犯罪|复发)率$")
"""Rates of what happens to people and land, and not of how well the work is done."""


def effect_class(level2: str, name: str, operator: Operator | None) -> str:
    """The class of a row; a rate of what happens to people or land is an effect, and no quality of the work.

    Of 25 such rates in forms of experts, 21 are filed as effects. What befalls people is to go down: 抗体阳性率≥70%
    tells of the quality of vaccination.
    """
    if level2 == QUALITY and operator is not Operator.AT_LEAST and _BEFALLS.search(name):
        return SOCIAL
    found = next((effect for effect, words in _HAPPENS.items() if words.search(name)), level2)
    return found if level2 == QUALITY else level2


@dataclass(frozen=True)
class RowClass:
    """The class of an indicator, its sign, and how sure both are (0 to 1)."""

    level2: str
    operator: Operator | None
    confidence: float
    benefit: str = ""
    """The likeliest class of effects, and how likely it is."""
    benefit_likelihood: float = 0.0


@dataclass(frozen=True)
class RowClassifier:
    """Reads class and sign of the numbers of one text."""

    classes_file: Path = CLASSES
    signs_file: Path = SIGNS

    @cached_property
    def _classes(self) -> LinearModel:
        return LinearModel(self.classes_file)

    @cached_property
    def _signs(self) -> LinearModel:
        return LinearModel(self.signs_file)

    def read(self, layout: Layout, tokens: Sequence[TextToken], rows: Sequence[tuple[int, NumberRole, str]]) -> (
        list[RowClass]
    ):  # fmt: skip
        """For each (index of a token, role, name): class and sign."""
        if not rows:
            return []
        features = [row_features(layout, tokens, at, role, name) for at, role, name in rows]
        classes, signs = self._classes.scores(features), self._signs.scores(features)
        return [
            self._one(role, *pair) for (_, role, _), pair in zip(rows, zip(classes, signs, strict=True), strict=True)
        ]

    def _one(self, role: NumberRole, classes: object, signs: object) -> RowClass:
        level2, sure = (_FIXED.get(role, QUANTITY), 1.0) if role not in CLASSIFIED else self._classes.best(classes)
        sign, certain = self._signs.best(signs) if role in SIGNED else ("", 1.0)
        benefit = self._classes.best_of(classes, BENEFITS) if role is _R.RESULT else ("", 0.0)
        return RowClass(level2, Operator(sign) if sign else None, min(sure, certain), *benefit)


@lru_cache(maxsize=1)
def shipped_classifier() -> RowClassifier:
    """The classifier with the models of the repository, loaded once."""
    return RowClassifier()
