"""Whether a question is a calculation: it has the numbers of one, or some of them and asks for a score or a grade."""

import re
from collections.abc import Sequence

from assistant.language.calculation import StatedPart, Term, find_parts
from assistant.language.inquiries import find_inquiries
from assistant.language.numerals import fold

_ASKS_SCORE = re.compile(
    r"得分|给?打?几分|多少分|分数|满分|算分|几分|记分|计分|得几|得多少|给多少|扣(?:几|多少)|写几|分(?:咋|怎么)算|算(?:一?下|多少)|百分制|执行率(?:多少|是?几|写)|多少\s*[？?]?$|咋给分|折成|(?<!\d)分[。？?]?$"
)
_ASKS_RATE = re.compile("实际完成率|质量达标率")
_ASKS_DEFINED = re.compile(r"(?:变动|节约|结余|结转|调整|控制|及时|利用|保障|办结)率")
ASKS_POINTS = re.compile("几分|多少分|得分|打分|满分|分值|权重")
"""Asks for a score, and not for the rate itself."""
MEANS_SCORING = re.compile(r"分(?![配类析别期年之阶])|自评|指标|完成率|目标|得多|等级|[优良中差]的")
"""What a question that only states a target and an actual value speaks of, where it is about their score."""
_ASKS_POINTS = re.compile("分[^，。]{0,6}(?:范围|多少|区间|之间|几|怎么|咋)")
BAND = re.compile("定性|部分达成|部分实现|基本达成|未达成|没达成")
ASKS_GRADE = re.compile(
    r"等级|[几哪啥]一?档|什么档|评级|什么级|[是算报评能够][^，。]{0,3}[“\"]?(?:[优良差]|中(?![心央间期小介途标]))[”\"]?|优还是|良还是|合格(?!率)|及格(?!门槛|线)"
)


def asks_calculation(text: str) -> bool:
    """Whether a question has the numbers of a calculation, or some of them and asks for a score, a rate or a grade."""
    return is_calculation(fold(text), find_parts(text))


def is_calculation(wording: str, parts: Sequence[StatedPart]) -> bool:
    """Whether a folded question with these numbers is one to reckon."""
    kept = {p.part for p in parts}
    spent = kept & {Term.EXECUTED, Term.LEFT} and kept & _BUDGET and "执行率" in wording
    reached = {Term.ACTUAL, Term.EXECUTED} & kept
    scored = Term.WEIGHT in kept and (Term.RATE in kept or (Term.TARGET in kept and reached))
    rated = Term.WEIGHT in kept and any(p.part is Term.ACTUAL and p.unit == "%" for p in parts)
    rated |= len(parts) > 1 and bool(_ASKS_DEFINED.search(wording))
    rated |= {Term.TARGET, Term.ACTUAL} <= kept and bool(_ASKS_RATE.search(wording))
    stated = {Term.TARGET, Term.ACTUAL} <= kept and not find_inquiries(wording)
    pairs = Term.WEIGHT in kept and any(
        p.part is Term.ACTUAL and any(o is not p and o.unit == p.unit != "分" for o in parts) for p in parts
    )
    banded = Term.WEIGHT in kept and bool(BAND.search(wording)) and bool(_ASKS_POINTS.search(wording))
    plain = banded or spent or scored or rated or stated or pairs
    return bool(parts) and bool(plain or _ASKS_SCORE.search(wording) or ASKS_GRADE.search(wording))


_BUDGET = {Term.INITIAL, Term.ADJUSTED, Term.FISCAL, Term.CARRIED_IN}
