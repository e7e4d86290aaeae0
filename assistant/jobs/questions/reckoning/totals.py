"""Totals that a question asks for: the scores of classes or of several indicators, out of a hundred, with a grade."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.base import show
from assistant.domain.profile import Curves
from assistant.jobs.questions.calculation_asked import ASKS_GRADE
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned, Scorer
from assistant.jobs.questions.reckoning.pairs import pair_of, roles
from assistant.language.calculation import StatedPart, Term
from assistant.scoring import reckoning as scoring
from assistant.scoring.curves import FULL
from assistant.scoring.reckoning import Outcome

_WHOLE = re.compile(
    r"(?:全|都|全部|百分之百)(?:部)?(?:完成|干完|做完|达标)|干完了?|做完了?|完成了?(?=[，,；。]|$)|达标"
)
_TO_HUNDRED = re.compile("折|百分制|换算")
_SUM_BEFORE = re.compile(r"(?:合计|总共|一共|总计|总分)(?:权重|分值)?(?:只有|才|是|为|共)?\s*$")
_TOTAL_ASKED = re.compile(r"合计|总分|加起来|一共得|总共得|汇总")
_SUMMED = re.compile(f"{_TOTAL_ASKED.pattern}|{ASKS_GRADE.pattern}")
_SEGMENT = re.compile("[^；;。\n]+")
_CLASSES_SUMMED = re.compile("总分|合计|加起来")
_CLASS = re.compile(
    r"(?:成本|产出|效益|满意度?|执行率|决策|过程|数量|质量|时效)(?:指标|那[一项块]+)?[^，。；、\d]{0,3}$"
)

_FEWEST, _BESIDE_CLASS = 2, 10
_LOWEST = Decimal(20)
"""A number below is hardly a score that is graded, where nothing says that it is one."""


def of_hundred(calculation: Calculation) -> Reckoned | None:
    """指标合计90分得81.9，折成百分制."""
    total, whole = calculation.first(Term.TOTAL), calculation.first(Term.WEIGHT)
    if total is None or whole is None or not _TO_HUNDRED.search(calculation.text):
        return None
    score = scoring.of_hundred(total.value, whole.value)
    return calculation.graded(score, f"{show(total.value)}÷{show(whole.value)}×100＝{show(score)}分")


def several(calculation: Calculation) -> Reckoned | None:
    """Several indicators summed, each with its weight and its rate; or the scores of several classes."""
    totals = [p for p in calculation.parts if p.part is Term.TOTAL]
    named = _classes_named(calculation)
    if len(named) > len(totals) and _CLASSES_SUMMED.search(calculation.text):
        return _classes(calculation)
    if len(totals) >= _FEWEST and _TOTAL_ASKED.search(calculation.text):
        return _added(calculation, totals)
    found = [p for p in calculation.parts if p.part is Term.WEIGHT and p.unit == "分"]
    whole = next((w for w in found if _SUM_BEFORE.search(calculation.text[: w.start])), None)
    weights = [w for w in found if w is not whole]
    scorers = [s for w in weights if (s := _scorer_of(calculation, w, weights)) is not None]
    if len(weights) < _FEWEST or len(scorers) < len(weights):
        return _classes(calculation)
    return _summed(calculation, scorers, whole)


def in_segments(calculation: Calculation) -> Reckoned | None:
    """A total of parts between semicolons, each stated or reckoned: 全年预算80万支出68万；产出得46；效益得28.5.

    Only by documents by which each part with numbers gives points, so that no sum leaves one out.
    """
    segments = [s for s in _segments(calculation) if s.parts]
    spends = any(_spending(s) for s in segments)
    if len(segments) < _FEWEST or not spends or not _SUMMED.search(calculation.text):
        return None
    lines = []
    for policy_id, profile in calculation.profiles.items():
        points = [_points(s, profile.curves) for s in segments] if profile.curves else [None]
        known = [p for p in points if p is not None]
        if len(known) < len(points):
            continue  # 101号 needs to know whether the work is done
        total = sum(known, Decimal(0))
        name = calculation.case.corpus.documents[policy_id].doc_no
        got = f"{'＋'.join(map(show, known))}＝{show(total)}分，等级是“{scoring.grade_of(total, profile)}”"
        lines.append(f"按{name}：{got}")
    clauses = calculation.grade_clauses()
    return Reckoned(tuple(lines), clauses) if lines and clauses else None


def _segments(calculation: Calculation) -> list[Calculation]:
    """The calculation of each part of the text between semicolons and ends of sentences."""
    text, found = calculation.text, []
    for piece in _SEGMENT.finditer(text):
        inside = tuple(
            replace(p, start=p.start - piece.start(), end=p.end - piece.start())
            for p in calculation.parts
            if piece.start() <= p.start < piece.end()
        )
        found.append(replace(calculation, text=piece[0], parts=inside))
    return found


def _spending(segment: Calculation) -> Decimal | None:
    """The rate of execution, where a budget and what was spent of it are stated."""
    money = [p for p in segment.parts if p.unit == "元"]
    return scoring.execution_of(money).rate if money else None


def _points(segment: Calculation, curves: Curves | None) -> Decimal | None:
    """The points of one part of a total; None where they cannot be told."""
    weight = segment.first(Term.WEIGHT)
    if curves is None:
        return None
    if (rate := _spending(segment)) is not None:
        full = weight.value if weight else scoring.default_weight()
        return scoring.score_execution_rate(rate, full, curves, completed=None).points
    scores = [p for p in segment.parts if p.unit in {"", "分"} and p is not weight]
    if len(scores) == 1 and not any(p.unit == "%" for p in segment.parts):
        return scores[0].value if weight is None or scores[0].value <= weight.value else None
    if weight is None:
        return None
    target, actual = pair_of(segment.parts, only="%")
    if target is not None and actual is not None and "满意" in segment.text:
        return scoring.score_satisfaction(target.value, actual.value, weight.value, curves).points
    scorer = _scorer_of(segment, weight, [weight])
    return scorer(curves).points if scorer else None


def grade(calculation: Calculation) -> Reckoned | None:
    """79.5分算什么等级."""
    named = calculation.case.asked.documents
    asked = ASKS_GRADE.search(calculation.text) and (not named or any(d.id == "caiyu-2020-10" for d in named))
    scores = _gradable(calculation.parts) if asked else []
    profile = next((p for p in calculation.profiles.values() if p.grades), None)
    clauses = calculation.grade_clauses()
    if not scores or profile is None or not clauses or any(p.unit in {"元", "%"} for p in calculation.parts):
        return None
    score = next((p for p in scores if p.part is Term.TOTAL), scores[0]).value
    exact = "，不能先四舍五入" if score % 1 else ""
    return Reckoned((f"{show(score)}分的等级是“{scoring.grade_of(score, profile)}”{exact}",), clauses)


def _gradable(parts: Sequence[StatedPart]) -> list[StatedPart]:
    """The numbers that can be a score of a hundred."""
    scores = [p for p in parts if p.part in {Term.TOTAL, Term.WEIGHT, Term.UNKNOWN} and p.unit in {"", "分"}]
    return [p for p in scores if p.value <= FULL and (p.part is Term.TOTAL or p.value >= _LOWEST)]


def _added(calculation: Calculation, parts: Sequence[StatedPart]) -> Reckoned | None:
    score = sum((p.value for p in parts), Decimal(0))
    return calculation.graded(score, f"{'＋'.join(show(p.value) for p in parts)}＝{show(score)}分")


def _classes(calculation: Calculation) -> Reckoned | None:
    """产出47.4、效益24.1、满意度9、执行率9.4，总分多少."""
    named = _classes_named(calculation)
    if not _CLASSES_SUMMED.search(calculation.text) or len(named) < _FEWEST:
        return None
    return _added(calculation, named)


def _classes_named(calculation: Calculation) -> list[StatedPart]:
    """The numbers without a measure that stand beside the name of a class; none where rates are stated."""
    text = calculation.text
    if any(p.part is Term.RATE or p.unit == "%" for p in calculation.parts):
        return []
    bare = (p for p in calculation.parts if p.unit in {"", "分"})
    return [p for p in bare if _CLASS.search(text[max(0, p.start - _BESIDE_CLASS) : p.start])]


def _summed(calculation: Calculation, scorers: Sequence[Scorer], whole: StatedPart | None) -> Reckoned | None:
    """The sum of several indicators; in points of a hundred with its grade where that is asked for."""
    if whole is None or not _TO_HUNDRED.search(calculation.text):
        return calculation.scored(lambda curves: _sum(scorers, curves), "定量", "")
    lines = []
    for policy_id, profile in calculation.profiles.items():
        outcome = _sum(scorers, profile.curves) if profile.curves else None
        if outcome is not None and outcome.points is not None:
            score = scoring.of_hundred(outcome.points, whole.value)
            got = f"{outcome.formula}，折成百分制{show(score)}分，等级是“{scoring.grade_of(score, profile)}”"
            lines.append(f"按{calculation.case.corpus.documents[policy_id].doc_no}：{got}")
    clauses = calculation.grade_clauses()
    return Reckoned(tuple(lines), clauses) if lines and clauses else None


def _sum(scorers: Sequence[Scorer], curves: Curves) -> Outcome:
    points = [score(curves).points or Decimal(0) for score in scorers]
    total = sum(points, Decimal(0))
    return Outcome(total, f"{'＋'.join(show(p) for p in points)}＝{show(total)}分")


def _scorer_of(calculation: Calculation, weight: StatedPart, weights: Sequence[StatedPart]) -> Scorer | None:
    """How one of several indicators scores: by its target and actual value, its rate, or as done whole."""
    end = min((w.start for w in weights if w.start > weight.start), default=len(calculation.text))
    inside = [p for p in calculation.parts if weight.end <= p.start < end]
    target, actual = roles([p for p in inside if p.unit != "%"])
    if target is not None and actual is not None and target.part is Term.TARGET:
        done = scoring.completion_of_parts(target, actual, at_most=False)
        return lambda curves: scoring.score_completion(done, weight.value, curves)
    rate = next((p.value for p in inside if p.unit == "%"), None)
    if rate is None and _WHOLE.search(calculation.text[weight.end : end]):
        rate = FULL
    return None if rate is None else lambda curves: scoring.score_rate(rate, weight.value, curves)
