"""Words around a quantity that make bounds of it: 约3000人, 不到三千, 300户以上, 五百出头, 10万+."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from assistant.language.numeral.approximate import last_place
from assistant.language.numeral.signs import plain


class Bound(Enum):
    """How a word bounds the number beside it."""

    LEAST = auto()
    MOST = auto()
    ABOUT = auto()
    """Half a last place both ways."""
    BEYOND = auto()
    """Half a last place above."""


_LEAST = "不少于|不低于|不小于|至少|最少|起码|不下|≥|>=|>|超过|高于|多于|大于|逾|不止|少说(?:也有)?|刚过|超|破|过"
_MOST = "不超过|不高于|不多于|不大于|至多|最多|顶多|顶天|撑死|充其量|≤|<=|<|不到|不足|低于|少于|小于|未满|不满|未达"
_BEFORE = (
    (Bound.MOST, re.compile(_MOST)),
    (Bound.LEAST, re.compile(_LEAST)),
    (Bound.ABOUT, re.compile("大约莫?|大概|大致|约莫|差不多|约为?|估计")),
)
_BEHIND = (
    (Bound.LEAST, re.compile(r"(?:(?:及|或|含)?以上|之上|开外|有余|不止|打底|起步?|\+)$")),
    (Bound.MOST, re.compile("(?:(?:及|或|含)?以[下内]|之内|之下|封顶|不到|不足)$")),
    (Bound.ABOUT, re.compile("(?:左右|上下|的样子|光景)$")),
    (Bound.BEYOND, re.compile("(?:出头|冒头|挂零)$")),
)
_NEUTRAL = re.compile(
    "(?:(?:金额|累计|大写|小写|合计|共计|总计|总共|一共|共有|共|计|足足|整整|刚好|正好|恰好|恰|为|是|达到?|有)[:：]?)+"
)
"""They say nothing about how much."""


@dataclass(frozen=True)
class Stated:
    """The words of a quantity without bounding words, and the bound they gave; two different ones contradict."""

    words: str
    bound: Bound | None
    contradictory: bool = False


def without_bounds(text: str) -> Stated:
    """A quantity's words with neutral words (共, 合计) and bounding words taken off both ends."""
    shown = text.strip()
    shown = shown[_length(_NEUTRAL, plain(shown)) :]
    before, size = next(((bound, n) for bound, p in _BEFORE if (n := _length(p, plain(shown)))), (None, 0))
    shown = shown[size:].strip()
    found = ((bound, p.search(plain(shown))) for bound, p in _BEHIND)
    behind, at = next(((bound, m.start()) for bound, m in found if m), (None, len(shown)))
    contradictory = before is not None and behind is not None and before is not behind
    return Stated(shown[:at].strip(), before or behind, contradictory)


def _length(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.match(words)
    return match.end() if match else 0


def apply_bound(low: Decimal | None, high: Decimal | None, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    """The bounds of a number from ``low`` to ``high``, the same where it is exact."""
    if bound is Bound.LEAST:
        return low, None
    if bound is Bound.MOST:
        return None, high
    if low is None or low != high:
        return low, high
    reach = last_place(low) / 2 if low else Decimal(0)
    return (low - reach if bound is Bound.ABOUT else low), low + reach
