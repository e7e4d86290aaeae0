"""Shares of a whole, in percent: 百分之九十二点五, 千分之三, 八成七, 92.5%, 3‰, 四分之三, 一半.

``read_share`` is exact: 三分之一 has no exact decimal and is None there; ``read_fraction`` keeps every share as a
fraction of one.
"""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.language.numeral.approximate import Approximate, last_place, read_approximate
from assistant.language.numeral.reading import exact_decimal, read_figure
from assistant.language.numeral.signs import DIGIT_WORDS, DIGITS, LONGEST, UNITS, plain

_PARTS = re.compile("(?P<sign>[-负])?(?P<whole>[^分]+)分之(?P<part>.+)")
_SIGNED = re.compile("(?P<part>.+?) ?(?P<sign>[%‰])")
_TENTHS = re.compile(rf"(?P<tenths>[十两{DIGIT_WORDS}]|\d+(?:\.\d+)?)成(?P<part>[半{DIGIT_WORDS}])?", re.ASCII)
_VAGUE_TENTHS = re.compile("(?P<before>将?近|接近)?(?P<tenths>[^成]+)成(?P<after>[多余])?")
_SET = dict.fromkeys(("一半", "半数", "对半", "各半"), Fraction(1, 2)) | {"百分百": Fraction(1)}
_VAGUE_SET = {"过半": (50, None), "大半": (50, 100), "多半": (50, 100)}
_WHOLES = {"%": Decimal(100), "‰": Decimal(1000)}
_OF_SHARES = frozenset("%‰％﹪分成半")
"""A share has one of them."""
_MOST_TENTHS = 10


def read_share(text: str) -> Decimal | None:
    """The percentage of a whole share, exactly; None where it is none, approximate or without end (三分之一)."""
    share = read_fraction(text)
    return None if share is None else as_percent(share)


def as_percent(share: Fraction) -> Decimal | None:
    """A fraction of one in percent; None where the decimal has no end."""
    return exact_decimal(share * 100)


def is_in_percent(text: str) -> bool:
    """Whether a share is said in hundredths, thousandths or tenths, not as a plain fraction (四分之三, 一半)."""
    bare = plain(text).strip()
    parts = _PARTS.fullmatch(bare)
    if parts is None:
        return _SET.get(bare) != Fraction(1, 2)
    return _number(parts["whole"]) in {100, 1000, 10_000}


def read_fraction(text: str) -> Fraction | None:
    """A share as an exact fraction of one: 三分之一 is 1/3, 120% is 6/5."""
    if len(text) > LONGEST or _OF_SHARES.isdisjoint(text):
        return None
    bare = plain(text).strip()
    if bare in _SET:
        return _SET[bare]
    if parts := _PARTS.fullmatch(bare):
        share = _divided(_number(parts["part"]), _number(parts["whole"]))
        return -share if share is not None and parts["sign"] else share
    if signed := _SIGNED.fullmatch(bare):
        return _divided(read_figure(signed["part"]), _WHOLES[signed["sign"]])
    tenths = _TENTHS.fullmatch(bare)
    return _tenths(tenths["tenths"], tenths["part"] or "") if tenths else None


def _number(words: str) -> Decimal | None:
    """百, 千 and 万 are the wholes of 百分之, 千分之 and 万分之; 百 is the part of 百分之百."""
    return Decimal(UNITS[words]) if words in UNITS else read_figure(words)


def _divided(part: Decimal | None, whole: Decimal | None) -> Fraction | None:
    if part is None or whole is None or whole <= 1 or whole != int(whole):
        return None
    return Fraction(part) / Fraction(whole)


def _tenths(tenths: str, part: str) -> Fraction | None:
    whole = read_figure(tenths)
    if whole is None or whole > _MOST_TENTHS or (part and whole != int(whole)):
        return None
    more = Decimal(5 if part == "半" else DIGITS.get(part, 0)) / 10
    return Fraction(whole + more) / 10


def read_approximate_share(text: str) -> Approximate | None:
    """The span of an approximate share in percent: 七八成 is 70 to 80, 百分之九十几 is 91 to 99, 过半 is 50 or more."""
    bare = plain(text).strip() if len(text) <= LONGEST else ""
    if bare in _VAGUE_SET:
        low, high = _VAGUE_SET[bare]
        return Approximate(Decimal(low), None if high is None else Decimal(high))
    if parts := _PARTS.fullmatch(bare):
        whole = _number(parts["whole"])
        return None if parts["sign"] or not whole else _scaled(read_approximate(parts["part"]), 100 / whole)
    if signed := _SIGNED.fullmatch(bare):
        return _scaled(read_approximate(signed["part"]), 100 / _WHOLES[signed["sign"]])
    tenths = _VAGUE_TENTHS.fullmatch(bare)
    return _vague_tenths(**tenths.groupdict("")) if tenths else None


def _vague_tenths(before: str, tenths: str, after: str) -> Approximate | None:
    """七八成, 近七成; 三成多 is up to one tenth more."""
    number = read_figure(tenths) if after and not before else None
    if number is not None:
        return Approximate(number * 10, (number + last_place(number)) * 10) if 0 < number < _MOST_TENTHS else None
    return _scaled(read_approximate(f"{before}{tenths}{after}"), Decimal(10))


def _scaled(span: Approximate | None, factor: Decimal) -> Approximate | None:
    if span is None:
        return None
    return Approximate(span.low * factor, None if span.high is None else span.high * factor)
