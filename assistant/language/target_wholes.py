"""Targets that say all or none without a number: 全部合格 is 100%, 无投诉 and 未发生安全事故 are 0."""

import re
from functools import cache

from assistant.language.polarity import NEGATIVE
from assistant.language.word_classes import either, word_classes

_IN_A_NAME = r"率|时间|天数|运行|处置|处理|化率"
"""Behind an event: the name of a measure (无故障运行, 零事故天数), not a statement."""
_NOT_ALL = re.compile(rf"[{NEGATIVE}]|基本|大部分|尽量|力争")


@cache
def none_words() -> tuple[str, ...]:
    """Words that say, before a case or behind an event, that there is none."""
    words = word_classes("wholes")
    return (*words["none_happened"], *words["none"])


@cache
def _none() -> re.Pattern[str]:
    words = word_classes("wholes")
    happened, none, events = (either(words[k]) for k in ("none_happened", "none", "events"))
    names = rf"(?<![有是])(?:{none})(?!星|散|售|距离|法|论|需|须|缝|障碍|害|偿|线|人机|纸|形)"
    return re.compile(rf"(?:{happened})|{names}[一-鿿]{{0,10}}?(?:{events})(?![一-鿿]{{0,6}}?(?:{_IN_A_NAME}))")


@cache
def _all() -> re.Pattern[str]:
    words = word_classes("wholes")
    each = either(w for w in words["all"] if w != "均")
    evenly = "(?<![人平年日户月])均(?![衡价值等匀线分摊])"
    return re.compile(rf"(?:{each}|{evenly})[一-鿿]{{0,12}}?(?:{either(words['reached'])})|^(?:{each})$")


def says_none(text: str) -> bool:
    """Whether a clause says that nothing of a kind happens: 无投诉, 零事故, 不发生群体性事件."""
    return _none().search(text) is not None


def says_all(text: str) -> bool:
    """Whether a clause says that every case reached a state: 全部合格, 均已验收; 未全部完成 and 基本 do not."""
    found = _all().search(text)
    return found is not None and not _NOT_ALL.search(text[: found.end()])
