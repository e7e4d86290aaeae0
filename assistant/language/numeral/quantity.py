"""A quantity as it is said: a number and whatever measure stands behind it, with no list of measures.

35000元, 两千五百块, 一个半小时, 三年多, 一米八, 约3000人, 3-5万元, 不到三成. Money in 元, 块, 角, 毛 and 分 is given in
元, 百分之, 千分之 and 成 in percent; every other unit stays as it was written.
"""

import re
from decimal import Decimal

from assistant.language.numeral.approximate import exact_or_unit, read_approximate
from assistant.language.numeral.bounds import StatedBounds, apply_bound, without_bounds
from assistant.language.numeral.idioms import lexicon
from assistant.language.numeral.money import read_money_words
from assistant.language.numeral.reading import exact_decimal, read_figure
from assistant.language.numeral.scan import find_numerals
from assistant.language.numeral.shares import is_in_percent, read_approximate_share, read_fraction
from assistant.language.numeral.signs import DIGIT_WORDS, DIGITS, UNIT_WORDS, UNITS, plain
from assistant.language.numeral.units import SpokenQuantity, in_yuan, is_measure, with_measure

__all__ = ["SpokenQuantity", "stated_quantity"]

_LONGEST = 80
_TWO_WAYS = re.compile("(?P<one>[^（(]+)[（(](?P<other>[^（）()]+)[）)]")
_RANGE = re.compile("(?P<low>.+?)(?:-|~|—+|–|至|到)(?P<high>.+)")
_LONE = f"[十两{DIGIT_WORDS}]"
_TWICE = re.compile(f"(?P<one>{_LONE})(?P<unit>[^两{DIGIT_WORDS}{UNIT_WORDS}]{{1,2}})(?P<other>{_LONE})(?P=unit)")
_DAY = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])", re.ASCII)
"""12.31 alone may be the last day of the year."""
_CODE = re.compile(r"0\d", re.ASCII)
_NAME = re.compile(f"[零{DIGIT_WORDS}]{{2,3}}")
"""九一一, 一二〇: days and telephone numbers."""
_NO_NOUN = re.compile(rf"$|[半多余/零\d{DIGIT_WORDS}]", re.ASCII)
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 10**8, "w": 10_000, "k": 1000}
_OF_TWO = frozenset("里两斤亩尺寸丈米吨元角度")
"""What 二 counts; before other measures it names: 二期."""


def stated_quantity(text: str) -> SpokenQuantity | None:
    """The quantity that a short text states; None where it states none, two, or one that is not sure."""
    shown = text.strip()
    if len(shown) > _LONGEST or _DAY.fullmatch(plain(shown)):
        return None
    if twice := _TWO_WAYS.fullmatch(shown):
        one, other = stated_quantity(twice["one"]), stated_quantity(twice["other"])
        return one if one == other else None
    return _share_or_money(shown) or _bounded(without_bounds(shown))


def _bounded(stated: StatedBounds) -> SpokenQuantity | None:
    """A quantity with its bounding word applied; a bare unit is a number only there: 超百万, 近千户."""
    if stated.bound is None or stated.contradictory:
        return None if stated.contradictory else _unbounded(stated.words)
    read = _unbounded(stated.words) or _bare_unit(stated.words)
    if read is None:
        return None
    low, high = (read.low, read.high) if read.value is None else (read.value, read.value)
    return SpokenQuantity(read.unit, None, *apply_bound(low, high, stated.bound), read.share)


def _unbounded(shown: str) -> SpokenQuantity | None:
    """A quantity without bounding words."""
    ways = (_share_or_money, _measured_twice, _range, _half_measure, _number_and_measure)
    return next((read for way in ways if (read := way(shown)) is not None), None)


def _share_or_money(shown: str) -> SpokenQuantity | None:
    if (money := read_money_words(shown)) is not None:
        return SpokenQuantity("元", money)
    if (share := read_fraction(shown)) is not None:
        percent = is_in_percent(shown)
        return SpokenQuantity("%" if percent else "", exact_decimal(share * 100 if percent else share), share=True)
    span = read_approximate_share(shown)
    return SpokenQuantity("%", low=span.low, high=span.high, share=True) if span else None


