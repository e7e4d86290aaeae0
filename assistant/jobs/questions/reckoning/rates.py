"""Rates of an evaluation that are asked for without a score (财预〔2020〕10号 附2): 到位率, 实际完成率, 质量达标率."""

import re

from assistant.domain.policy import Clause
from assistant.jobs.questions.calculation_asked import ASKS_POINTS
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.jobs.questions.reckoning.pairs import roles
from assistant.scoring import reckoning as scoring

_RECEIVED = re.compile("到位率")
_RATES = re.compile("实际完成率|质量达标率")
_SOUND = re.compile("合格|达标")


def received(calculation: Calculation) -> Reckoned | None:
    """到位率 and 预算执行率 of an evaluation: what came in of the budget, and what was spent of that."""
    clauses = _definitions(calculation)
    found = scoring.receipt_of(calculation.parts) if _RECEIVED.search(calculation.text) else None
    if found is None or not clauses:
        return None
    return Reckoned((found,), _nearest(clauses, _RECEIVED), "", ask="" if "＝" in found else found)


def rates(calculation: Calculation) -> Reckoned | None:
    """实际完成率 and 质量达标率 of an evaluation, where no score is asked for."""
    text, clauses = calculation.text, _definitions(calculation)
    if not _RATES.search(text) or ASKS_POINTS.search(text) or not clauses:
        return None
    sound = next((p for p in calculation.parts if _SOUND.search(text[max(0, p.start - 6) : p.start])), None)
    target, actual = roles([p for p in calculation.parts if p is not sound and p.unit not in {"%", "分", "元"}])
    lines = scoring.rates_of(target, actual, sound)
    return Reckoned(lines, _nearest(clauses, _RATES)) if lines else None


def _definitions(calculation: Calculation) -> tuple[Clause, ...]:
    return calculation.case.corpus.at("caiyu-2020-10", "附2")


def _nearest(clauses: tuple[Clause, ...], about: re.Pattern[str]) -> tuple[Clause, ...]:
    return tuple(sorted(clauses, key=lambda c: not about.search(c.text))[:1])
