"""Clauses of changes that state a value: to what, by how much, by what factor, by how many days."""

import re
from decimal import Decimal

from assistant.base import show
from assistant.language.changes.change_order import ChangeKind
from assistant.language.changes.change_words import ChangeWords
from assistant.language.numeral.signs import DIGIT
from assistant.language.tokens import TokenKind

Valued = tuple[ChangeKind, list[tuple[int, int]], dict[str, object]]
"""Kind, places of the verb, and the other fields of the order."""
_K = ChangeKind
_TO = re.compile(r"到|至|为|成|达|在")
_TENTH = re.compile(rf"打\s*(?P<n>(?:[1-9]|{DIGIT}))(?P<half>五|\.5|5)?\s*折")
_DURATIONS = frozenset({"天", "日", "个月", "月", "周", "个星期", "星期", "年", "个工作日", "工作日"})
_FACTORS = {"double": Decimal(2), "quadruple": Decimal(4), "half": Decimal("0.5")}
_BOUND = 8


def read_multiplied(words: ChangeWords) -> Valued | None:
    """翻一番, 减半, 打八折, 增加两倍, 是去年的1.5倍."""
    for name, factor in _FACTORS.items():
        if (match := words.first_spanning(name)) is not None:
            return _K.TIMES, [match.span()], {"factor": show(factor)}
    if (tenth := _TENTH.search(words.text)) is not None:
        digits = "一二三四五六七八九".find(tenth["n"]) + 1 or int(tenth["n"])
        factor = Decimal(digits) / 10 + (Decimal("0.05") if tenth["half"] else 0)
        return _K.TIMES, [tenth.span()], {"factor": show(factor)}
    value = words.value
    if value is None or value.number is None or value.unit != "倍":
        return None
    verb = words.verb_before(words.place(value)[0])
    more = verb is not None and not words.is_less(verb[0]) and not _reaches(words, verb.end())
    return _K.TIMES, [verb.span()] if verb else [], {"factor": show(value.number + (1 if more else 0))}


def read_day_moved(words: ChangeWords) -> Valued | None:
    """推迟一个月, 提前15天: a length of time behind a verb that moves days; with 到 it is a day of its own."""
    value = words.value
    verb = words.first("later") or words.first("earlier")
    if verb is None or value is None or value.unit not in _DURATIONS or _reaches(words, verb.end()):
        return None
    kind = _K.LATER if words.first("later") is not None else _K.EARLIER
    return kind, [verb.span()], {}


def read_valued(words: ChangeWords) -> Valued | None:
    """A value, with the verb that says whether it is the new one or the difference."""
    value = words.value
    if value is None:
        return None
    at, end = words.place(value)
    verb = words.verb_before(at)
    cuts = [m.span() for name in ("more", "less", "set", "keep", "later", "earlier") for m in words.all(name)]
    bound = f"{words.text[max(0, at - _BOUND) : at]}\n{words.text[end : end + _BOUND]}"
    if verb is None or _reaches(words, verb.end()) or value.kind in {TokenKind.DATE, TokenKind.PERIOD}:
        return _K.SET, cuts, {"bound": bound}
    if value.is_range:
        return _K.OPEN, cuts, {}
    kind = _K.LESS if words.is_less(verb[0]) else _K.MORE
    head = not words.text[: verb.start()].strip()
    return kind, cuts, {"may_be_new": head and at > verb.end() + 1, "text": words.text[verb.start() :]}


def _reaches(words: ChangeWords, start: int) -> bool:
    """Whether the words between a verb and the value lead to it: 增加到, 压减至."""
    value = words.value
    return value is not None and _TO.search(words.text, start, words.place(value)[0]) is not None
