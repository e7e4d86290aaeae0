"""预算执行率 and its points: 年初500万追加到620万花了580万, 执行率得几分."""

import re
from decimal import Decimal

from assistant.base import show
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.language.calculation import StatedPart, Term
from assistant.language.polarity import NOT
from assistant.scoring import reckoning as scoring
from assistant.scoring.curves import FULL

_EXECUTION = re.compile(r"执行率|执行数|预算执行|支出进度|花了|支出|支了|执行了|付")
_ASKED = re.compile(r"执行率|执行数|执行情况|进度|分(?![配类析别期年档])|自评")
"""What is asked for: two sums of which one is to be spent are no budget and no spending of it by themselves."""
_OF_RECEIVED = re.compile("到位率")
"""Beside it the rate of execution is that of what came in, by the framework of evaluations (formulas.py)."""
_DONE = re.compile(
    r"(?:干|做|建|修|改|弄|搞)完了?|完工|验收|竣工|已经?完成|项目完成|都完成|全部完成|完成了(?=[，,。]|$)"
)
_UNDONE = re.compile(
    rf"{NOT}(?:都|全部?)?(?:干|做|建|修|弄|搞|完)(?:完|工|成)?|未完|尚未|{NOT}完|还没|干到半|在建|完不了|没弄完|正在"
)
_CHANGED = re.compile("追加|调增|调减|核减|压减|调整过|调过")
_CHANGES = {Term.ADDED, Term.CUT, Term.ADJUSTED}


def execution(calculation: Calculation) -> Reckoned | None:
    """The rate of execution and its points, from sums of money, else from a rate that is stated."""
    if not _is_asked(calculation):
        return None
    if any(p.unit == "元" for p in calculation.parts):
        return _of_money(calculation)
    left = next((p for p in calculation.parts if p.part is Term.LEFT and p.unit == "%"), None)
    if left is not None:
        rest = FULL - left.value
        return _scored(calculation, rest, f"结余{show(left.value)}%，执行率{show(rest)}%")
    rate = calculation.first(Term.RATE)
    if rate is None or "执行" not in calculation.text:
        return None
    return _scored(calculation, rate.value, f"执行率{show(rate.value)}%")


def _is_asked(calculation: Calculation) -> bool:
    """Whether the rate or its points are asked for, spending is spoken of, and no sum is the target of an indicator."""
    if not _ASKED.search(calculation.text) or _OF_RECEIVED.search(calculation.text):
        return False
    spent = any(p.part in {Term.EXECUTED, Term.LEFT} for p in calculation.parts)
    return bool(spent or _EXECUTION.search(calculation.text)) and not any(map(_is_target_sum, calculation.parts))


def _is_target_sum(part: StatedPart) -> bool:
    return part.part is Term.TARGET and part.unit == "元"


def _of_money(calculation: Calculation) -> Reckoned:
    money = scoring.execution_of([p for p in calculation.parts if p.unit == "元"])
    if _CHANGED.search(calculation.text) and not any(p.part in _CHANGES for p in calculation.parts):
        return calculation.asking("还缺追加或调整的金额（或者调整后的全年预算数），分母是全年预算数")
    if money.rate is None:
        return calculation.asking(f"还缺{money.missing}，补上以后才能算执行率和得分")
    understood = f"{money.how}，执行率＝全年执行数÷全年预算数＝{show(money.rate)}%"
    return _scored(calculation, money.rate, understood, money.exact)


def _scored(calculation: Calculation, rate: Decimal, understood: str, exact: Decimal | None = None) -> Reckoned:
    weight = calculation.weight() or scoring.default_weight()
    done = False if _UNDONE.search(calculation.text) else True if _DONE.search(calculation.text) else None
    return calculation.scored(
        lambda curves: scoring.score_execution_rate(rate, weight, curves, completed=done, exact=exact),
        "执行率", understood, lead=f"执行率{show(rate)}%",
    )  # fmt: skip
