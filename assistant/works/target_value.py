"""A value as somebody says it, read for one row: “92%” on a row “≥90%” is “≥92%”.

The sign and the unit of the row stay unless the words name others. What is not wholly a value is refused, and so is a
change against before (提高5个点): what it comes to is for the conversation to reckon.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import SATISFACTION, TIMELINESS, is_cost, read_level1, read_level2
from assistant.language.dates import chinese_dates
from assistant.language.measure_words import measure_kind, written
from assistant.language.target import SIGNS, Operator, Target
from assistant.language.target_parser import parse_target
from assistant.language.target_text import plain
from assistant.language.target_tokens import Kind, Token, tokenise
from assistant.language.word_classes import word_classes
from assistant.works.interface import NotApplicable

_SIGNED = frozenset(
    {Kind.AT_LEAST, Kind.AT_MOST, Kind.OVER, Kind.UNDER, Kind.DENIAL, Kind.EQUAL, Kind.ABOVE, Kind.BELOW, Kind.RANGE}
)
_UNTIL = frozenset({"前", "之前", "以前", "底", "内", "完成"})
_PERCENT_POINTS = frozenset({"个点", "点", "个百分点", "百分点"})
_WORDS = frozenset({Kind.WORD, Kind.RATIO, Kind.CHANGE})
_NOUN = re.compile("(?![吧吗呢啊了呀嘛的地得不还是改就行])[一-鿿]{1,4}(?<![吧吗呢啊了呀嘛么的])")
_LONGEST_WORDS = 12
_LONGEST_DEGREE = 4
_MOST = 100
_SCALES = ("万", "亿", "%", "‰")
"""How units begin that make a bare number many times larger or smaller."""
_FAR = 50


@dataclass(frozen=True)
class RowValue:
    """What the row shows then, and its unit."""

    target: str
    unit: str


def read_value(row: Indicator, stated: str, year: int | None) -> RowValue:
    """The value for a row. Raises NotApplicable, with the reason in Chinese."""
    stated = stated.strip()
    new, old = parse_target(stated), row.parsed
    if new.is_number:
        return _number(row, stated, new, old)
    if new.is_date:
        return _date(row, stated, new, year)
    if _is_degree(stated, new):
        return _words(row, stated, old)
    raise NotApplicable(f"“{stated[:20]}”不是一个指标值，“{row.name}”没有改。请说一个数，如“{_example(row, old)}”。")


def _example(row: Indicator, old: Target) -> str:
    return row.target if old.is_number or old.is_date else f"≥80{row.unit or '%'}"


def _number(row: Indicator, stated: str, new: Target, old: Target) -> RowValue:
    if new.relative and not old.relative:
        raise NotApplicable(f"“{stated[:20]}”是变化量。请说“{row.name}”改到多少，如“{_example(row, old)}”。")
    if new.approximate:
        raise NotApplicable(f"“{stated[:20]}”不是一个确定的数，年底没法考核。请给“{row.name}”一个确定的数。")
    if left := _left(stated, row):
        raise NotApplicable(f"没有看懂“{left[:20]}”，“{row.name}”没有改。请只说指标值，如“{_example(row, old)}”。")
    if old.is_date:
        raise NotApplicable(f"“{row.name}”填的是日期（{row.target}），“{stated[:20]}”不是日期。")
    unit = _unit(row, stated, new, old)
    _within_bounds(row, new, unit)
    return RowValue(f"{_sign(row, stated, new, old, unit)}{_figures(new)}{_shown_unit(row, unit)}", unit)


def _within_bounds(row: Indicator, new: Target, unit: str) -> None:
    """A share of those who are satisfied is between 0 and 100 %; a count is not negative."""
    highest = new.high if new.high is not None else new.low
    satisfied = read_level1(row.level1) == SATISFACTION or "满意" in row.name
    if unit == "%" and satisfied and highest is not None and highest > _MOST:
        raise NotApplicable(f"“{row.name}”最高是100%，不能填{show(highest)}%。")
    if new.low is not None and new.low < 0 and not new.relative:
        raise NotApplicable(f"“{row.name}”不能是负数。")


def _unit(row: Indicator, stated: str, new: Target, old: Target) -> str:
    """The unit as said, else the row's. A share stays a share."""
    mine, own = _of_row(row, old), f"{written(new.unit)}{new.counted}"
    if not own or (mine == "%" and own in _PERCENT_POINTS):
        _require_scale(row, stated, mine if not own else "", new, old)
        return mine
    if (mine == "%") != (own == "%") and mine and (old.is_number or mine == "%"):
        raise NotApplicable(f"“{row.name}”按“{mine}”计，“{stated[:20]}”的单位不同。要换单位，请连同指标名称一起改。")
    if own == written(mine):
        return mine
    scaled = mine.startswith(own) and mine[len(own) :][:1] not in {"", "/"}
    return mine if scaled else _with_per(own, mine)


def _require_scale(row: Indicator, stated: str, unit: str, new: Target, old: Target) -> None:
    """Refuses a bare number that is far from the old one where the unit has a scale: 15000 on a row of 1.4万, 0.95 on
    one of 90%. Raises NotApplicable."""
    was, now = _value(old), _value(new)
    if not unit.startswith(_SCALES) or not was or not now:
        return
    if not was / _FAR <= now <= was * _FAR:
        raise NotApplicable(
            f"“{row.name}”现在是{row.target}，不能确定“{stated[:20]}”的单位是不是“{unit}”。请连单位一起说。"
        )


