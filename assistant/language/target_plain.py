"""The plain cell, which most cells are: a sign at most, one figure or two ends of a range, a known measure to the end.

≥95%, 648路, 不少于3次/年, ≤20万元/公里, 85%-90%. Read with the signs and measures of the grammar, without its tokens,
which costs an eighth; a test reads every cell of the collections both ways. What is not plain goes to the grammar.
"""

import re
from decimal import Decimal
from functools import cache

from assistant.language.measures import Measure, UnknownMeasure, read_measure
from assistant.language.target import Operator, Target, made_target
from assistant.language.target_signs import COMPARED, DENIED, DOWNWARD, FIXED, UPWARD
from assistant.language.target_tokens import Kind, sign_words
from assistant.language.word_classes import either

_FIGURE = r"(?:0|[1-9]\d{0,9})(?:\.\d{1,4})?(?=[^\d.,\s]|\s*[(（])"
_TO = re.compile(rf"(?:-|—+|–|~|至|到)(?P<n>{_FIGURE})")
_OF_TIMES = frozenset("年月日号时季周旬点")
"""A figure before these may be a date."""
_MULTIPLIED, _ONE = frozenset("千百"), Decimal(1)
_SHARES = frozenset({"%", "‰"})


@cache
def _head() -> re.Pattern[str]:
    denials, signs = (
        either(word for word, kind in sign_words().items() if kind in kinds)
        for kinds in ({Kind.DENIAL}, {*COMPARED, *FIXED})
    )
    return re.compile(rf"(?:(?P<denial>{denials})?(?P<sign>{signs}) ?)?(?P<n>{_FIGURE})")


def plain_cell(raw: str, text: str) -> Target | None:
    """The target of a plain cell, made plain for reading; None where it is another."""
    head = _head().match(text)
    measure = _measure(text, head.end()) if head else None
    if head is None or measure is None:
        return None
    if measure.end != len(text):
        return None if head["sign"] else _range(raw, text, Decimal(head["n"]), measure)
    operator, value = _operator(head["denial"], head["sign"]), Decimal(head["n"])
    if operator is None:
        return None
    low, high = None if operator in DOWNWARD else value, None if operator in UPWARD else value
    return made_target(raw, operator, low=low, high=high, unit=measure.unit, quantitative=True)


def _operator(denial: str | None, sign: str | None) -> Operator | None:
    """None for a denial of what does not compare: 未达到."""
    kind = sign_words().get(sign or "")
    if kind in COMPARED:
        return DENIED[COMPARED[kind]] if denial else COMPARED[kind]
    return None if denial else FIXED[kind] if kind else Operator.EQUAL


def _measure(text: str, at: int) -> Measure | None:
    """A known measure that is no calendar's, without a scale that multiplies; also in brackets."""
    if text[at] in _MULTIPLIED or text[at] in _OF_TIMES:
        return None
    bracketed = text[at] in "(（ "
    found = read_measure(text, at, UnknownMeasure.WORD if bracketed else UnknownMeasure.NOTHING)
    if not found.unit or found.more or found.about or found.factor != _ONE or found.base[:1] in _OF_TIMES:
        return None
    return found if found.kind or found.base in _SHARES else None


def _range(raw: str, text: str, low: Decimal, measure: Measure) -> Target | None:
    """85%-90%: both ends in one measure."""
    second = _TO.match(text, measure.end)
    other = _measure(text, second.end()) if second else None
    if second is None or other is None or other.end != len(text) or other.unit != measure.unit:
        return None
    high = Decimal(second["n"])
    if low > high:
        return None
    return made_target(raw, Operator.RANGE, low=low, high=high, unit=measure.unit, quantitative=True)