def _number_and_measure(shown: str) -> SpokenQuantity | None:
    """A number at the start and a measure behind it: the scanner's numeral, else the longest start that is a number."""
    if not shown or _CODE.match(plain(shown)) or _NAME.fullmatch(plain(shown)):
        return None
    found = find_numerals(shown)
    if not found or found[0].start > 1:
        return _split_at(shown, len(shown))
    ends = [found[0].end, *range(len(shown), 0, -1)]
    return next((read for end in ends if (read := _split_at(shown, end)) is not None), None)


def _split_at(shown: str, end: int) -> SpokenQuantity | None:
    head, rest = shown[:end].strip(), plain(shown[end:]).strip().removesuffix("整")
    value, span = read_figure(head), read_approximate(head)
    if (value is None and span is None) or not _may_count(plain(head), rest):
        return None
    counted = plain(head).endswith("个半") and rest in {"", "月"}
    read = SpokenQuantity("", value, span.low if span else None, span.high if span else None)
    return with_measure(read, f"个{rest}" if counted else rest)


def _may_count(numeral: str, rest: str) -> bool:
    """Whether a lone digit in words can count what follows.

    Any measure of one character, but one that is named by number (三期); a longer one behind a known counter, behind 一
    only the counter itself (一本正经). 两 counts anything short, 二 little (二期 is a name). 两个半天 may be one day.
    """
    if numeral.endswith("个半") and rest == "天":
        return False
    if not rest or numeral not in {*DIGITS, "两"}:
        return True
    if numeral == "二":
        return rest[0] in _OF_TWO
    counter = next((c for c in sorted(lexicon().counters, key=len, reverse=True) if rest.startswith(c)), "")
    if numeral == "一" and counter not in {"", "个"}:
        return _NO_NOUN.match(rest, len(counter)) is not None
    if numeral == "两":
        return bool(counter) or len(rest) <= 2
    return bool(counter) or (len(rest) == 1 and rest not in lexicon().namers)


def _measured_twice(shown: str) -> SpokenQuantity | None:
    """十个八个, 三天五天."""
    match = _TWICE.fullmatch(plain(shown))
    numbers = sorted(n for name in ("one", "other") if match and (n := read_figure(match[name])) is not None)
    if match is None or len(set(numbers)) < 2 or not is_measure(match["unit"]):
        return None
    return in_yuan(SpokenQuantity(match["unit"], low=numbers[0], high=numbers[1]))


def _half_measure(shown: str) -> SpokenQuantity | None:
    """半斤; and 斤半, one and a half."""
    words = plain(shown)
    for measure, value in ((words.removeprefix("半"), "0.5"), (words.removesuffix("半"), "1.5")):
        if measure != words and measure in lexicon().counters:
            return in_yuan(SpokenQuantity(measure, Decimal(value)))
    return None


def _range(shown: str) -> SpokenQuantity | None:
    """3-5万元, 三至五年, 10%~15%: two ends, of which the first may leave scale and measure to the second."""
    ends = _RANGE.fullmatch(plain(shown))
    high = _end(ends["high"]) if ends else None
    if ends is None or high is None or high.value is None:
        return None
    low = _low_end(ends["low"], ends["high"], high)
    bare = not high.unit and not any(c in _SCALES for c in ends["high"])
    if low is None or low >= high.value or bare:
        return None
    return SpokenQuantity(high.unit, None, low, high.value, high.share)


def _end(words: str) -> SpokenQuantity | None:
    return _share_or_money(words) or _number_and_measure(words)


def _low_end(low: str, high: str, of: SpokenQuantity) -> Decimal | None:
    """The first end: with the unit of the second or without one, and then with its scale (3 of 3-5万 is 30,000)."""
    number = read_figure(low)
    if number is None:
        measured = _end(low)
        return measured.value if measured is not None and measured.unit == of.unit else None
    numerals = find_numerals(high)
    scale = plain(numerals[0].text)[-1] if numerals else ""
    if scale not in _SCALES or scale in low or (scale in "百千" and any(c in UNITS for c in low)) or of.value is None:
        return number
    scaled = number * _SCALES[scale]
    return scaled if scaled <= of.value else number


def _bare_unit(shown: str) -> SpokenQuantity | None:
    """百万 of 超百万, 千户 of 约千户."""
    words = plain(shown)
    unit = re.match(f"[{UNIT_WORDS[1:]}]+", words)
    number = exact_or_unit(unit[0]) if unit else None
    return with_measure(SpokenQuantity("", number), words[unit.end() :]) if unit and number is not None else None