def _value(target: Target) -> Decimal | None:
    return target.low if target.low is not None else target.high


def _with_per(stated: str, mine: str) -> str:
    """The stated unit with what the row's own counts it for: 元 said of 万元/人·年 is 元/人·年."""
    head, slash, per = mine.partition("/")
    same = stated == head or (stated.endswith("元") and head.endswith("元"))
    return f"{stated}/{per}" if slash and same and "/" not in stated else stated


def _of_row(row: Indicator, old: Target) -> str:
    return f"{old.unit}{old.counted}" if old.is_number and old.unit else row.unit


def _shown_unit(row: Indicator, unit: str) -> str:
    return unit if row.unit_in_target else ""


def _figures(new: Target) -> str:
    if new.operator is Operator.RANGE and new.low is not None and new.high is not None:
        return f"{show(new.low)}-{show(new.high)}"
    value = new.low if new.low is not None else new.high
    return show(value) if value is not None else ""


def _sign(row: Indicator, stated: str, new: Target, old: Target, unit: str) -> str:
    """The sign as said, else the row's, else the usual one of such a row."""
    if new.operator is Operator.RANGE:
        return ""
    if _has_sign(stated):
        return SIGNS[new.operator]
    if old.operator is Operator.RANGE:
        return ""
    if old.operator in SIGNS:
        return SIGNS[old.operator] if _has_sign(row.target) else ""
    return SIGNS[Operator.EQUAL if new.low == 0 else usual_operator(row, unit)]


def _has_sign(text: str) -> bool:
    return any(t.kind in _SIGNED for t in tokenise(plain(text)))


def usual_operator(row: Indicator, unit: str) -> Operator:
    """How a row without a sign binds: money spent, time taken and mishaps from above, all else from below."""
    is_time = read_level2(row.level2) == TIMELINESS and measure_kind(unit) == "time"
    mishap = any(word in row.name for word in word_classes("wholes")["events"])
    downward = is_cost(row.level1, row.level2) or is_time or (mishap and not row.name.endswith("率"))
    return Operator.AT_MOST if downward else Operator.AT_LEAST


def _left(stated: str, row: Indicator) -> str:
    """The words that are no part of a value; words of the row itself and the noun behind the number are."""
    tokens = tokenise(plain(stated))
    numbers, joins = (sum(t.kind is kind for t in tokens) for kind in (Kind.QUANTITY, Kind.RANGE))
    if numbers > 1 and not joins:
        return stated
    own = f"{row.name}{row.unit}{row.target}"
    return "".join(
        t.text
        for n, t in enumerate(tokens)
        if t.kind in _WORDS and not _belongs(tokens, n, own, own_changes=row.parsed.relative)
    )


def _belongs(tokens: Sequence[Token], at: int, own: str, *, own_changes: bool) -> bool:
    token = tokens[at]
    is_noun = at > 0 and tokens[at - 1].kind is Kind.QUANTITY and _NOUN.fullmatch(token.text) is not None
    return token.text in own or is_noun or (token.kind is Kind.CHANGE and own_changes)


def _date(row: Indicator, stated: str, new: Target, year: int | None) -> RowValue:
    if row.parsed.is_number:
        raise NotApplicable(f"“{row.name}”填的是数（{row.target}），“{stated[:20]}”是日期，没有改。")
    words = "".join(t.text for t in tokenise(plain(stated)) if t.kind is Kind.WORD)
    if words and words not in _UNTIL and words not in row.target:
        raise NotApplicable(f"没有看懂“{words[:20]}”，“{row.name}”没有改。请只说日期，如“2027年11月30日前”。")
    last = new.date_high or new.date_low or ""
    if last.startswith("--"):
        last = f"{year}{last[1:]}" if year else last
    if last.startswith("--"):
        raise NotApplicable(f"“{stated[:20]}”没有写年份，请连年份一起说。")
    first = new.date_low
    if first and first != last and not first.startswith("--") and new.date_high:
        return RowValue(f"{chinese_dates(first)}至{chinese_dates(last)}", row.unit)
    return RowValue(f"{chinese_dates(last)}前", row.unit)


def _is_degree(stated: str, new: Target) -> bool:
    """Whether words are a degree of change (显著提升), a state that is reached (合格) or yes, and no more."""
    if new.operator is Operator.YES_NO:
        return True
    if new.operator is not Operator.QUALITATIVE or len(stated) > _LONGEST_WORDS:
        return False
    tokens = tokenise(plain(stated))
    words = [t.text for t in tokens if t.kind is Kind.WORD]
    moves = any(t.kind is Kind.CHANGE for t in tokens) and all(len(w) <= _LONGEST_DEGREE for w in words)
    reached = word_classes("wholes")["reached"]
    return moves or stated in reached or any(stated.endswith(w) and len(stated) <= len(w) + 2 for w in reached)


def _words(row: Indicator, stated: str, old: Target) -> RowValue:
    if old.is_number or old.is_date:
        raise NotApplicable(f"“{row.name}”现在可以衡量（{row.target}），改成“{stated}”就没法考核了，没有改。")
    if is_placeholder(stated):
        raise NotApplicable("请说一个值。")
    return RowValue(stated, row.unit)
