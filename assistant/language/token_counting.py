"""Whether a numeral counts: 百 and 万元 alone count nothing, 统一 and 一个 neither."""

import re
from dataclasses import replace

from assistant.language.measure_words import measure_kind
from assistant.language.measures import UnknownMeasure, measure_at
from assistant.language.numeral.approximate import exact_or_unit
from assistant.language.token_numbers import NUMERALS, NumberAt, number_at
from assistant.language.token_signs import PHRASE_END, SCALES

_DAY = re.compile(f"月(?:份|底|初|中旬|上旬|下旬|[{NUMERALS}]{{1,3}}[号日])")
"""Behind a numeral it makes the numeral a month."""
_CARDINAL = frozenset("上近数约超过有余达逾")
"""Before a bare unit they make a number of it: 上百."""
_WORDS_BEFORE_ONE = frozenset("统唯同某这那另之进专单逐任哪")
"""Behind them 一 is the second half of a word."""
_COUNTERS = frozenset("个种项片批些块步面把对起段则番")
_COUNTED_ONE = frozenset("了仅只共各翻够缺差")
"""Before 一 and a counter they make it a number: 坏了一把, 还差一个."""
_WORDS_OF_ONE = frozenset("些块步面片对起番")
"""With 一 before them they are words of their own also where the phrase ends: 一起, 一面. 一个, 一项 then count one."""


def before_date(words: str, at: int, first: NumberAt | None) -> NumberAt | None:
    """二百八十七万 of 二百八十七万四月二十号: the month of a date is not the tail of a shortened numeral."""
    if first is None or first.end - at < 2 or words[first.end - 2] not in SCALES or not _DAY.match(words, first.end):
        return first
    shorter = number_at(words[at : first.end - 1], 0)
    return replace(shorter, end=at + shorter.end) if shorter else first


def bare_unit(words: str, at: int) -> NumberAt | None:
    """百 of 约百亩: a unit alone, behind a word that makes a number of it and before a known measure."""
    is_near = words[at] in SCALES and words[at - 1 : at] in _CARDINAL
    value = exact_or_unit(words[at]) if is_near and measure_at(words, at + 1, UnknownMeasure.NOTHING).kind else None
    return NumberAt(at + 1, value, chinese=True, about=True) if value is not None else None


def may_count(words: str, at: int, first: NumberAt) -> bool:
    """百 and 万元 alone count nothing; 上百 and 百余 do."""
    return words[at] not in SCALES or first.end - at > 1 or words[at - 1 : at] in _CARDINAL


def counts(words: str, at: int, first: NumberAt, unit: str) -> bool:
    """Whether a Chinese numeral counts: several places, or one digit before a measure that the lexicon knows."""
    if first.end - at >= 2 or first.scale:
        return bool(unit) or first.scale != "" or (first.value or 0) >= 10
    if words[at] == "一" and (words[at - 1 : at] in _WORDS_BEFORE_ONE or _is_article(words, at, unit)):
        return False
    return bool(unit and measure_kind(unit)) or (unit == "" and words[at] == "零")


def _is_article(words: str, at: int, unit: str) -> bool:
    """Whether 一 and a counter are no more than "a"."""
    return unit in _COUNTERS and words[at - 1 : at] not in _COUNTED_ONE and not _closes(words, at, unit)


def _closes(words: str, at: int, unit: str) -> bool:
    """Whether 一 and a counter close a phrase that points at nothing: 每人加一个, not 最后一个 or 在一起."""
    points = unit in _WORDS_OF_ONE or words[at - 1 : at] in {"", *"后前上下此头"}
    return not points and PHRASE_END.match(words, at + 1 + len(unit)) is not None
