"""A sum of the question taken by the share that a rule sets: 不超过支出总额的1% of 180亿 is 1.8亿.

Only where the question asks for a sum or a number and states one sum, and the rule sets one share, or one range of
shares, of a thing that the question names right beside its sum.
"""

import re
from decimal import Decimal

from assistant.base import show
from assistant.jobs.questions.measuring import IN_YUAN
from assistant.language.inquiries import AskedKind, Inquiry
from assistant.language.likeness import coverage
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_ASKED = frozenset({AskedKind.MONEY, AskedKind.AMOUNT, AskedKind.COUNT})
_WANTED = re.compile(r"直接给(?:个)?数|给个(?:数|区间)|[多最]少|多少")
_CLAUSE = re.compile("[，,；;。：:？?！!]")
_NEAR = 24
"""Characters before a number that say what it is of."""
_SAME_THING = 0.15
_SCALES = ((Decimal(10**8), "亿元"), (Decimal(10_000), "万元"), (Decimal(1), "元"))


def share_taken(asked: tuple[Inquiry, ...], question: str, rule: str) -> str:
    """The reckoning as it leads the answer, such as 400亿元×5%＝20亿元; "" where nothing is to be reckoned."""
    if not (any(i.kind in _ASKED for i in asked) or _WANTED.search(question)):
        return ""
    sums = [t for t in find_tokens(question) if _in_yuan(t) is not None]
    stated = find_tokens(rule)
    shares = [t for t in stated if t.kind is TokenKind.SHARE]
    if len(sums) != 1 or len(shares) != 1 or any(_in_yuan(t) is not None for t in stated):
        return ""
    base, share = _in_yuan(sums[0]), shares[0]
    ends = _ends(share)
    if base is None or not ends or coverage(_words(question, sums[0].start), _words(rule, share.start)) < _SAME_THING:
        return ""
    taken = "—".join(_money(base * end / 100) for end in ends)
    return f"{_money(base)}×{share.text}＝{taken}："


def _ends(share: TextToken) -> tuple[Decimal, ...]:
    """The share in percent, or both ends of its range."""
    if share.unit not in {"%", "％"} or share.number is None:
        return ()
    if not share.is_range:
        return (share.number,)
    return () if share.low is None or share.high is None else (share.low, share.high)


def _words(text: str, end: int) -> str:
    """What stands before a number in its clause."""
    before = text[max(0, end - _NEAR) : end]
    return _CLAUSE.split(before)[-1]


def _in_yuan(token: TextToken) -> Decimal | None:
    scale = IN_YUAN.get(token.unit)
    return None if scale is None or token.number is None or token.is_range or token.per else token.number * scale


def _money(value: Decimal) -> str:
    scale, unit = next((s for s in _SCALES if value >= s[0]), _SCALES[-1])
    return f"{show(value / scale)}{unit}"
