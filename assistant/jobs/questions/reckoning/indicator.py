"""The points of one indicator: of a number by target and actual value or by its rate, of a judgement by its band."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.base import show
from assistant.jobs.questions.calculation_asked import BAND, MEANS_SCORING
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.jobs.questions.reckoning.pairs import are_different_days, in_ten_thousands, pair_of
from assistant.language.calculation import StatedPart, Term
from assistant.scoring import reckoning as scoring
from assistant.scoring.completion import Completion
from assistant.scoring.curves import FULL

_LESS = re.compile(r"成本|费用?|投诉|事故|故障|差错|超支|能耗|耗时|用时|时限|等待|污染|违规|死亡|伤亡|泄密|上访")
_NONE = re.compile(
    r"(?:[一1][起次件例人个宗]?|全年|都|也)?(?:都|也)?(?:没有|没出|没发生|未发生|零发生|为零|没)(?:发生|出现|出过|有过)?(?=[，,。；？?！!]|$)"
)
_REDUCES = re.compile("扣多少|扣几|调减多少|扣几分")
_SET_LOW = re.compile("(?<!不)(?<!并不)(?:偏低|报低|定低|设低|写低)")
_NO_WEIGHT = "还缺这条指标的分值（满分多少分）"
_NO_TARGET = "还缺年初的指标值（目标数），有了它才能算完成率和得分"


def qualitative(calculation: Calculation) -> Reckoned | None:
    """定性指标部分达成，满分12: the points between which a person chooses."""
    weight, text = calculation.first(Term.WEIGHT), calculation.text
    others = [p for p in calculation.parts if p.part in {Term.TARGET, Term.ACTUAL, Term.RATE} or p.unit == "%"]
    if weight is None or others or not BAND.search(text):
        return None
    return calculation.scored(lambda curves: scoring.score_band(text, weight.value, curves), "定性", "")


def indicator(calculation: Calculation) -> Reckoned | None:
    """One quantitative indicator: by target and actual value, else by the rate that is stated."""
    if not MEANS_SCORING.search(calculation.text) and calculation.weight() is None:
        return None
    target, actual = pair_of(calculation.parts)
    if target is not None and actual is None and _NONE.search(calculation.text):
        actual = StatedPart(Term.ACTUAL, Decimal(0), target.unit, "没有", 0, 0)
    if target is not None and actual is not None:
        return _against(calculation, target, actual)
    rate = calculation.first(Term.RATE) or next((p for p in calculation.parts if p.unit == "%"), None)
    if rate is not None:
        return _by_rate(calculation, rate.value)
    return calculation.asking(_NO_TARGET) if actual is not None and calculation.weight() is not None else None


def _by_rate(calculation: Calculation, rate: Decimal) -> Reckoned:
    weight = calculation.weight()
    if weight is None:
        return calculation.asking(_NO_WEIGHT)
    understood = f"完成率{show(rate)}%，指标分值{show(weight)}分"
    return calculation.scored(lambda curves: scoring.score_rate(rate, weight, curves), "定量", understood)


def _against(calculation: Calculation, target: StatedPart, actual: StatedPart) -> Reckoned | None:
    days = are_different_days(target, actual)
    target, actual = in_ten_thousands(target, replace(actual, unit=target.unit) if days else actual)
    less = bool(_LESS.search(calculation.text[: target.end])) and target.bound is None
    done = scoring.completion_of_parts(target, actual, at_most=less)
    weight = calculation.weight()
    if done.rate is None:
        return None
    if _is_over(done) and _REDUCES.search(calculation.text) and _SET_LOW.search(calculation.text):
        return _not_given(calculation, done.rate)
    if weight is None:
        return calculation.asking(_NO_WEIGHT)
    unit = target.unit or actual.unit
    understood = f"目标{show(target.value)}{unit}，实际{show(actual.value)}{unit}，分值{show(weight)}分"
    understood += "；天和工作日按同一种天数算，不是同一种请换算后再问" if days else ""
    understood += _over(done)
    return calculation.scored(lambda curves: scoring.score_completion(done, weight, curves), "定量", understood)


def _is_over(done: Completion) -> bool:
    return bool(done.met) and not done.whole and done.rate is not None and done.rate > FULL


def _over(done: Completion) -> str:
    """What is said of a target that was passed; empty where it was not."""
    if not _is_over(done):
        return ""
    return f"；超出指标值{show(done.over)}%，超出较多的要说明原因，目标定低了的按偏离度适度调减"


def _not_given(calculation: Calculation, rate: Decimal) -> Reckoned:
    """How much a target that was set too low costs: no document says it."""
    clauses = calculation.case.corpus.at("caiyu-2020-10", "第十六条")
    line = "文件没有规定超出多少算较多、按偏离度扣多少，请按本单位或主管部门的口径确定后再算"
    return Reckoned((line,), clauses, f"完成率{show(rate)}%，已达到指标值", ask=line)
