"""What is said in passing beside a number: the % of a rate (满意度九十五往上), “each” (一户一年多收入八千块), “once”.

每15天巡查一遍 is an interval: one row, of at most 15 days; the once says nothing more.
"""

from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.language.layout import Layout
from assistant.language.measure_words import measure_kind
from assistant.language.word_tags import tagged

_R = NumberRole
_TIME = "time"
_RATES = ("率", "满意度")
_PLANNED = frozenset({_R.OUTPUT, _R.RESULT, _R.FREQUENCY, _R.PART, _R.CONTEXT})
_GIVEN = frozenset({_R.PRICE, _R.MONEY_EFFECT, _R.MONEY_USE})
_NEAR = 8
"""Characters between “one of them” and what each one gets."""
_ENDS = frozenset("，,；;。\n|：:、")


def with_unspoken(entries: Sequence[LedgerEntry], layout: Layout) -> list[LedgerEntry]:
    """The entries with the unit of bare rates, and without a row for “one of them” before what each one gets."""
    kept = [_with_percent(e) for e in entries]
    kept = [_without_row(e) if i and _is_once(kept[i - 1], e, layout) else e for i, e in enumerate(kept)]
    for i in range(len(kept) - 2, -1, -1):  # 一户一年多收入…: the second is known before the first
        if _is_each(kept[i], kept[i + 1], layout):
            kept[i] = _without_row(kept[i])
    return kept


def is_interval(entry: LedgerEntry) -> bool:
    """Whether a frequency is the time between two, the longest that may pass: 每1小时回传一次."""
    return entry.role is _R.FREQUENCY and measure_kind(entry.unit) == _TIME


def _without_row(entry: LedgerEntry) -> LedgerEntry:
    return entry.model_copy(update={"role": _R.CONTEXT, "operator": None})


def _is_once(interval: LedgerEntry, entry: LedgerEntry, layout: Layout) -> bool:
    between = layout.text[interval.end : entry.start]
    is_one = entry.role in _PLANNED and entry.value == "1" and measure_kind(entry.unit) != _TIME
    return is_one and is_interval(interval) and len(between) <= _NEAR and not _ENDS & set(between)


def _with_percent(entry: LedgerEntry) -> LedgerEntry:
    number = entry.number
    is_rate = entry.role in {_R.RESULT, _R.SATISFACTION, _R.BASELINE} and entry.about.endswith(_RATES)
    if not is_rate or entry.unit or number is None or not 1 < number <= 100:
        return entry
    return entry.model_copy(update={"unit": "%"})


def _is_each(entry: LedgerEntry, following: LedgerEntry, layout: Layout) -> bool:
    """Whether an entry is 一 with a measure that only says what the next amount is per."""
    is_one = entry.quote[:1] == "一" and entry.value == "1" and bool(entry.unit) and entry.role in _PLANNED
    between = layout.text[entry.end : following.start]
    if not is_one or len(between) > _NEAR or _ENDS & set(between):
        return False
    if not between:
        return following.role in _GIVEN or (following.role is _R.CONTEXT and following.value == "1")
    return following.role in _GIVEN and not _is_thing(layout, entry.end)


def _is_thing(layout: Layout, start: int) -> bool:
    """Whether what follows begins with a noun: 建一座桥30万 builds one, 一户补30万 does not."""
    word = tagged(layout.text).at(start)
    return word is not None and word.tag.startswith("n")
