"""What each one is for, before or behind a number: 每人每月700元, 一口4500, 两千块一件."""

import re
from dataclasses import replace

from assistant.language.measures import Measure
from assistant.language.numeral.money import money_at
from assistant.language.token_numbers import NumberAt, number_at
from assistant.language.token_signs import BEGINS_A_WORD, FIGURES, NUMERAL_CHARS, SCALES
from assistant.language.token_units import running_measure

_PER_BEFORE = re.compile(r"每|一(?![一-龥]?(?:共|次性))")
_EACH_BEHIND = re.compile("[一每](?!共|[一-龥]性|起(?!案)|定|直|致|般|样|些|同|并|道)")
_JOINS = re.compile(r"(?:约|仅|补助?|奖补?|给|按|是|才|就|收|各|\s|不少于|不低于|不超过|至少|补贴|发放?|大概){0,3}")
_MOST_PERS = 6
"""Nobody counts for each of more things in one breath; it bounds what is read again behind each 一 of 一个一个一个."""
_TURN = frozenset(["次", "遍", "回", "趟", "轮", "节", "班", "期", "场", "课时", "小时", "学时", "圈"])
_TIMES = frozenset(
    [*"天日周月年季旬班", "季度", "个月", "个季度", "学期", "个学期", "礼拜", "星期", "半年", "小时", "半月"]
)


def with_each_behind(words: str, found: dict[str, object]) -> dict[str, object]:
    """两千块一件, 2.2万一套, 三百五一个: what each one costs, where nothing is counted in between."""
    end = int(str(found["end"]))
    if found["kind"] not in {"money", "number"} or found.get("per") or not _EACH_BEHIND.match(words, end):
        return found
    each = per_measure(words, end + 1)
    return {**found, "end": each.end, "per": each.head} if each else found


def each_before(words: str, at: int) -> tuple[str, str, int] | None:
    """每人每月 of 每人每月700元: what so much is each of, its last part, and where the number begins; or None.

    每天巡检2次 is left to its parts, since something stands between.
    """
    if not _PER_BEFORE.match(words, at):
        return None
    end, pers = at, list[str]()
    while len(pers) < _MOST_PERS and (_is_each(words, end) or (pers and words[end : end + 1] == "半")):
        measure = per_measure(words, end + 1)
        if measure is None:
            break
        pers.append(measure.head)
        end = measure.end
    joined = _JOINS.match(words, end)
    number = joined.end() if joined else end
    return ("·".join(pers), pers[-1], number) if pers and _begins(words, number) else None


def _is_each(words: str, at: int) -> bool:
    return words[at : at + 1] in {"每", "一"} and not money_at(words, at)


def _begins(words: str, at: int) -> bool:
    """Whether a number begins there."""
    first = words[at : at + 1]
    return first in FIGURES or (first in NUMERAL_CHARS and number_at(words, at) is not None)


def per_measure(words: str, at: int) -> Measure | None:
    """A measure that something can be each of: one that is known, and is not itself for each of another."""
    measure = running_measure(words, at)
    return measure if measure and not measure.per and measure.kind else None


def belongs(per: str, inner: dict[str, object]) -> bool:
    """Whether so much each is meant: money, a number without a measure, or turns in a time."""
    unit = str(inner.get("unit"))
    bare = unit.lstrip("万亿")
    return inner["kind"] in {"money", "number"} or (per in _TIMES and bare in _TURN)


def before_each(words: str, at: int, first: NumberAt | None) -> NumberAt | None:
    """三百 of 三百一户, 3万 of 3万一个, 九十九点五 of 九十九点五一般.

    一 before a measure is each one, and before the rest of a word a part of that, not the tenth of a shortened numeral.
    """
    if first is None or first.end - at < 2 or words[first.end - 1] != "一":
        return first
    apart = BEGINS_A_WORD.match(words, first.end - 1) is not None
    if not apart and words[first.end - 2] in SCALES:
        apart = per_measure(words, first.end) is not None
    shorter = number_at(words[at : first.end - 1], 0) if apart else None
    return replace(shorter, end=at + shorter.end) if shorter else first
