"""Approximate numerals as a span: 十几 is 11 to 19, 七八十 is 70 to 80, 三百多 is 300 to 400, 上百 is 100 or more.

Bounds are the widest that the words allow, both included. They are read by writing the numeral out twice, with the
least and the greatest digit that the vague word stands for, so that the grammar of exact numerals judges both.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numeral.reading import read_figure
from assistant.language.numeral.signs import DIGIT_WORDS, DIGITS, LONGEST, UNIT_WORDS, UNITS, plain

_D, _TEN_TO_YI, _HUNDRED_TO_YI = DIGIT_WORDS, UNIT_WORDS, UNIT_WORDS[1:]
_OF_YI = re.compile("个(?=[多余来几]?亿$)")
_PAIR = re.compile(f"(?=([两{_D}][两{_D}]))")
_PAIRED = {"一两": "一二", "两三": "二三"}
_ODD_PAIR = "三五"
_LISTED = re.compile(f"(?P<low>[1-9{_D}])、(?P<high>[1-9{_D}])(?P<scale>[{_TEN_TO_YI}]*)")
_TWICE = re.compile(f"(?P<one>[十两{_D}]+)(?P<unit>[{_HUNDRED_TO_YI}])(?P<other>[十两{_D}])(?P=unit)")
_SOME = re.compile(f"好?几|^数(?=[{_TEN_TO_YI}])")
_MORE = re.compile(f"(?P<number>.+?)(?P<word>[多余来把])(?P<scale>[{_HUNDRED_TO_YI}]*)")
_NEAR = re.compile("(?:将?近|接近|快到?|小)(?P<number>.+)")
_OPEN = re.compile(f"(?:上|数以(?=.+计$))(?P<number>[{_HUNDRED_TO_YI}]+)计?")
_ROUGHLY_ONE = re.compile("(?P<unit>[百千万])儿八[十百千]")
_SET = {"成百上千": 100, "成千上万": 1000}
_PLAN = "十四五"
"""A five-year plan that looks like a span of two digits."""


@dataclass(frozen=True)
class Approximate:
    """A number somewhere from ``low`` to ``high``, both included; ``high`` is None where there is no upper bound."""

    low: Decimal
    high: Decimal | None


def read_approximate(text: str) -> Approximate | None:
    """The span of a whole approximate numeral; None where it is exact, none at all or not sure."""
    bare = _OF_YI.sub("", plain(text).strip()) if len(text) <= LONGEST else ""
    if not bare or bare == _PLAN or read_figure(bare) is not None:
        return None
    readers = (_two_digits, _listed, _twice, _some, _more, _almost, _open, _roughly_one)
    return next((found for reader in readers if (found := reader(bare)) is not None), None)


def last_place(number: Decimal) -> Decimal:
    """The last place that is not zero: 100 of 1200, 0.1 of 1.2."""
    return Decimal(1).scaleb(int(number.normalize().as_tuple().exponent))


def exact_or_unit(text: str) -> Decimal | None:
    """A number, or a bare unit such as 百 in 百余 with its 一 supplied."""
    return read_figure(f"一{text}" if text[:1] in _HUNDRED_TO_YI and text else text)


def _two_digits(text: str) -> Approximate | None:
    """七八十, 三五百, 二十五六: two digits in one place, the second one more, or 三五."""
    pairs = list(_PAIR.finditer(text))
    if len(pairs) != 1 or _SOME.search(text) or (len(text) > 2 and not any(c in UNITS for c in text)):
        return None
    at, pair = pairs[0].start(), _PAIRED.get(pairs[0][1], pairs[0][1])
    low, high = pair[0], pair[1]
    if DIGITS.get(high, 0) - DIGITS.get(low, 0) != 1 and not (pair == _ODD_PAIR and at == 0):
        return None
    return _between(f"{text[:at]}{low}{text[at + 2 :]}", f"{text[:at]}{high}{text[at + 2 :]}")


def _listed(text: str) -> Approximate | None:
    """7、8万 and 七、八十: the two digits share the unit behind the second."""
    match = _LISTED.fullmatch(text)
    if match is None:
        return None
    low, high = (_D[int(d) - 1] if d.isascii() else d for d in (match["low"], match["high"]))
    return _two_digits(f"{low}{high}{match['scale']}")


def _twice(text: str) -> Approximate | None:
    """十万八万, 三百五百: the unit said twice."""
    match = _TWICE.fullmatch(text)
    if match is None:
        return None
    one, other = f"{match['one']}{match['unit']}", f"{match['other']}{match['unit']}"
    return _between(one, other) or _between(other, one)


def _between(low: str, high: str) -> Approximate | None:
    first, last = read_figure(low), read_figure(high)
    return Approximate(first, last) if first is not None and last is not None and first < last else None


def _some(text: str) -> Approximate | None:
    """几十, 十几, 数百, 三千几百: from one (two at the head) to nine in the place of 几, and all of that place."""
    words = list(_SOME.finditer(text))
    if len(words) != 1:
        return None
    before, after = text[: words[0].start()], text[words[0].end() :]
    if not after:
        return _some_behind(before)
    least = 1 if before else 2
    found = _between(f"{before}{_D[least - 1]}{after}", f"{before}九{after}") if after[0] in UNITS else None
    if found is None or found.high is None:
        return None
    place = (found.high - found.low) / (9 - least)
    return Approximate(found.low, found.high + place - 1)


def _some_behind(before: str) -> Approximate | None:
    """十几 and 20几 are below the next ten; 一百几 may be 101 or 190."""
    number = exact_or_unit(before)
    if number is None or number <= 0 or (place := last_place(number)) < UNITS["十"]:
        return None
    return Approximate(number + 1, number + (9 if place == UNITS["十"] else place))


def _more(text: str) -> Approximate | None:
    """三百多, 120余, 二十多万: up to one more in the last place. 来 and 把 reach half of it both ways: 十来, 万把."""
    match = _MORE.fullmatch(text)
    number = exact_or_unit(match["number"]) if match else None
    if match is None or number is None or number <= 0 or (match["word"] == "把" and match["number"] not in UNITS):
        return None
    base = exact_or_unit(f"{match['number']}{match['scale']}")
    if base is None or base < UNITS["十"]:
        return None
    place = last_place(number) * (base / number)
    return (
        Approximate(base - place / 2, base + place / 2) if match["word"] in "来把" else Approximate(base, base + place)
    )


def _almost(text: str) -> Approximate | None:
    """近百, 近3000, 小两万: not more than a tenth of the last place below."""
    match = _NEAR.fullmatch(text)
    number = exact_or_unit(match["number"]) if match else None
    if number is None or number <= 0:
        return None
    return Approximate(number - last_place(number) / 10, number)


def _open(text: str) -> Approximate | None:
    """上百, 数以万计, 成千上万."""
    match = _OPEN.fullmatch(text)
    number = exact_or_unit(match["number"]) if match else Decimal(_SET[text]) if text in _SET else None
    return Approximate(number, None) if number is not None else None


def _roughly_one(text: str) -> Approximate | None:
    """千儿八百: 800 to 1000."""
    match = _ROUGHLY_ONE.fullmatch(text)
    unit = Decimal(UNITS[match["unit"]]) if match else None
    return Approximate(unit * 8 / 10, unit) if unit is not None else None
