"""Points of satisfaction: against its target, or by its own value; of a survey as the share of its answers."""

import re

from assistant.base import show
from assistant.domain.rates import percent
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.jobs.questions.reckoning.pairs import pair_of
from assistant.language.calculation import StatedPart, Term
from assistant.scoring import reckoning as scoring
from assistant.scoring.curves import FULL

_SATISFACTION = re.compile("满意")
_VALUES = {Term.RATE, Term.UNKNOWN, Term.ACTUAL}


def satisfaction(calculation: Calculation) -> Reckoned | None:
    """None where no satisfaction is spoken of, or none is stated."""
    if not _SATISFACTION.search(calculation.case.retriever.mended(calculation.text)):
        return None
    target, actual = pair_of(calculation.parts, only="%")
    rate = next((p for p in calculation.parts if p.part in _VALUES and p.unit == "%" and p is not target), None)
    actual = _surveyed(calculation) or actual or rate
    if actual is None or actual.value > FULL:
        return None
    weight, value = calculation.weight() or scoring.default_weight(), actual.value
    goal = target.value if target is not None and target is not actual else None
    understood = f"{f'目标{show(goal)}%，' if goal else ''}实际满意度{show(value)}%，满分{show(weight)}分"
    return calculation.scored(
        lambda curves: scoring.score_satisfaction(goal, value, weight, curves), "满意度", understood
    )


def _surveyed(calculation: Calculation) -> StatedPart | None:
    """Satisfaction as a share of the answers: 有效450份，满意387份."""
    satisfied = calculation.first(Term.SATISFIED)
    answers = next((p for p in reversed(calculation.parts) if p.part is Term.SURVEY), None)
    if satisfied is None or answers is None or satisfied.unit != answers.unit or not answers.value:
        return None
    share = percent(satisfied.value, answers.value)
    return StatedPart(Term.ACTUAL, share, "%", f"{show(satisfied.value)}÷{show(answers.value)}", 0, 0)
