"""Units that a model reads in full and the rules in part, in the words of the brief: 每点次150元, 每生每年2300元."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.ledger import LedgerEntry
from assistant.language.layout import Layout

_FIGURE = re.compile(r"\d")
_ONE, _NUMBER_OF = "个", "数"
_PERCENT, _RATES = "%", ("率", "度", "占比")
_ONE_PERCENT, _WHOLE = Decimal(1), Decimal(100)
_BEFORE = 12
"""Characters before a price that say what it is for each of."""
_BEHIND = 3
_EACH = re.compile(r"(?:每[^\d\s每，,。；;、：:（(|/]{1,4})+$")
"""What a number is for each of, right before its figures."""


def said_unit(entry: LedgerEntry, stated: str, layout: Layout, name: str = "") -> str:
    """The unit as the brief words it, where the model's is more than the rules'; "" where it is not, or not proved.

    ``name``: what the model calls the number.
    """
    if stated == entry.unit:
        return ""
    if _is_written_on(entry, stated, layout) or _is_percentage(entry, stated, name):
        return stated
    money, _, per = stated.partition("/")
    if not money.endswith("元"):
        proved = _is_rate(entry, stated, layout) if per else _is_counted_noun(entry, stated, layout, name)
        return stated if stated and proved else ""
    if not per or money != entry.unit.partition("/")[0]:
        return ""
    asked = per.split("·")
    if _is_guessed(entry, layout) and _are_said(asked, entry, layout):
        return stated
    said = _each_before(entry, layout)
    if len(said) != len(asked):
        return stated if _is_shared_out(entry, asked, layout) else ""
    each = [a if word.startswith(a) else word for a, word in zip(asked, said, strict=True)]
    unit = f"{money}/{'·'.join(each)}"
    return unit if set(each) != set(entry.unit.partition("/")[2].split("·")) else ""


def _is_written_on(entry: LedgerEntry, stated: str, layout: Layout) -> bool:
    """Whether the unit goes on right behind what the rules have read: 72.8公里次, 0.25万元/公里次."""
    rest = stated.removeprefix(entry.unit)
    goes_on = bool(entry.unit) and stated.startswith(entry.unit) and bool(rest)
    return goes_on and layout.text.startswith(rest, entry.end)


def _is_percentage(entry: LedgerEntry, stated: str, name: str) -> bool:
    """Whether a bare number is said of a rate: 满意度九十以上."""
    number = entry.number
    bare = number is not None and not entry.unit and _ONE_PERCENT <= number <= _WHOLE
    return bare and stated == _PERCENT and name.endswith(_RATES)


def _is_counted_noun(entry: LedgerEntry, stated: str, layout: Layout, name: str) -> bool:
    """Whether a count of 个 is one of what stands behind it, or of what its name counts: 一百四十五个人, 240个护林员 as
    护林员人数."""
    named = name.endswith(f"{stated}{_NUMBER_OF}") or layout.text.startswith(stated, entry.end)
    return entry.unit == _ONE and entry.number is not None and named


def _is_rate(entry: LedgerEntry, stated: str, layout: Layout) -> bool:
    """Whether a count is said of each of what its clause begins with: 万公里投诉不超过0.3次, 每场限流3000人."""
    count, _, per = stated.partition("/")
    clause = layout.clause(entry.start)
    words = layout.text[clause.start : entry.start].strip()
    return entry.number is not None and count == entry.unit and bool(per) and words.removeprefix("每").startswith(per)


def _is_shared_out(entry: LedgerEntry, asked: Sequence[str], layout: Layout) -> bool:
    """Whether the words before a price share it out by each of these, and by nothing more that the rules have read:
    一个人一个月八百块, 单班两万."""
    clause = layout.clause(entry.start)
    words = layout.text[max(clause.start, entry.start - _BEFORE) : entry.end]
    known = [p.removeprefix(_ONE) for p in entry.unit.partition("/")[2].split("·")]
    shared = all(re.search(rf"(?:[每一单各按]{_ONE}?{re.escape(p)}|{re.escape(p)}均)", words) for p in asked if p)
    return shared and all(asked) and all(p in asked for p in known if p)


def _is_guessed(entry: LedgerEntry, layout: Layout) -> bool:
    """Whether nothing at a price says what it is for each of: the rules took what is counted before it."""
    per = entry.unit.partition("/")[2]
    beside = layout.text[max(layout.clause(entry.start).start, entry.start - _BEFORE) : entry.end + _BEHIND]
    said = (rf"(?:[每一单各按/／]{_ONE}?{re.escape(p)}|{re.escape(p)}均)" for p in per.split("·"))
    return bool(per) and not any(re.search(one, beside) for one in said)


def _are_said(asked: Sequence[str], entry: LedgerEntry, layout: Layout) -> bool:
    """Whether the sentence speaks of each of what a model says a price is for: 办12期，每期40人、1.6万元 of 万元/期."""
    sentence = layout.sentence(entry.start)
    return all(word and word in sentence.text for word in asked)


def _each_before(entry: LedgerEntry, layout: Layout) -> list[str]:
    """生 and 年 of 每生每年2300元."""
    figure = _FIGURE.search(layout.text, entry.start, entry.end)
    at = figure.start() if figure else entry.start
    run = _EACH.search(layout.text[layout.clause(entry.start).start : at])
    return run[0].split("每")[1:] if run else []
