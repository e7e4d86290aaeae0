"""Sums of the question taken by the shares that a rule sets: 不超过支出总额的1% of 180亿 is 1.8亿, at most.

Each sum goes to the share whose words stand beside it; a sum that is none of them is held against the bound. Nothing is
reckoned where no words tell what a sum is of, or where the rule has a sum of its own in the clause of the share.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.base import show
from assistant.jobs.questions.reckoning.share_reading import ShareRule, shares_of
from assistant.jobs.questions.reckoning.stated_quantities import (
    YEARS,
    StatedQuantity,
    agreement,
    stated_quantities,
)
from assistant.language.calculation import StatedPart, Term, find_parts
from assistant.language.inquiries import AskedKind, Inquiry
from assistant.language.likeness import coverage
from assistant.language.numerals import fold
from assistant.language.tokens import TokenKind, find_tokens
from assistant.scoring.reckoning import money

_ASKED = frozenset({AskedKind.MONEY, AskedKind.AMOUNT, AskedKind.COUNT, AskedKind.POINTS})
_WANTED = re.compile(r"直接给(?:个)?数|给个(?:数|区间)|[多最]少|多少|范围|区间|上限|下限|底线|顶格")
_JUDGES = re.compile(r"够不够|超没超|超了|超规定|超标|超限|合不合|行不行|合规|符合")
_STILL = re.compile("还[能可有剩][^，。]{0,6}(?:多少|几|补|追)")
_GRADE = re.compile(r"(?:^|[为是])(?P<grade>[优良中差])[：:]")
_POINTS, _WEIGHTS = re.compile("分值|该项"), re.compile("权重")
_BANDS = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))
"""From which score on a grade is given, national and of nearly all places (财预〔2020〕10号 第十八条)."""
_SAME_THING, _CLEARLY, _SAME_YEAR, _BUDGET = 0.15, 0.05, 0.5, 0.3
_GRANTED = frozenset({Term.INITIAL, Term.ADJUSTED, Term.FISCAL})
_NO_MEANING = frozenset("的了和与及、一般")
_WHOLE_SCORE = Decimal(100)
Taken = tuple[StatedQuantity, ShareRule]


def share_taken(asked: tuple[Inquiry, ...], question: str, rule: str) -> str:
    """The reckoning of a question by a line of a rule; "" where nothing is to be reckoned."""
    wants = any(i.kind in _ASKED for i in asked) or bool(_WANTED.search(question))
    judged = any(i.kind is AskedKind.YES_NO for i in asked) or bool(_JUDGES.search(question))
    shares = _plain(rule)
    if not (wants or judged) or not shares or not _is_graded_so(question, rule):
        return ""
    text, parts = fold(question), find_parts(question)
    if judged and len(shares) == 1 and _WEIGHTS.search(shares[0].words):
        return _weighed(shares[0], [p for p in parts if p.unit == "分"])
    unit = "分" if _POINTS.search(rule) else "元"
    sums = [q for q in _quantities(text, parts, unit) if q.unit == unit]
    taken = _assigned(text, sums, shares)
    if not taken:
        return ""
    rest = [q for q in sums if all(q is not base for base, _ in taken)]
    verdict = ""
    if len(taken) == 1 and rest:
        verdict = _left(taken[0], rest) if _STILL.search(question) else _verdict(taken[0], rest) if judged else ""
    return "；".join(_line(base, share) for base, share in taken) + verdict if wants or verdict else ""


def _quantities(text: str, parts: Sequence[StatedPart], unit: str) -> Sequence[StatedQuantity]:
    """The stated numbers; of points each with its words, though points are no quantities of a rate."""
    if unit != "分":
        return stated_quantities(text, parts)
    points = [p for p in parts if p.unit == "分"]
    return [StatedQuantity((p,), text[: p.start], text, p.part) for p in points]


def _plain(rule: str) -> tuple[ShareRule, ...]:
    """The shares of a line, but none where a clause of it sets a sum beside the share."""
    shares = shares_of(rule)
    if any(t.kind is TokenKind.MONEY for s in shares for t in find_tokens(s.words)):
        return ()
    return shares


def _is_graded_so(question: str, rule: str) -> bool:
    """Whether a rule for one grade (差：…) is that for the grade of the question, named or by its score."""
    grade = _GRADE.search(rule[:12])
    if grade is None or re.search(rf"(?<![其年集]){grade['grade']}(?![心央间期小介途标距异别])", question):
        return True
    scores = [p.value for p in find_parts(question) if p.unit == "分" and p.value <= _WHOLE_SCORE]
    return len(scores) == 1 and next(word for least, word in _BANDS if scores[0] >= least) == grade["grade"]


def _assigned(text: str, sums: Sequence[StatedQuantity], shares: Sequence[ShareRule]) -> tuple[Taken, ...]:
    """Each sum with its share; () where it is not plain."""
    if not sums:
        return ()
    if len(shares) == 1:
        near = sorted(((_likeness(q, shares[0]), n) for n, q in enumerate(sums)), reverse=True)
        plain = len(near) == 1 or near[0][0] - near[1][0] > _CLEARLY
        return ((sums[near[0][1]], shares[0]),) if near[0][0] >= _SAME_THING and plain else ()
    found = [_own_share(q.near, shares) or (_own_share(text, shares) if len(sums) == 1 else None) for q in sums]
    known = [(q, s) for q, s in zip(sums, found, strict=True) if s is not None]
    distinct = {s.before for _, s in known}
    return tuple(known) if len(known) == len(sums) == len(distinct) else ()


def _likeness(stated: StatedQuantity, share: ShareRule) -> float:
    shared = max(coverage(stated.near, share.of), coverage(share.of, stated.near))
    granted = _BUDGET if stated.told in _GRANTED and "预算" in share.of else 0.0
    return shared + granted + _SAME_YEAR * agreement(share.of, stated.near, YEARS)


def _own_share(words: str, shares: Sequence[ShareRule]) -> ShareRule | None:
    """The share whose own characters, those of no other share, stand most among the words."""
    named = [s.before.strip("、") or s.words for s in shares]
    worth = []
    for n, name in enumerate(named):
        own = set(name).difference(_NO_MEANING, *named[:n], *named[n + 1 :])
        worth.append(len(own & set(words)) / len(own) if own else 0.0)
    best = max(worth)
    return shares[worth.index(best)] if best and worth.count(best) == 1 else None


def _line(base: StatedQuantity, share: ShareRule) -> str:
    """9000万元×70%＝6300万元，即不低于6300万元."""
    shown = f"{_amount(base.value, base.unit)}×{share.text}＝"
    ends = [_amount(base.value * end, base.unit) for end in (share.low, share.high) if end is not None]
    if share.is_range:
        return f"{shown}{'—'.join(ends)}"
    word = "，即不低于" if share.high is None else "，即不超过" if share.low is None else ""
    return f"{shown}{ends[0]}{word + ends[0] if word else ''}"


def _left(taken: Taken, rest: Sequence[StatedQuantity]) -> str:
    """What of the most is left after the sums that are stated: 已经补签过1.2万，还能补签多少."""
    base, share = taken
    most = None if share.high is None else base.value * share.high
    left = None if most is None else most - sum((q.value for q in rest), Decimal(0))
    if most is None or left is None or left < 0:
        return _verdict(taken, rest)
    terms = "".join(f"－{q.shown}" for q in rest)
    return f"；{_amount(most, base.unit)}{terms}＝{_amount(left, base.unit)}，还有{_amount(left, base.unit)}"


def _verdict(taken: Taken, rest: Sequence[StatedQuantity]) -> str:
    """How the other sum of the question stands to the bound; several of one kind (已追加…又追加…) are added."""
    (base, share), kinds = taken, {q.told for q in rest}
    if not rest or (len(rest) > 1 and (len(kinds) > 1 or Term.UNKNOWN in kinds)):
        return ""
    value = sum((q.value for q in rest), Decimal(0))
    shown = "＋".join(q.shown for q in rest) + (f"＝{_amount(value, base.unit)}" if len(rest) > 1 else "")
    low, high = (None if end is None else base.value * end for end in (share.low, share.high))
    if low is not None and value < low:
        return f"；{shown}，低于{_amount(low, base.unit)}"
    if high is not None and value > high:
        return f"；{shown}，超过{_amount(high, base.unit)}"
    return f"；{shown}，{'在这个范围内' if share.is_range else '没有超过' if low is None else '达到了'}"


def _weighed(share: ShareRule, points: Sequence[StatedPart]) -> str:
    """Points of several classes against the share of the whole score that they are to have."""
    if len(points) < 2 or share.low is None:
        return ""
    total = sum((p.value for p in points), Decimal(0))
    stated = f"{'＋'.join(show(p.value) for p in points)}＝{show(total)}分"
    word = "低于" if total < share.low * _WHOLE_SCORE else "达到了"
    return f"{stated}，按总分100分算占{show(total)}%，{word}{share.text}"


def _amount(value: Decimal, unit: str) -> str:
    return money(value) if unit == "元" else f"{show(value)}{unit}"
